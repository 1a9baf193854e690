import type { CapabilityComparison, PairedMeans } from '@ethogram/core';
import type { CapabilityReading } from '../sample-plan.js';
import { coverageOf, type SuiteSamples } from './compared-sample.js';
import { pairScores } from './pair-scores.js';
import { pairedMeans } from './paired-means.js';

/**
 * What training did to what has nothing to do with values. A text's score is its mean negative log-likelihood a token; the ratio
 * of perplexities is exp(mean paired difference), the geometric mean over texts of tuned ÷ base, with the limits of the
 * difference taken along. There are no bounds for missing texts: a likelihood may be as small as it likes.
 * @param readingOf by sample key; samples it does not know are counted and take no part
 */
export function compareCapabilityRuns(
  samples: SuiteSamples,
  readingOf: ReadonlyMap<string, CapabilityReading>,
  seed: string,
): CapabilityComparison {
  const pairs = pairScores(samples.base, samples.tuned);
  const meansOf = (reading: CapabilityReading): PairedMeans | null =>
    pairedMeans(
      pairs.filter(({ key }) => readingOf.get(key) === reading),
      { seed: `${seed}|${reading}`, range: reading === 'perplexity' ? null : [0, 1] },
    );
  const texts = meansOf('perplexity');
  return {
    kind: 'capability',
    accuracy: meansOf('labels'),
    collapse: meansOf('text'),
    perplexity: texts && { ...texts, ratio: ratioOf(texts) },
    coverage: coverageOf(samples),
  };
}

function ratioOf({ shift: { shift, low, high, clusters } }: PairedMeans): {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
  method: string;
} {
  return {
    value: Math.exp(shift),
    low: low === null ? null : Math.exp(low),
    high: high === null ? null : Math.exp(high),
    n: clusters,
    method: 'exp of the paired difference of mean log-likelihoods and of its t interval',
  };
}
