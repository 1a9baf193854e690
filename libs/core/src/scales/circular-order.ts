import { SeededRandom } from '../random/seeded-random.js';
import type { UndefinedEstimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import type { SquareMatrix } from './covariance.js';

export type CircularOrder = {
  /** (met − violated) ÷ predictions: 1 all met, 0 as many met as violated. */
  readonly correspondence: number;
  readonly met: number;
  readonly violated: number;
  readonly tied: number;
  readonly predictions: number;
  /** The chance that names dealt at random to the variables do as well. */
  readonly pValue: number;
  readonly method: string;
};

/** Up to this many variables all orders are tried (7! = 5,040). */
const EXACT_UP_TO = 7;

/**
 * Whether correlations follow a circular order: the randomisation test of hypothesised order relations with its correspondence
 * index (Hubert and Arabie 1987, "Evaluating order hypotheses within proximity matrices"; Rounds, Tracey and Hubert 1992).
 *
 * The order predicts of every two pairs of variables at different distances around the circle that the closer pair
 * correlates more. The index is (met − violated) ÷ predictions; ties count as neither. p is the share of ways to deal the
 * names that reach the observed index: all of them up to seven variables, else `permutations` seeded ones (default 999)
 * with p = (1 + hits) ÷ (1 + permutations), never zero. Assumes nothing of the distribution. Undefined for fewer than four.
 * @param correlations in the hypothesised order around the circle; only entries off the diagonal are used
 */
export function circularOrder(
  correlations: SquareMatrix,
  { seed = 'circular-order', permutations = 999 }: { seed?: string | number; permutations?: number } = {},
): CircularOrder | UndefinedEstimate {
  const size = correlations.length;
  if (size < 4) return undefinedBecause(`A circular order needs four variables or more; there are ${size}.`);
  if (correlations.some((row) => row.length !== size || !row.every(Number.isFinite)))
    throw new RangeError('The correlations must be a square of numbers.');
  const pairs = pairsByDistance(size);
  const inOrder = Array.from({ length: size }, (_, index) => index);
  const observed = compare(correlations, inOrder, pairs);
  const score = observed.met - observed.violated;
  const reaches = (order: readonly number[]): boolean => {
    const { met, violated } = compare(correlations, order, pairs);
    return met - violated >= score;
  };
  const { predictions } = observed;
  const isExact = size <= EXACT_UP_TO;
  const pValue = isExact ? exactShare(inOrder, reaches) : drawnShare(inOrder, reaches, seed, permutations);
  const dealt = isExact ? 'all orders' : `${permutations} random orders, seed ${seed}`;
  const method = `correspondence index of Hubert and Arabie, ${dealt}`;
  return { correspondence: score / predictions, ...observed, pValue, method };
}

type Pair = readonly [number, number];

/** Pairs of places at distance 1, 2, … around the circle. */
function pairsByDistance(size: number): Pair[][] {
  const byDistance: Pair[][] = Array.from({ length: Math.floor(size / 2) }, () => []);
  for (let i = 0; i < size; i += 1)
    for (let j = i + 1; j < size; j += 1) byDistance[Math.min(j - i, size - j + i) - 1]?.push([i, j]);
  return byDistance;
}

function compare(
  correlations: SquareMatrix,
  order: readonly number[],
  pairs: readonly Pair[][],
): { met: number; violated: number; tied: number; predictions: number } {
  const values = pairs.map((places) =>
    places.map(([i, j]) => correlations[order[i] as number]?.[order[j] as number] as number),
  );
  const result = { met: 0, violated: 0, tied: 0, predictions: 0 };
  for (let near = 0; near < values.length; near += 1)
    for (let far = near + 1; far < values.length; far += 1)
      for (const closer of values[near] as number[])
        for (const further of values[far] as number[]) {
          if (closer > further) result.met += 1;
          else if (closer < further) result.violated += 1;
          else result.tied += 1;
        }
  result.predictions = result.met + result.violated + result.tied;
  return result;
}

function exactShare(inOrder: readonly number[], reaches: (order: readonly number[]) => boolean): number {
  let hits = 0;
  let count = 0;
  const order = [...inOrder];
  const visit = (from: number): void => {
    if (from === order.length) {
      count += 1;
      if (reaches(order)) hits += 1;
      return;
    }
    for (let other = from; other < order.length; other += 1) {
      [order[from], order[other]] = [order[other] as number, order[from] as number];
      visit(from + 1);
      [order[from], order[other]] = [order[other] as number, order[from] as number];
    }
  };
  visit(0);
  return hits / count;
}

function drawnShare(
  inOrder: readonly number[],
  reaches: (order: readonly number[]) => boolean,
  seed: string | number,
  permutations: number,
): number {
  const random = SeededRandom.from('circular-order', seed);
  let hits = 0;
  for (let draw = 0; draw < permutations; draw += 1) if (reaches(random.shuffle(inOrder))) hits += 1;
  return (1 + hits) / (1 + permutations);
}
