import { SeededRandom } from '../random/seeded-random.js';
import { bootstrapCounts, type ResampleOptions } from '../statistics/bootstrap-counts.js';
import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { mean } from '../statistics/moments.js';
import { type Answers, completeRows } from './answers.js';
import { covarianceMatrix, type SquareMatrix } from './covariance.js';

/**
 * Split-half reliability of keyed items: the items are split in two halves at random, r is the correlation of the halves'
 * sums, and 2r ÷ (1 + r) that of the whole (Spearman 1910; Brown 1910), averaged over `splits` seeded splits (default 100).
 *
 * Assumes that halves are parallel; with an odd number of items one half is longer by one, which the formula does not know.
 * Missing answers: only people who answered every item count; `n` says how many. Interval: percentile bootstrap over
 * people, with the same splits. Undefined for fewer than two items or three such people, and when a half never varies.
 */
export function splitHalf(
  people: readonly Answers[],
  { splits = 100, ...options }: ResampleOptions & { splits?: number } = {},
): Estimate {
  const rows = completeRows(people);
  const n = rows.length;
  const k = people[0]?.length ?? 0;
  if (k < 2) return undefinedBecause('Two halves need two items or more.');
  if (n < 3) return undefinedBecause(`Only ${n} of ${people.length} people answered all ${k} items.`);
  const seed = options.seed ?? 'split-half';
  const halves = randomHalves(k, splits, seed);
  const value = meanReliability(covarianceMatrix(rows), halves);
  if (value === null) return undefinedBecause('In every split one half does not vary.');
  const interval = bootstrapCounts(
    new Uint32Array(n).fill(1),
    (times) => meanReliability(covarianceMatrix(rows, times), halves),
    { resamples: 500, ...options, seed },
    'people',
  );
  if (!interval) return undefinedBecause('In every resample one half does not vary.');
  const { low, high, level, method } = interval;
  return {
    value,
    low,
    high,
    level,
    method: `split-half over ${splits} seeded splits, Spearman–Brown, ${method}`,
    n,
  };
}

/** Which items are in the first half, for each split. */
function randomHalves(items: number, splits: number, seed: string | number): boolean[][] {
  const random = SeededRandom.from('split-half', seed);
  const order = Array.from({ length: items }, (_, item) => item);
  return Array.from({ length: splits }, () => {
    const first = new Set(random.shuffle(order).slice(0, Math.floor(items / 2)));
    return order.map((item) => first.has(item));
  });
}

function meanReliability(covariances: SquareMatrix, halves: readonly boolean[][]): number | null {
  const found = halves.map((half) => reliabilityOf(covariances, half)).filter((value) => value !== null);
  return found.length > 0 ? mean(found) : null;
}

/** Null when a half does not vary, or the halves are opposites. */
export function reliabilityOf(covariances: SquareMatrix, isFirst: readonly boolean[]): number | null {
  let first = 0;
  let second = 0;
  let across = 0;
  covariances.forEach((row, i) =>
    row.forEach((covariance, j) => {
      if (isFirst[i] !== isFirst[j]) across += covariance / 2;
      else if (isFirst[i]) first += covariance;
      else second += covariance;
    }),
  );
  if (!(first > 0 && second > 0)) return null;
  const r = across / Math.sqrt(first * second);
  return r > -1 + 1e-12 ? (2 * r) / (1 + r) : null;
}
