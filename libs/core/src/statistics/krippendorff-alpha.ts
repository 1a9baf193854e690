import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { quantileOfSorted } from './quantile.js';

/** What the annotators said of each unit; null where one said nothing. */
export type Units<Label> = readonly (readonly (Label | null)[])[];

export type AlphaOptions = { seed?: string | number; level?: number; resamples?: number };

/** Sufficient numbers of one unit: observed disagreement, labels, and what expected disagreement needs. */
type UnitSums = { disagreement: number; count: number; tally: ReadonlyMap<string | number, number> };
type ExpectedSum = (units: readonly UnitSums[]) => number;

/**
 * Krippendorff's α for unordered labels: 1 − D_o/D_e, where D_o is the disagreement within units and D_e that
 * expected if the same labels had been dealt at random (Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability"). 1 is perfect, 0 is chance, below 0 is systematic disagreement.
 *
 * Units with fewer than two labels say nothing and are left out; `n` counts the rest. The interval is a percentile
 * bootstrap over units. Undefined, with the reason, without such units or when all labels are the same.
 */
export function krippendorffAlphaNominal(
  units: Units<string | number>,
  options: AlphaOptions = {},
): Estimate {
  const sums = pairable(units).map((labels) => {
    const tally = tallyOf(labels);
    const agreeing = [...tally.values()].reduce((sum, count) => sum + count * count, 0);
    return {
      disagreement: (labels.length ** 2 - agreeing) / (labels.length - 1),
      count: labels.length,
      tally,
    };
  });
  return alpha(sums, nominalExpectation, 'nominal', options);
}

/** As `krippendorffAlphaNominal`, for numbers on an interval scale: disagreement is the squared difference. */
export function krippendorffAlphaInterval(units: Units<number>, options: AlphaOptions = {}): Estimate {
  const sums = pairable(units).map((labels) => {
    const tally = tallyOf(labels);
    return { disagreement: squaredDifferences(tally) / (labels.length - 1), count: labels.length, tally };
  });
  return alpha(sums, intervalExpectation, 'interval', options);
}

function alpha(
  units: readonly UnitSums[],
  expected: ExpectedSum,
  metric: string,
  { seed = 'krippendorff-alpha', level = 0.95, resamples = 1000 }: AlphaOptions,
): Estimate {
  if (units.length === 0) return undefinedBecause('No unit has two labels or more.');
  const value = pointAlpha(units, expected);
  if (value === null) return undefinedBecause('All labels are the same, so chance agreement is total.');
  const random = SeededRandom.from('alpha', seed);
  const drawn = Array.from({ length: resamples }, () =>
    pointAlpha(
      units.map(() => random.pick(units)),
      expected,
    ),
  );
  // A resample without any variation has no α; it is perfect agreement as far as it goes.
  const sorted = drawn.map((point) => point ?? 1).sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const method = `Krippendorff's alpha (${metric}), percentile bootstrap over units, ${resamples} resamples, seed ${seed}`;
  return {
    value,
    low: quantileOfSorted(sorted, tail),
    high: quantileOfSorted(sorted, 1 - tail),
    level,
    method,
    n: units.length,
  };
}

/** 1 − (N − 1) · Σ_u disagreement_u ÷ Σ over all pairs of labels; null when no two labels differ. */
function pointAlpha(units: readonly UnitSums[], expected: ExpectedSum): number | null {
  const total = units.reduce((sum, unit) => sum + unit.count, 0);
  const expectedSum = expected(units);
  if (expectedSum <= 0) return null;
  const observedSum = units.reduce((sum, unit) => sum + unit.disagreement, 0);
  return 1 - ((total - 1) * observedSum) / expectedSum;
}

/** N² − Σ_c n_c²: ordered pairs of labels that differ. */
function nominalExpectation(units: readonly UnitSums[]): number {
  const tally = mergeTallies(units);
  const counts = [...tally.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total ** 2 - counts.reduce((sum, count) => sum + count * count, 0);
}

function intervalExpectation(units: readonly UnitSums[]): number {
  return squaredDifferences(mergeTallies(units));
}

/** Σ (a − b)² over all ordered pairs of labels = Σ_c Σ_k n_c n_k (c − k)². Exact zero when all are equal. */
function squaredDifferences(tally: ReadonlyMap<string | number, number>): number {
  const entries = [...tally].map(([label, count]) => [Number(label), count] as const);
  const count = entries.reduce((sum, [, times]) => sum + times, 0);
  const centre = entries.reduce((sum, [label, times]) => sum + label * times, 0) / count;
  if (entries.length < 2) return 0;
  return 2 * count * entries.reduce((sum, [label, times]) => sum + times * (label - centre) ** 2, 0);
}

function pairable<Label>(units: Units<Label>): Label[][] {
  return units.map((unit) => unit.filter((label) => label !== null)).filter((labels) => labels.length >= 2);
}

function tallyOf(labels: readonly (string | number)[]): Map<string | number, number> {
  const tally = new Map<string | number, number>();
  for (const label of labels) tally.set(label, (tally.get(label) ?? 0) + 1);
  return tally;
}

function mergeTallies(units: readonly UnitSums[]): Map<string | number, number> {
  const merged = new Map<string | number, number>();
  for (const unit of units) {
    for (const [label, count] of unit.tally) merged.set(label, (merged.get(label) ?? 0) + count);
  }
  return merged;
}
