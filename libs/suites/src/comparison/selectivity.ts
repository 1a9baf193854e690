import { type ByValue, VALUE_KEYS, type ValueKey } from '@ethogram/core';

/**
 * Target shift ÷ mean of |shift| over the other values: above 1 in size when the target moved more than the rest,
 * with the sign of the target's shift. Null when the target or every other value is missing, or nothing else moved.
 * Noise moves other values too, so that with few samples it lies nearer to 0 than it should: `sideEffects` gives an interval.
 */
export function selectivity(shifts: ByValue<{ readonly shift: number }>, target: ValueKey): number | null {
  const moved = shifts[target];
  const others = VALUE_KEYS.filter((value) => value !== target).flatMap((value) => shifts[value] ?? []);
  if (!moved || others.length === 0) return null;
  const spread = others.reduce((sum, other) => sum + Math.abs(other.shift), 0) / others.length;
  return spread === 0 ? null : moved.shift / spread;
}
