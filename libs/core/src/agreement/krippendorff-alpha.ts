import type { Estimate } from '../statistics/estimate.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import type { LabelTable, NameSet } from './label-table.js';
import { allPairs, valueTally, withinUnit } from './pair-sums.js';
import { pairableUnits, type UnitKinds, unitKinds } from './unit-kinds.js';
import { asNumbers, type Distance, masiDistances, type Metric, ratioDistance } from './value-distance.js';

/**
 * Krippendorff's α = 1 − D_o/D_e: the disagreement δ² within units against that expected if the same labels had been dealt
 * at random. With m_u labels in unit u, N in all and n_c of value c:
 *
 *   α = 1 − (N − 1) · Σ_u [Σ_c Σ_k n_uc n_uk δ²(c, k)] ÷ (m_u − 1) ÷ [Σ_c Σ_k n_c n_k δ²(c, k)].
 *
 * 1 is perfect, 0 is chance, below 0 is systematic disagreement. Assumes that units are independent, and that coders
 * are exchangeable: it does not matter who said what. Missing judgments: every unit with two labels or more counts with
 * the labels it has; others say nothing and are left out; `n` counts the rest. The interval is a percentile bootstrap
 * over units. Undefined, with the reason, without such units, for a single one, and when all labels are the same.
 *
 * The work grows with the labels and, but for nominal, ordinal and interval, with the square of the different values.
 * `ordinal`, `interval` and `ratio` need numbers, `masi` sets of names; a RangeError says where they are not.
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; see `Metric` for the distances.
 */
export function krippendorffAlpha<Value>(
  table: LabelTable<Value>,
  metric: Metric | Distance<Value>,
  options: AgreementOptions = {},
): Estimate {
  const kinds = unitKinds(table, 2);
  const name = typeof metric === 'string' ? metric : 'own distance';
  const point = pointAlpha(kinds, disagreements(kinds, table.values, metric));
  return coefficient(`Krippendorff's alpha (${name})`, kinds.times, point, pairableUnits(kinds), {
    seed: 'krippendorff-alpha',
    ...options,
  });
}

/** Disagreement when kinds of units come so often: within units (each ÷ (m_u − 1)), and among all labels. */
type Disagreement = (times: Uint32Array, tally: Float64Array) => { within: number; among: number };

function pointAlpha(kinds: UnitKinds, disagreement: Disagreement): (times: Uint32Array) => number | null {
  return (times) => {
    const tally = valueTally(kinds, times);
    const { within, among } = disagreement(times, tally);
    const total = tally.reduce((sum, count) => sum + count, 0);
    return among > 0 ? 1 - ((total - 1) * within) / among : null;
  };
}

function disagreements<Value>(
  kinds: UnitKinds,
  values: readonly Value[],
  metric: Metric | Distance<Value>,
): Disagreement {
  if (metric === 'nominal') return nominal(kinds);
  if (metric === 'interval') {
    const numbers = asNumbers(values, metric);
    return fixed(
      kinds,
      (a, b) => ((numbers[a] as number) - (numbers[b] as number)) ** 2,
      (_, tally) => squaredDifferences(numbers, tally),
    );
  }
  if (metric === 'ordinal') return ordinal(kinds, asNumbers(values, metric));
  const distance = ofIndexes(values, metric);
  return fixed(kinds, distance, allPairs(kinds, distance));
}

function ofIndexes<Value>(
  values: readonly Value[],
  metric: 'ratio' | 'masi' | Distance<Value>,
): (a: number, b: number) => number {
  if (metric === 'ratio') {
    const numbers = asNumbers(values, metric);
    return (a, b) => ratioDistance(numbers[a] as number, numbers[b] as number);
  }
  if (metric === 'masi') {
    const sets = values as readonly unknown[] as readonly NameSet[];
    if (!sets.every(Array.isArray)) throw new RangeError('A masi distance needs sets of names.');
    return masiDistances(sets);
  }
  return (a, b) => metric(values[a] as Value, values[b] as Value);
}

/** For distances that do not depend on the labels: the disagreement of each kind of unit is worked out once. */
function fixed(
  kinds: UnitKinds,
  distance: (a: number, b: number) => number,
  among: (times: Uint32Array, tally: Float64Array) => number,
): Disagreement {
  const ofKind = Float64Array.from(
    kinds.sizes,
    (size, kind) => withinUnit(kinds, kind, distance) / (size - 1),
  );
  return (times, tally) => ({
    within: ofKind.reduce((sum, disagreement, kind) => sum + (times[kind] as number) * disagreement, 0),
    among: among(times, tally),
  });
}

function nominal(kinds: UnitKinds): Disagreement {
  return fixed(
    kinds,
    () => 1,
    (_, tally) => {
      const total = tally.reduce((sum, count) => sum + count, 0);
      return total ** 2 - tally.reduce((sum, count) => sum + count * count, 0);
    },
  );
}

/** δ² = (P_c − P_k)², where P_c counts the labels below c and half of those at c: distances move with the labels. */
function ordinal(kinds: UnitKinds, numbers: readonly number[]): Disagreement {
  const order = Uint32Array.from(numbers.keys()).sort(
    (a, b) => (numbers[a] as number) - (numbers[b] as number),
  );
  return (times, tally) => {
    const places = new Float64Array(tally.length);
    let below = 0;
    for (const code of order) {
      const count = tally[code] as number;
      places[code] = below + count / 2;
      below += count;
    }
    const distance = (a: number, b: number): number => ((places[a] as number) - (places[b] as number)) ** 2;
    let within = 0;
    for (let kind = 0; kind < times.length; kind += 1) {
      const often = times[kind] as number;
      if (often > 0)
        within += (often * withinUnit(kinds, kind, distance)) / ((kinds.sizes[kind] as number) - 1);
    }
    return { within, among: squaredDifferences(places, tally) };
  };
}

/** Σ (a − b)² over all ordered pairs of labels = 2N · Σ_c n_c (c − mean)². Exactly zero when all are equal. */
function squaredDifferences(numbers: ArrayLike<number>, tally: Float64Array): number {
  let total = 0;
  let sum = 0;
  let different = 0;
  for (let code = 0; code < tally.length; code += 1) {
    const count = tally[code] as number;
    if (count > 0) different += 1;
    total += count;
    sum += count * (numbers[code] as number);
  }
  if (different < 2) return 0;
  const centre = sum / total;
  let squares = 0;
  for (let code = 0; code < tally.length; code += 1)
    squares += (tally[code] as number) * ((numbers[code] as number) - centre) ** 2;
  return 2 * total * squares;
}
