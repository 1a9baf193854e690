import { drawBinomial } from '../random/binomial.js';
import { SeededRandom } from '../random/seeded-random.js';
import { quantileOfSorted } from './quantile.js';

export type ResampleOptions = {
  seed?: string | number;
  /** Default 0.95. */
  level?: number;
  /** Default 1000. */
  resamples?: number;
};

export type CountsInterval = {
  low: number;
  high: number;
  level: number;
  /** How it was made, to follow the name of the statistic. */
  method: string;
  /** Resamples in which the statistic was undefined; they are left out. */
  undefinedResamples: number;
};

/**
 * A percentile bootstrap interval of any statistic of units (Efron and Tibshirani 1993, ch. 13), where `times[i]` units are of kind
 * i: units of a kind are the same to the statistic. A resample draws as many units as there are, with replacement; how
 * often each kind comes is multinomial and drawn as such, so that a million units cost no more than their kinds.
 *
 * `statistic` gets how often each kind was drawn; null where undefined. Assumes independent units. Null when there
 * are fewer than two units, or when the statistic is undefined in every resample.
 */
export function bootstrapCounts(
  times: Uint32Array,
  statistic: (times: Uint32Array) => number | null,
  { seed = 'units', level = 0.95, resamples = 1000 }: ResampleOptions,
  unitName = 'units',
): CountsInterval | null {
  const total = times.reduce((sum, count) => sum + count, 0);
  if (total < 2) return null;
  const random = SeededRandom.from('bootstrap-counts', seed);
  const drawn = new Uint32Array(times.length);
  const found: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    drawCounts(times, total, random, drawn);
    const value = statistic(drawn);
    if (value !== null) found.push(value);
  }
  if (found.length === 0) return null;
  found.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const undefinedResamples = resamples - found.length;
  const leftOut = undefinedResamples > 0 ? ` (${undefinedResamples} of them undefined and left out)` : '';
  return {
    low: quantileOfSorted(found, tail),
    high: quantileOfSorted(found, 1 - tail),
    level,
    method: `percentile bootstrap over ${unitName}, ${resamples} resamples${leftOut}, seed ${seed}`,
    undefinedResamples,
  };
}

/** How often each kind comes among `total` draws: binomials in turn, each of what the ones before left over. */
function drawCounts(times: Uint32Array, total: number, random: SeededRandom, drawn: Uint32Array): void {
  let draws = total;
  let units = total;
  for (let kind = 0; kind < times.length; kind += 1) {
    const count = times[kind] as number;
    const successes = draws === 0 ? 0 : drawBinomial(draws, Math.min(1, count / units), random);
    drawn[kind] = successes;
    draws -= successes;
    units -= count;
  }
}
