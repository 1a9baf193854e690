import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean } from './moments.js';
import { quantileOfSorted } from './quantile.js';

export type BootstrapOptions = {
  seed: string | number;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  resamples?: number;
  /** One name per value; whole clusters are drawn together. */
  clusters?: readonly string[];
};

/**
 * The mean with a percentile bootstrap interval (Efron and Tibshirani 1993, ch. 13).
 *
 * Values are drawn with replacement, or whole clusters when `clusters` is given; each resample's mean is
 * Σ values ÷ count. Assumes independent values (clusters). Undefined for fewer than two of them: resampling one
 * thing says nothing about its spread. With few clusters the interval is too narrow; prefer `clusterMeanInterval`.
 */
export function bootstrapInterval(values: readonly number[], options: BootstrapOptions): Estimate {
  const level = options.level ?? 0.95;
  const resamples = options.resamples ?? 2000;
  const units = sumUnits(values, options.clusters);
  if (units.length < 2)
    return undefinedBecause(`A bootstrap needs at least two units; there are ${units.length}.`);
  const random = SeededRandom.from('bootstrap', options.seed);
  const means = Array.from({ length: resamples }, () => resampledMean(units, random)).sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return {
    value: mean(values),
    low: quantileOfSorted(means, tail),
    high: quantileOfSorted(means, 1 - tail),
    level,
    method: `percentile bootstrap, ${resamples} resamples${options.clusters ? ' of clusters' : ''}, seed ${options.seed}`,
    n: values.length,
  };
}

type Unit = { sum: number; count: number };

function sumUnits(values: readonly number[], clusters: readonly string[] | undefined): Unit[] {
  if (!clusters) return values.map((value) => ({ sum: value, count: 1 }));
  if (clusters.length !== values.length) throw new RangeError('There must be one cluster name per value.');
  const units = new Map<string, Unit>();
  values.forEach((value, index) => {
    const name = clusters[index] as string;
    const unit = units.get(name) ?? { sum: 0, count: 0 };
    units.set(name, { sum: unit.sum + value, count: unit.count + 1 });
  });
  // By name, so that the draws do not depend on the order of the rows.
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

function resampledMean(units: readonly Unit[], random: SeededRandom): number {
  let sum = 0;
  let count = 0;
  for (let draw = 0; draw < units.length; draw += 1) {
    const unit = random.pick(units);
    sum += unit.sum;
    count += unit.count;
  }
  return sum / count;
}
