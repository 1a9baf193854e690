import { SeededRandom } from '../random/seeded-random.js';
import type { UndefinedEstimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';

export type PermutationTest = {
  /** The distance as it was observed. */
  distance: number;
  /** Two-sided: the share of permutations whose distance is at least as far from 0. */
  pValue: number;
  /** All there are, when exact; else those drawn. */
  permutations: number;
  isExact: boolean;
  method: string;
};

/** How far apart two groups of rows are, with a sign; 0 is no difference. Null where undefined. */
export type Distance<Row> = (first: readonly Row[], second: readonly Row[]) => number | null;

/** Up to so many permutations all are tried. */
const EXACT_UP_TO = 20_000;
const DRAWS = 9_999;
/** Distances closer than this, relative to the largest, are the same number computed in another order. */
const TIE = 1e-12;

/**
 * Whether two independent groups come from one distribution, as far as `distance` tells: the rows are dealt again into groups of
 * the same sizes (Fisher 1935; Ernst 2004). All ways are tried up to 20,000; else 9,999 are drawn and p = (1 + hits) ÷
 * (1 + draws), which is never zero (Phipson and Smyth 2010).
 *
 * Assumes that rows could be exchanged if nothing differed, so no clusters. Where the distance is undefined for a permutation
 * it counts as a hit, which errs on the careful side. Undefined for an empty group, or where the observed distance is.
 */
export function permutationTest<Row>(
  first: readonly Row[],
  second: readonly Row[],
  distance: Distance<Row>,
  { seed }: { seed: string | number },
): PermutationTest | UndefinedEstimate {
  if (first.length === 0 || second.length === 0) return undefinedBecause('One of the groups is empty.');
  const rows = [...first, ...second];
  const size = first.length;
  const all = ways(rows.length, size);
  if (all <= EXACT_UP_TO) {
    const dealt = [...choices(rows.length, size)].map((chosen) => {
      const isChosen = new Set(chosen);
      return distance(
        chosen.map((place) => rows[place] as Row),
        rows.filter((_, place) => !isChosen.has(place)),
      );
    });
    return resultOf(distance(first, second), dealt, 'two-sample permutation test', null);
  }
  const random = SeededRandom.from('permutation', seed);
  const dealt = Array.from({ length: DRAWS }, () => {
    const shuffled = random.shuffle(rows);
    return distance(shuffled.slice(0, size), shuffled.slice(size));
  });
  return resultOf(distance(first, second), dealt, 'two-sample permutation test', seed);
}

/** The same thing measured twice. `cluster` names pairs that may not be treated as independent; default: each its own. */
export type RowPair<Row> = { first: Row; second: Row; cluster?: string };

/**
 * Whether two measurements of the same things differ, as far as `distance` tells: first and second are exchanged at random
 * within pairs, for all pairs of a cluster together (approximate randomisation, Noreen 1989). For statistics that are no means of
 * pairs, such as a macro-F1 of two models; for mean differences `signFlipPValue` is the same test.
 *
 * All 2^clusters ways are tried up to 14 clusters; else 9,999 are drawn, as in `permutationTest`. Assumes that first and
 * second could be exchanged if nothing differed. A pair with a missing side is no pair: leave it out, and say how many.
 * Undefined for fewer than two clusters, or where the observed distance is.
 */
export function pairedPermutationTest<Row>(
  pairs: readonly RowPair<Row>[],
  distance: Distance<Row>,
  { seed }: { seed: string | number },
): PermutationTest | UndefinedEstimate {
  const names = [...new Set(pairs.map(({ cluster }, place) => cluster ?? `#${place}`))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const clusters = pairs.map(({ cluster }, place) => numbers.get(cluster ?? `#${place}`) as number);
  if (names.length < 2)
    return undefinedBecause(`Exchanging needs at least two pairs or clusters; there are ${names.length}.`);
  const exchanged = (isSwapped: (cluster: number) => boolean): number | null => {
    const swaps = clusters.map(isSwapped);
    return distance(
      pairs.map(({ first, second }, place) => (swaps[place] ? second : first)),
      pairs.map(({ first, second }, place) => (swaps[place] ? first : second)),
    );
  };
  const observed = exchanged(() => false);
  if (2 ** names.length <= EXACT_UP_TO) {
    const patterns = Array.from({ length: 2 ** names.length }, (_, pattern) =>
      exchanged((cluster) => ((pattern >> cluster) & 1) === 1),
    );
    return resultOf(observed, patterns, 'paired permutation test', null);
  }
  const random = SeededRandom.from('paired-permutation', seed);
  const patterns = Array.from({ length: DRAWS }, () => {
    const swaps = names.map(() => random.integer(2) === 1);
    return exchanged((cluster) => swaps[cluster] as boolean);
  });
  return resultOf(observed, patterns, 'paired permutation test', seed);
}

/** With a seed for those that were drawn, null for all there are (of which the observed one is one). */
function resultOf(
  observed: number | null,
  permuted: readonly (number | null)[],
  name: string,
  seed: string | number | null,
): PermutationTest | UndefinedEstimate {
  if (observed === null) return undefinedBecause('The distance is undefined for these rows.');
  const scale = permuted.reduce<number>(
    (most, value) => Math.max(most, Math.abs(value ?? 0)),
    Math.abs(observed),
  );
  const hits = permuted.filter(
    (value) => value === null || Math.abs(value) >= Math.abs(observed) - TIE * scale,
  ).length;
  const isExact = seed === null;
  return {
    distance: observed,
    pValue: isExact ? hits / permuted.length : (1 + hits) / (1 + permuted.length),
    permutations: permuted.length,
    isExact,
    method: isExact
      ? `${name}, all ${permuted.length} permutations`
      : `${name}, ${permuted.length} permutations, seed ${seed}`,
  };
}

/** n over k, as a number that may be too large to be exact. */
function ways(n: number, k: number): number {
  let count = 1;
  for (let taken = 1; taken <= Math.min(k, n - k); taken += 1) count = (count * (n - taken + 1)) / taken;
  return count;
}

/** Every set of k places out of n, ascending. */
function* choices(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= n - k; first += 1)
    for (const others of choices(n, k - 1, first + 1)) yield [first, ...others];
}
