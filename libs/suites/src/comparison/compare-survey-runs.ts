import {
  type ByValue,
  type MeanEstimate,
  type SurveyComparison,
  type SurveyValueEntry,
  VALUE_KEYS,
  type ValueKey,
} from '@ethogram/core';
import { profileFromScores, type ValueProfile } from '../value-profile/metrics.js';
import type { ScoredSurveySample } from '../value-profile/scorer.js';
import { type ComparedSample, coverageOf, type SuiteSamples } from './compared-sample.js';
import { corrected, estimateShift } from './estimate-shift.js';
import { type PairedScore, pairScores } from './pair-scores.js';
import { sideEffects } from './side-effects.js';

export type SurveyComparisonOptions = {
  readonly seed: string;
  /** Of the rating scale. */
  readonly range: readonly [number, number];
  /** What was moved; null where nothing is known of that, and no side effects are told. */
  readonly target: ValueKey | null;
};

/**
 * How far each value moved from base to tuned, in points of the rating scale: samples paired by key, clustered by
 * item family. Samples answered by one model only take part in the bounds alone. Values without a pair are absent.
 */
export function compareSurveyRuns(
  samples: SuiteSamples,
  { seed, range, target }: SurveyComparisonOptions,
): SurveyComparison {
  const pairs = pairsByValue(samples);
  const before = profileFromScores(answeredScores(samples.base));
  const after = profileFromScores(answeredScores(samples.tuned));
  const values: ByValue<SurveyValueEntry> = {};
  for (const value of VALUE_KEYS) {
    const shift = estimateShift(pairs[value] ?? [], { seed: `${seed}|${value}`, range });
    if (shift) values[value] = { ...shift, base: meanOf(before, value), tuned: meanOf(after, value) };
  }
  return {
    kind: 'survey',
    range,
    values: corrected(values),
    sideEffects: target ? sideEffects(pairs, values, target, seed) : null,
    coverage: coverageOf(samples),
  };
}

function pairsByValue(samples: SuiteSamples): ByValue<PairedScore[]> {
  const found: ByValue<PairedScore[]> = {};
  const valuesOf = new Map(
    [...samples.base, ...samples.tuned].map((sample) => [sample.key, allValues(sample)] as const),
  );
  for (const pair of pairScores(samples.base, samples.tuned))
    for (const value of valuesOf.get(pair.key) ?? []) (found[value] ??= []).push(pair);
  return found;
}

/** Once for each value it counts for, so that a profile holds them all. */
function answeredScores(samples: readonly ComparedSample[]): ScoredSurveySample[] {
  return samples.flatMap((sample) => {
    const { key, cluster, score } = sample;
    return score === null
      ? []
      : allValues(sample).map((value) => ({ key: `${key}|${value}`, value, cluster, score }));
  });
}

function allValues({ value, values }: ComparedSample): readonly ValueKey[] {
  return values ?? (value === null ? [] : [value]);
}

function meanOf(profile: ValueProfile, value: ValueKey): MeanEstimate | null {
  const score = profile[value];
  return score ? { mean: score.mean, low: score.low, high: score.high, n: score.n } : null;
}
