import type { ValueKey } from '../values/value-taxonomy.js';
import type { Direction, Verdict } from './verdict.js';

/** A value at stake in a situation, and what the author's action did to it. */
export type ValueAtStake = { value: ValueKey; direction: Direction };

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
};

export type SurveyAnswer = {
  kind: 'survey';
  /** Each item at most once; the instrument's scale is checked by whoever knows the instrument. */
  ratings: { itemId: string; rating: number }[];
};

export type JudgmentAnswer = MoralJudgmentAnswer | SurveyAnswer;

export type ParsedAnswer = { ok: true; answer: JudgmentAnswer } | { ok: false; problems: string[] };

export const ACCEPTABILITY_RANGE = { min: -2, max: 2 } as const;
export const CONFIDENCE_RANGE = { min: 1, max: 5 } as const;
/** Code points. */
export const MAX_RATIONALE_LENGTH = 10_000;
