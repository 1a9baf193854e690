import type { SplitName } from '../splits/assign-splits.js';

/** How often something is among the rows of each part of a release. */
export type SplitTally = Record<SplitName, number>;

/** One bar. `key` is what rows are found again by where `filter` of its distribution is not null. */
export type SummaryBar = { key: string; label: string; counts: SplitTally };

/** Which rows stand behind a bar: by this property with the bar's key. */
export const BAR_FILTERS = ['verdict', 'acceptability', 'entropy', 'judgments', 'value'] as const;
export type BarFilter = (typeof BAR_FILTERS)[number];

export type SummaryDistribution = {
  id: string;
  title: string;
  /** What is counted. */
  unit: 'rows' | 'answers';
  /** Null where no rows can be found by it. */
  filter: BarFilter | null;
  bars: SummaryBar[];
};

/** As it stands; see `AgreementEstimate` of annotation. */
export type SummaryAgreement = {
  question: string;
  label: string | null;
  metric: string;
  alpha: number | null;
  low: number | null;
  high: number | null;
  reason: string | null;
  method: string | null;
  units: number;
  observed: number | null;
};

export type SummaryAnnotator = {
  /** Pseudonym. */
  annotator: string;
  judgments: number;
  /** Answers to rows that others judged too and whose verdict is settled. */
  compared: number;
  /** Of these, the same as the verdict of the row. */
  same: number;
  /** Wilson's 95 % interval of same ÷ compared; null without any. */
  low: number | null;
  high: number | null;
};

/** What a release holds, counted once: releases never change, but for rows that are withdrawn. */
export type ReleaseSummary = {
  rows: number;
  judgments: number;
  distributions: SummaryDistribution[];
  agreement: SummaryAgreement[];
  /**
   * Of moral judgments: how many name both values, in the order of `VALUE_KEYS`; on the diagonal, how many name the one.
   * Null for other kinds.
   */
  valuePairs: number[][] | null;
  /** Most judgments first. */
  annotators: SummaryAnnotator[];
};
