import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean } from './moments.js';
import { normalCumulative, normalQuantile } from './normal.js';
import { quantileOfSorted } from './quantile.js';

export type StatisticBootstrapOptions<Row> = {
  seed: string | number;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  resamples?: number;
  /** Names what may not be treated as independent; whole clusters are drawn together. */
  clusterOf?: (row: Row) => string;
  /** Default `percentile`. */
  interval?: 'percentile' | 'bca';
};

/** More undefined resamples than this share, and an interval of the others would say little. */
const MOST_UNDEFINED = 0.1;

/**
 * Any statistic of rows, with a bootstrap interval: rows, or whole clusters, are drawn with replacement.
 *
 * `percentile`: the quantiles of the resampled values (Efron and Tibshirani 1993, ch. 13). `bca`: bias-corrected and accelerated
 * (Efron 1987; ch. 14): better for skewed statistics such as ratios, correlations and small shares, at the price of one
 * more evaluation for each row or cluster; of little use for medians, whose resamples take few values.
 *
 * The statistic must not depend on the order of the rows; it gives null where undefined. Resamples in which it is are left
 * out and counted in the method; with more than a tenth of them the interval is undefined. Undefined too for fewer than two
 * units. Assumes independent units, and 20 of them or more: with fewer every bootstrap interval is too narrow. For
 * means `bootstrapInterval` is faster and `clusterMeanInterval` better with few clusters.
 */
export function bootstrapStatistic<Row>(
  rows: readonly Row[],
  statistic: (rows: readonly Row[]) => number | null,
  options: StatisticBootstrapOptions<Row>,
): Estimate {
  const { seed, level = 0.95, resamples = 2000, clusterOf, interval = 'percentile' } = options;
  const units = clusterOf ? unitsOf(rows, clusterOf) : rows.map((row) => [row]);
  if (units.length < 2)
    return undefinedBecause(`A bootstrap needs at least two units; there are ${units.length}.`);
  const value = statistic(rows);
  if (value === null) return undefinedBecause('The statistic is undefined for these rows.');
  const random = SeededRandom.from('bootstrap-statistic', seed);
  const drawn = Array.from({ length: resamples }, () => statistic(units.flatMap(() => random.pick(units))));
  const defined = drawn.filter((found) => found !== null).sort((a, b) => a - b);
  const missing = resamples - defined.length;
  if (missing > MOST_UNDEFINED * resamples)
    return undefinedBecause(`The statistic is undefined in ${missing} of ${resamples} resamples.`);
  let limits: Limits | null = percentileLimits(defined, level);
  if (interval === 'bca') {
    const without = units.map((_, left) => statistic(units.filter((__, place) => place !== left).flat()));
    if (without.some((found) => found === null))
      return undefinedBecause(
        'The statistic is undefined without one of the units: take the percentile interval.',
      );
    limits = bcaLimits(defined, value, without as number[], level);
    if (!limits)
      return undefinedBecause(
        'All resamples lie on one side of the value, so that its bias cannot be corrected.',
      );
  }
  const of = clusterOf ? ` of ${units.length} clusters` : '';
  const leftOut = missing > 0 ? ` (${missing} undefined and left out)` : '';
  const method = `${interval === 'bca' ? 'BCa' : 'percentile'} bootstrap, ${resamples} resamples${of}${leftOut}, seed ${seed}`;
  return { value, ...limits, level, method, n: rows.length };
}

type Limits = { low: number; high: number };

/** By name, so that the draws do not depend on the order of the rows. */
function unitsOf<Row>(rows: readonly Row[], clusterOf: (row: Row) => string): Row[][] {
  const units = new Map<string, Row[]>();
  for (const row of rows) {
    const unit = units.get(clusterOf(row));
    if (unit) unit.push(row);
    else units.set(clusterOf(row), [row]);
  }
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

function percentileLimits(sorted: readonly number[], level: number): Limits {
  const tail = (1 - level) / 2;
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}

/**
 * The quantiles Φ(z₀ + (z₀ ± z) ÷ (1 − a (z₀ ± z))) of the resamples: z₀ = Φ⁻¹(share of them below the value, half of those at
 * it), a = Σ u³ ÷ (6 (Σ u²)^1.5) with u = mean of the values without one unit − that value. Null where z₀ is infinite.
 */
export function bcaLimits(
  sorted: readonly number[],
  value: number,
  without: readonly number[],
  level: number,
): Limits | null {
  const below = sorted.filter((found) => found < value).length;
  const at = sorted.filter((found) => found === value).length;
  const share = (below + at / 2) / sorted.length;
  if (share === 0 || share === 1) return null;
  const bias = normalQuantile(share);
  const centre = mean(without);
  const squares = without.reduce((sum, found) => sum + (centre - found) ** 2, 0);
  const cubes = without.reduce((sum, found) => sum + (centre - found) ** 3, 0);
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
  const quantile = (p: number): number => {
    const shifted = bias + normalQuantile(p);
    return quantileOfSorted(sorted, normalCumulative(bias + shifted / (1 - acceleration * shifted)));
  };
  const tail = (1 - level) / 2;
  return { low: quantile(tail), high: quantile(1 - tail) };
}
