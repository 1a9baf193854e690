import type { TextSpan } from '../spans/text-span.js';

/** The kinds of question a form is put together from. */
export const FORM_PART_KINDS = [
  'choice',
  'choices',
  'likert',
  'slider',
  'ranking',
  'pairwise',
  'span',
  'text',
] as const;
export type FormPartKind = (typeof FORM_PART_KINDS)[number];

export type FormOption = { readonly id: string; readonly label: string; readonly help?: string };

/**
 * When a part is asked: by the answer to a part before it. A part that is not asked has no answer, so `equals`,
 * `includes`, `atLeast` and `atMost` are false of it.
 */
export type FormCondition =
  | { readonly part: string; readonly answered: boolean }
  | { readonly part: string; readonly equals: string | number }
  | { readonly part: string; readonly includes: string }
  | { readonly part: string; readonly atLeast: number }
  | { readonly part: string; readonly atMost: number }
  | { readonly all: readonly FormCondition[] }
  | { readonly any: readonly FormCondition[] }
  | { readonly not: FormCondition };

type Part = {
  /** Unique in the form; names the answer in releases. */
  readonly id: string;
  /** The question. */
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  readonly showIf?: FormCondition;
};

export type ChoicePart = Part & { readonly kind: 'choice'; readonly options: readonly FormOption[] };
export type ChoicesPart = Part & {
  readonly kind: 'choices';
  readonly options: readonly FormOption[];
  readonly least?: number;
  readonly most?: number;
};
/** One label a rating, lowest first; ratings run from `min` in steps of 1. */
export type LikertPart = Part & {
  readonly kind: 'likert';
  readonly min: number;
  readonly labels: readonly string[];
};
export type SliderPart = Part & {
  readonly kind: 'slider';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly minLabel: string;
  readonly maxLabel: string;
};
/** Every option is put into an order, best first. */
export type RankingPart = Part & { readonly kind: 'ranking'; readonly options: readonly FormOption[] };
/** Every pair of options is compared. */
export type PairwisePart = Part & {
  readonly kind: 'pairwise';
  readonly options: readonly FormOption[];
  /** Whether "neither more than the other" may be said. */
  readonly ties: boolean;
};
/** Passages of the task's text, each under one of the labels. */
export type SpanPart = Part & {
  readonly kind: 'span';
  readonly labels: readonly FormOption[];
  readonly least?: number;
  readonly most?: number;
};
/** Lengths in code points. */
export type TextPart = Part & {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly lines: 'one' | 'many';
};

export type FormPart =
  ChoicePart | ChoicesPart | LikertPart | SliderPart | RankingPart | PairwisePart | SpanPart | TextPart;

/** What a study of kind FORM asks of each of its scenarios or items. `version` says by which rules it is read. */
export type FormDefinition = { readonly version: 1; readonly parts: readonly FormPart[] };

export type LabelledSpan = TextSpan & { readonly label: string };
/** Which of two options was chosen; null: neither. `first` and `second` as shown. */
export type ComparedPair = {
  readonly first: string;
  readonly second: string;
  readonly chosen: string | null;
};

/** By kind: choice, text: string; choices, ranking: ids; likert, slider: number; pairwise: pairs; span: passages. */
export type PartAnswer =
  string | number | readonly string[] | readonly ComparedPair[] | readonly LabelledSpan[];

/** Parts that were not asked, or left out, are absent. */
export type FormAnswer = { readonly kind: 'form'; readonly parts: Readonly<Record<string, PartAnswer>> };

/** A worked case shown beside the guideline. */
export type GuidelineExample = {
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  /** What the right answer would be and why, as people read it: Markdown. */
  readonly explanation: string;
};
