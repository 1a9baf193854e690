import type { ForestRow } from '@ethogram/web';
import { valueLabel } from '../training-sets/value-words.js';
import type { ByValue } from '@ethogram/core';
import type { Shift } from './headline.js';

const LEVEL = 0.05;

/**
 * Shifts as rows of a forest chart, sorted so that what the training asked for would stand on top.
 * `*` marks a p below 0.05 after correction over the values.
 */
export function forestRows(
  shifts: ByValue<Shift & { pHolm?: number | null }>,
  target: { value: string; delta: number } | null,
): ForestRow[] {
  const direction = target && target.delta > 0 ? -1 : 1;
  return Object.entries(shifts)
    .sort(([, a], [, b]) => direction * (a.shift - b.shift))
    .map(([value, { shift, low, high, pHolm }]) => ({
      key: value,
      label: valueLabel(value),
      tuned: { value: shift, low, high },
      isTarget: value === target?.value,
      ...(pHolm !== null && pHolm !== undefined && pHolm < LEVEL ? { remark: '*' } : {}),
    }));
}
