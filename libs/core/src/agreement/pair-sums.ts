import type { UnitKinds } from './unit-kinds.js';

/** Up to this many different values their distances are kept, and every resample takes all of them. */
const KEPT_UP_TO = 500;

/** Σ over the ordered pairs of a unit's labels of their distance. */
export function withinUnit(
  kinds: UnitKinds,
  kind: number,
  between: (a: number, b: number) => number,
): number {
  let sum = 0;
  const end = kinds.starts[kind + 1] as number;
  for (let i = kinds.starts[kind] as number; i < end; i += 1) {
    for (let j = i + 1; j < end; j += 1) {
      const pairs = (kinds.counts[i] as number) * (kinds.counts[j] as number);
      sum += 2 * pairs * between(kinds.codes[i] as number, kinds.codes[j] as number);
    }
  }
  return sum;
}

/** How often each value comes in units that come so often. */
export function valueTally(kinds: UnitKinds, times: Uint32Array): Float64Array {
  const tally = new Float64Array(kinds.valueCount);
  for (let kind = 0; kind < times.length; kind += 1) {
    const often = times[kind] as number;
    if (often === 0) continue;
    const end = kinds.starts[kind + 1] as number;
    for (let i = kinds.starts[kind] as number; i < end; i += 1) {
      const code = kinds.codes[i] as number;
      tally[code] = (tally[code] as number) + often * (kinds.counts[i] as number);
    }
  }
  return tally;
}

/**
 * Σ over all ordered pairs of labels of their distance, for any distance δ, as a function of how often units come: n'δn for the
 * tally n of the values. The distances are worked out once.
 *
 * With more than 500 different values, a resample whose tally differs from that of the data, n, by d is taken as
 * n'δn + 2 d'δn + E(d'δd): exact but for the last term, of which only the mean over resamples is taken. It is smaller than
 * the first by as many times as there are units, so that limits move by a thousandth or two. The data
 * themselves are always summed exactly.
 */
export function allPairs(
  kinds: UnitKinds,
  between: (a: number, b: number) => number,
): (times: Uint32Array, tally: Float64Array) => number {
  return kinds.valueCount <= KEPT_UP_TO ? ofKeptDistances(kinds, between) : ofExpansion(kinds, between);
}

type AllPairs = (times: Uint32Array, tally: Float64Array) => number;

function ofKeptDistances(kinds: UnitKinds, between: (a: number, b: number) => number): AllPairs {
  const below = Array.from({ length: kinds.valueCount }, (_, row) =>
    Float64Array.from({ length: row }, (_unused, column) => between(row, column)),
  );
  return (_, tally) => {
    let sum = 0;
    for (let row = 1; row < below.length; row += 1) {
      const weight = tally[row] as number;
      if (weight === 0) continue;
      const distances = below[row] as Float64Array;
      let others = 0;
      for (let column = 0; column < row; column += 1)
        others += (distances[column] as number) * (tally[column] as number);
      sum += 2 * weight * others;
    }
    return sum;
  };
}

function ofExpansion(kinds: UnitKinds, between: (a: number, b: number) => number): AllPairs {
  const data = valueTally(kinds, kinds.times);
  const toAll = new Float64Array(data.length);
  for (let a = 1; a < data.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const distance = between(a, b);
      toAll[a] = (toAll[a] as number) + distance * (data[b] as number);
      toAll[b] = (toAll[b] as number) + distance * (data[a] as number);
    }
  }
  const total = dot(data, toAll);
  const units = kinds.times.reduce((sum, often) => sum + often, 0);
  const own = kinds.times.reduce((sum, often, kind) => sum + often * withinUnit(kinds, kind, between), 0);
  const meanOfLast = own - total / units;
  return (times, tally) => (times === kinds.times ? total : 2 * dot(tally, toAll) - total + meanOfLast);
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1)
    sum += (left[index] as number) * (right[index] as number);
  return sum;
}
