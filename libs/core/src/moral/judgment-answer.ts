import type { FormAnswer } from '../form/form-definition.js';
import type { TextSpan } from '../spans/text-span.js';
import type { ValueKey } from '../values/value-taxonomy.js';
import type { Direction, Verdict, Whose } from './verdict.js';

/** A value at stake in a situation, and what the author's action did to it. */
export type ValueAtStake = {
  value: ValueKey;
  direction: Direction;
  /** Whose value it is, where the study asked. */
  whose?: Whose;
  /** 0 at stake but hardly … 3 strongly, where the study asked. */
  strength?: number;
};

/** A passage of the situation's text that speaks for the verdict, or for one of the values at stake. */
export type EvidenceSpan = TextSpan & { readonly speaksFor: 'verdict' | ValueKey };

/** What was thought of the action alone, before the whole text was shown. */
export type FirstPass = { verdict: Verdict; acceptability: number };

/** Parts that are absent were not asked for, or left out. */
export type MoralJudgmentAnswer = {
  kind: 'moral_judgment';
  verdict: Verdict;
  /** −2 quite unacceptable … 2 quite acceptable. */
  acceptability: number;
  /** Each value at most once. */
  values: ValueAtStake[];
  /** 1 guessing … 5 certain. */
  confidence: number;
  rationale: string;
  /** In the order of the text. They may overlap; the same passage speaks for the same thing once. */
  spans?: EvidenceSpan[];
  /** The verdict that most people would give. */
  mostPeople?: Verdict;
  /** What would have to be true for the verdict to be another. */
  changingFact?: string;
  firstPass?: FirstPass;
};

export type SurveyAnswer = {
  kind: 'survey';
  /** Each item at most once; the instrument's scale is checked by whoever knows the instrument. */
  ratings: { itemId: string; rating: number }[];
};

export type JudgmentAnswer = MoralJudgmentAnswer | SurveyAnswer | FormAnswer;

export type ParsedAnswer = { ok: true; answer: JudgmentAnswer } | { ok: false; problems: string[] };

export const ACCEPTABILITY_RANGE = { min: -2, max: 2 } as const;
export const CONFIDENCE_RANGE = { min: 1, max: 5 } as const;
export const STRENGTH_RANGE = { min: 0, max: 3 } as const;
/** Code points. */
export const MAX_RATIONALE_LENGTH = 10_000;
/** Code points. */
export const MAX_CHANGING_FACT_LENGTH = 2_000;
/** More than anybody marks by hand. */
export const MAX_SPANS = 100;
