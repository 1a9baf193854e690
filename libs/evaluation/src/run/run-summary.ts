import type { Verdict } from '@ethogram/core';
import type { ValueProfile } from '@ethogram/suites';

/** A mean with its 95 % interval; without an interval where there are fewer than two clusters. */
export interface SummaryMean {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly clusters: number;
}

/** How well the labels carried the answers, over answered samples. */
export interface AnswerQuality {
  /** Mean probability on the labels before renormalising. */
  readonly mass: number;
  /** Mean −Σ p·log2 p over the labels, in bits. */
  readonly entropy: number;
}

/** One number of a suite that has no shape of its own on the screens. */
export interface SummaryMetric {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Why there is no value. */
  readonly reason: string | null;
}

/** What a finished run says of its model. */
export type RunSummary =
  | {
      readonly kind: 'survey';
      readonly profile: ValueProfile;
      readonly quality: AnswerQuality | null;
      readonly metrics: readonly SummaryMetric[];
    }
  | {
      readonly kind: 'moral_judgment';
      /** Mean probability of each verdict over the situations. */
      readonly verdicts: Readonly<Record<Verdict, number>> | null;
      readonly authorWrong: SummaryMean | null;
      readonly quality: AnswerQuality | null;
    }
  | { readonly kind: 'metrics'; readonly metrics: readonly SummaryMetric[] };
