import type { Coverage, OutcomeCounts, ValueKey, Verdict } from '@ethogram/core';
import { OUTCOMES, type Outcome } from '../read-outcome.js';
import { fullPairs, pairScores } from './pair-scores.js';

/** A stored sample, as far as comparing needs it. */
export type ComparedSample = {
  readonly key: string;
  readonly value: ValueKey | null;
  /** All a survey sample counts for, where its construct stands for several values. */
  readonly values?: readonly ValueKey[];
  readonly cluster: string;
  readonly outcome: Outcome;
  /** Null unless it was answered. */
  readonly score: number | null;
  /** Of a moral judgment: what the model holds of each verdict; null where that is not known. */
  readonly verdicts?: Readonly<Record<Verdict, number>> | null;
};

/** Base and tuned run of one suite. */
export type SuiteSamples = {
  readonly base: readonly ComparedSample[];
  readonly tuned: readonly ComparedSample[];
};

/** Every outcome is named, those that did not happen with 0. */
export function countOutcomes(samples: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
  for (const { outcome } of samples) counts[outcome] += 1;
  return counts;
}

export function coverageOf({ base, tuned }: SuiteSamples): Coverage {
  const paired = pairScores(base, tuned);
  const pairs = fullPairs(paired).length;
  return { pairs, leftOut: paired.length - pairs, base: countOutcomes(base), tuned: countOutcomes(tuned) };
}
