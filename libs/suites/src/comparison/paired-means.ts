import {
  clusterMeanInterval,
  isDefined,
  mean,
  type MeanEstimate,
  type OwnComparison,
  type PairedMeans,
} from '@ethogram/core';
import { coverageOf, type SuiteSamples } from './compared-sample.js';
import { estimateShift, type ShiftOptions } from './estimate-shift.js';
import { fullPairs, type PairedScore, pairScores } from './pair-scores.js';

/** Means of both models over the samples both answered, and the shift between them; null without such a sample. */
export function pairedMeans(pairs: readonly PairedScore[], options: ShiftOptions): PairedMeans | null {
  const shift = estimateShift(pairs, options);
  if (!shift) return null;
  const full = fullPairs(pairs);
  const clusters = full.map(({ cluster }) => cluster);
  const meanOf = (values: readonly number[]): MeanEstimate => {
    const found = clusterMeanInterval(values, clusters);
    return isDefined(found)
      ? { mean: found.value, low: found.low, high: found.high, n: values.length }
      : { mean: mean(values), low: null, high: null, n: values.length };
  };
  return { base: meanOf(full.map(({ base }) => base)), tuned: meanOf(full.map(({ tuned }) => tuned)), shift };
}

/** A suite of the user's own gives a score a sample; what the scores mean is the user's to say. */
export function compareOwnRuns(samples: SuiteSamples, name: string, seed: string): OwnComparison {
  const pairs = pairScores(samples.base, samples.tuned);
  return {
    kind: 'own',
    name,
    score: pairedMeans(pairs, { seed: `${seed}|score`, range: null }),
    coverage: coverageOf(samples),
  };
}
