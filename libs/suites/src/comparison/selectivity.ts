import type { PairedShift, ValueKey } from '@ethogram/core';
import { holm, VALUE_KEYS } from '@ethogram/core';

type Shifts = Partial<Record<ValueKey, PairedShift>>;

/**
 * Target shift ÷ mean of |shift| over the other values: above 1 in size when the target moved more than the rest,
 * with the sign of the target's shift. Null when the target or every other value is missing, or nothing else moved.
 * A point value without an interval: read it beside the shifts.
 */
export function selectivity(shifts: Shifts, target: ValueKey): number | null {
  const moved = shifts[target];
  const others = VALUE_KEYS.filter((value) => value !== target).flatMap((value) => shifts[value] ?? []);
  if (!moved || others.length === 0) return null;
  const spread = others.reduce((sum, other) => sum + Math.abs(other.shift), 0) / others.length;
  return spread === 0 ? null : moved.shift / spread;
}

/** The p-values of all values present, corrected together by Holm's method; null where no test was possible. */
export function holmAdjusted(shifts: Shifts): Partial<Record<ValueKey, number | null>> {
  const present = VALUE_KEYS.filter((value) => shifts[value] !== undefined);
  const adjusted = holm(present.map((value) => shifts[value]?.pValue ?? null));
  return Object.fromEntries(present.map((value, index) => [value, adjusted[index] ?? null]));
}
