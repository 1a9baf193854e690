import type { ValueKey } from '@ethogram/core';
import type { LabelStyle, Outcome, SuiteKey } from '@ethogram/suites';

/** How many samples of a run ended in which outcome; they add up to the samples of the run. */
export type OutcomeCounts = Record<Outcome, number>;

/** A mean with its 95 % interval; without an interval where there are fewer than two clusters. */
export type MeanEstimate = { mean: number; low: number | null; high: number | null; n: number };

/** Tuned minus base. `n` pairs in `clusters` groups that may not be treated as independent. */
export type ShiftEstimate = {
  shift: number;
  low: number | null;
  high: number | null;
  n: number;
  clusters: number;
  /** Two-sided sign-flip p; null where no test was possible. */
  pValue: number | null;
  /** The same, corrected over the values of its suite (Holm). */
  pHolm: number | null;
};

/** Points of the rating scale, reverse-keyed items mirrored. */
export type ValueProfileEntry = ShiftEstimate & { base: MeanEstimate; tuned: MeanEstimate };

/** Support for the value, in probability, where it is at stake; `notAtStake`: P(author wrong) where it is not. */
export type MoralJudgmentEntry = ShiftEstimate & {
  notAtStake: Pick<ShiftEstimate, 'shift' | 'low' | 'high' | 'n'> | null;
};

export type ByValue<Entry> = Partial<Record<ValueKey, Entry>>;

/** Parts of a report by the name they have in it. */
export const REPORT_PARTS = {
  'value-profile': 'valueProfile',
  'held-out-survey': 'heldOutSurvey',
  'moral-judgment': 'moralJudgment',
} as const satisfies Record<SuiteKey, string>;
export type ReportPart = (typeof REPORT_PARTS)[SuiteKey];

export type RunRole = 'base' | 'tuned';

/** One run the report rests on. */
export type ReportedRun = {
  id: string;
  suite: SuiteKey;
  role: RunRole;
  model: string;
  /** Taken over from an earlier report, because everything about it was the same. */
  reused: boolean;
  labelMethod: string;
  labelStyle: LabelStyle;
  manifestHash: string;
  finishedAt: string;
};

/** A before/after report. Everything in it can be followed back: to its runs, adapter, training set and release. */
export type ReportContent = {
  schema: 1;
  demonstration: boolean;
  /** What a reader must know before any number; empty when there is nothing. */
  notice: string;
  target: { value: ValueKey; delta: number };
  baseModel: string;
  adapter: { name: string; sha256: string };
  trainingSet: { id: string; contentHash: string; rows: number };
  release: { id: string; contentHash: string } | null;
  seed: number;
  level: 0.95;
  /** How intervals and p-values are made. */
  method: string;
  /** How probabilities were read from the models, the same for both runs of a suite. */
  labelMethod: string;
  valueProfile: ByValue<ValueProfileEntry>;
  heldOutSurvey: ByValue<ShiftEstimate>;
  moralJudgment: ByValue<MoralJudgmentEntry> | null;
  /** Why there is no moral part; null when there is one. */
  moralJudgmentReason: string | null;
  /** Target shift ÷ mean |shift| of the other values; null where that is undefined. */
  selectivity: Record<ReportPart, number | null>;
  outcomes: Record<RunRole, Record<ReportPart, OutcomeCounts | null>>;
  /** Samples that only one of the two models, or neither, answered: they are counted above and part of no shift. */
  leftOut: Record<ReportPart, number | null>;
  /** Ids of the runs; `runDetails` says which is which. */
  runs: string[];
  runDetails: ReportedRun[];
  /** ISO 8601. */
  createdAt: string;
};
