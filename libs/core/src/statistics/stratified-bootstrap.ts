import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean } from './moments.js';
import { quantileOfSorted } from './quantile.js';

export type StratifiedOptions = {
  seed: string | number;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  resamples?: number;
};

/** More undefined resamples than this share, and an interval of the others would say little. */
const MOST_UNDEFINED = 0.1;

/**
 * A statistic of the means of several strata, with a percentile bootstrap interval: units are drawn with replacement within
 * each stratum, so that every resample has as many of each as the sample (Davison and Hinkley 1997, section 3.2).
 *
 * For ratios and correlations over values, whose units are the cluster means of a value: give cluster means, not samples.
 * Assumes independent units, within strata and between them, and is too narrow where strata have few. Undefined when a
 * stratum has fewer than two units or the statistic is undefined, for the sample or in more than a tenth of the resamples.
 * @param statistic of the stratum means, in the order given; null where undefined
 */
export function stratifiedBootstrap(
  strata: readonly (readonly number[])[],
  statistic: (means: readonly number[]) => number | null,
  { seed, level = 0.95, resamples = 2000 }: StratifiedOptions,
): Estimate {
  if (strata.length === 0 || strata.some((units) => units.length < 2))
    return undefinedBecause('Every stratum needs at least two units to draw from.');
  const value = statistic(strata.map((units) => mean(units)));
  if (value === null) return undefinedBecause('The statistic is undefined for these units.');
  const random = SeededRandom.from('stratified-bootstrap', seed);
  const drawn = Array.from({ length: resamples }, () =>
    statistic(strata.map((units) => drawnMean(units, random))),
  );
  const defined = drawn.filter((found) => found !== null).sort((a, b) => a - b);
  const missing = resamples - defined.length;
  if (missing > MOST_UNDEFINED * resamples)
    return undefinedBecause(`The statistic is undefined in ${missing} of ${resamples} resamples.`);
  const tail = (1 - level) / 2;
  const leftOut = missing > 0 ? ` (${missing} undefined and left out)` : '';
  return {
    value,
    low: quantileOfSorted(defined, tail),
    high: quantileOfSorted(defined, 1 - tail),
    level,
    method: `percentile bootstrap within ${strata.length} strata, ${resamples} resamples${leftOut}, seed ${seed}`,
    n: strata.reduce((sum, units) => sum + units.length, 0),
  };
}

function drawnMean(units: readonly number[], random: SeededRandom): number {
  let sum = 0;
  for (let draw = 0; draw < units.length; draw += 1) sum += random.pick(units);
  return sum / units.length;
}
