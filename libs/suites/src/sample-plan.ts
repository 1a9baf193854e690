import type { Direction, Keying, ValueKey, Verdict } from '@ethogram/core';
import type { ScaleDirection, SurveyLabelStyle } from './value-profile/prompt.js';

/** In the order in which they are run and shown. */
export const SUITE_KEYS = [
  'value-profile',
  'held-out-survey',
  'moral-judgment',
  'text-adventure',
  'capability',
  'own',
] as const;
export type SuiteKey = (typeof SUITE_KEYS)[number];

/** One wording of a survey item. `key` is stable across versions of the database, `id` is not. */
export type SurveyItem = {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly value: ValueKey;
  /** The item family: wordings that say the same thing. */
  readonly family: string;
  readonly keyed: Keying;
};

/** A scenario to judge, with the values it puts at stake. */
export type Situation = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly stakes: readonly { readonly value: ValueKey; readonly direction: Direction }[];
};

/** What a suite asks. */
export type QuestionMessage = { role: 'user'; content: string };

/** What a model is sent: a steered run puts its system message first. */
export type PromptMessage = QuestionMessage | { role: 'system'; content: string };

export type SurveySampleMeta = {
  kind: 'survey';
  itemId: string;
  itemKey: string;
  family: string;
  template: string;
  keyed: Keying;
  direction: ScaleDirection;
  labelStyle: SurveyLabelStyle;
  /** The rating each label stands for, in the order of `labels`. */
  ratings: number[];
};

export type LabelStyle = 'codes' | 'letters';

export type MoralSampleMeta = {
  kind: 'moral_judgment';
  situationId: string;
  labelStyle: LabelStyle;
  /** The verdict each label stands for, in the order of `labels`. */
  verdicts: Verdict[];
  /** By how many places the verdicts are turned from the order of VERDICTS. */
  turn: number;
};

/** How an answer is read: chosen among labels, a text of the model's own, or the probability of a text given to it. */
export type CapabilityReading = 'labels' | 'text' | 'perplexity';

export type CapabilitySampleMeta = {
  kind: 'capability';
  reading: CapabilityReading;
  question: string;
  /** The label of the right answer; null where nothing is right or wrong. */
  correct: string | null;
};

/** A question of somebody's own suite. */
export type OwnSampleMeta = {
  kind: 'own';
  reading: 'labels' | 'text';
  /** Whatever the suite's scorer needs to know of the question; JSON. */
  data: unknown;
};

export type SampleMeta = SurveySampleMeta | MoralSampleMeta | CapabilitySampleMeta | OwnSampleMeta;

/** One prompt to put to a model. The same plan gives the same key for every model, which is how runs are paired. */
export type SamplePlan<Meta extends SampleMeta = SampleMeta> = {
  key: string;
  prompt: QuestionMessage[];
  /** The answers that count; each must be one token for exact reading. Empty where a text is read. */
  labels: string[];
  value: ValueKey | null;
  /** What is not independent of what: the item family, or the situation. */
  cluster: string;
  meta: Meta;
};

export type SurveySamplePlan = SamplePlan<SurveySampleMeta>;
export type MoralSamplePlan = SamplePlan<MoralSampleMeta>;
export type CapabilitySamplePlan = SamplePlan<CapabilitySampleMeta>;
export type OwnSamplePlan = SamplePlan<OwnSampleMeta>;

/** Fills the {names} of a template in one pass, so that braces inside a filled text stay as they are. */
export function fillTemplate(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(texts, name) ? (texts[name] as string) : whole,
  );
}
