import type { NameSet } from './label-table.js';

/**
 * How far two values are apart, as the squared difference δ² of Krippendorff's α: 0 for equal ones.
 *
 * - nominal: 1 when they differ
 * - ordinal: the square of the labels lying between their ranks, half of each end included; depends on all labels
 * - interval: (a − b)²
 * - ratio: ((a − b) ÷ (a + b))², for numbers that are not negative; two zeros are the same
 * - masi: 1 − J · M for sets (Passonneau 2006), J the share of common names among all, M = 1 for equal sets, ⅔ when
 *   one holds the other, ⅓ when they overlap, 0 when they have nothing in common; two empty sets are the same
 *
 * Sources: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Passonneau 2006, "Measuring Agreement on
 * Set-valued Items (MASI) for Semantic and Pragmatic Annotation", which uses 1 − J · M in the place of δ².
 */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio' | 'masi';

/** A distance of one's own: symmetric, 0 for equal values, never negative; used in the place of δ². */
export type Distance<Value> = (a: Value, b: Value) => number;

export function ratioDistance(a: number, b: number): number {
  if (a < 0 || b < 0) throw new RangeError(`A ratio scale has no negative values: ${Math.min(a, b)}.`);
  return a === b ? 0 : ((a - b) / (a + b)) ** 2;
}

/** 1 − J · M, see `Metric`. */
export function masiDistance(a: NameSet, b: NameSet): number {
  const left = new Set(a);
  const right = new Set(b);
  return masi([...left].filter((name) => right.has(name)).length, left.size, right.size);
}

/** The same between many sets, by their place; quick where they are made of at most 32 names. */
export function masiDistances(sets: readonly NameSet[]): (a: number, b: number) => number {
  const names = new Map([...new Set(sets.flat())].map((name, bit) => [name, bit]));
  if (names.size > 32) return (a, b) => masiDistance(sets[a] as NameSet, sets[b] as NameSet);
  const masks = Uint32Array.from(sets, (set) =>
    set.reduce((mask, name) => mask | (1 << (names.get(name) as number)), 0),
  );
  const sizes = Uint32Array.from(masks, bitCount);
  return (a, b) =>
    masi(bitCount((masks[a] as number) & (masks[b] as number)), sizes[a] as number, sizes[b] as number);
}

function masi(common: number, left: number, right: number): number {
  const all = left + right - common;
  if (all === 0) return 0;
  return 1 - (common / all) * monotonicity(common, left, right);
}

function bitCount(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function monotonicity(common: number, left: number, right: number): number {
  if (common === 0) return 0;
  if (common === left && common === right) return 1;
  return common === Math.min(left, right) ? 2 / 3 : 1 / 3;
}

/** The numbers of a scale. Throws RangeError for a value that is none. */
export function asNumbers(values: readonly unknown[], metric: string): number[] {
  return values.map((value) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new RangeError(`A ${metric} scale needs numbers, not ${JSON.stringify(value)}.`);
  });
}
