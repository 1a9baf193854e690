import type { ValueKey, Verdict } from '@ethogram/core';

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface Metric extends Interval {
  readonly name: string;
  readonly value: number | null;
  readonly reason?: string | null;
}

interface AnswerQuality {
  readonly mass: number;
  readonly entropy: number;
}

export interface SurveySummary {
  readonly kind: 'survey';
  readonly profile: Readonly<Partial<Record<ValueKey, Interval & { readonly mean: number }>>>;
  readonly quality: AnswerQuality | null;
  readonly metrics: readonly Metric[];
}

export type Summary =
  | SurveySummary
  | {
      readonly kind: 'moral_judgment';
      readonly verdicts: Readonly<Record<Verdict, number>> | null;
      readonly authorWrong: (Interval & { readonly mean: number }) | null;
      readonly quality: AnswerQuality | null;
    }
  | { readonly kind: 'metrics'; readonly metrics: readonly Metric[] };

const KINDS = ['survey', 'moral_judgment', 'metrics'];

/** The summary of a run as the server gives it; null while there is none, or for one this app does not know. */
export function readSummary(given: unknown): Summary | null {
  const kind = (given as { kind?: string } | null)?.kind;
  return kind !== undefined && KINDS.includes(kind) ? (given as Summary) : null;
}
