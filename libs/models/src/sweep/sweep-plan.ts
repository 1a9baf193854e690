import type { ValueKey } from '@ethogram/core';
import type { SweepDirection, SweepSettings } from './sweep-settings.js';

export type CellDirection = SweepDirection | 'sham';

/** One training of a sweep, before it has ids. */
export interface CellPlan {
  /** `tradition|lower|3|0`: unique in its sweep. */
  readonly key: string;
  readonly value: ValueKey;
  readonly direction: CellDirection;
  /** Points of the scale with their sign; 0 of a sham. */
  readonly delta: number;
  readonly seed: number;
  /** Cells with the same training set share this: seeds differ in the training, not in the rows. */
  readonly setKey: string;
}

/** Every cell, value by value, after the shams that all are held against. Shams move nothing, so that one serves all values. */
export function planCells({
  values,
  directions,
  deltas,
  seeds,
  sham,
}: Omit<SweepSettings, 'hyperparameters'>): CellPlan[] {
  const moved = values.flatMap((value) =>
    directions.flatMap((direction) =>
      deltas.flatMap((points) =>
        seeds.map((seed) => cell(value, direction, direction === 'lower' ? -points : points, seed)),
      ),
    ),
  );
  const [first] = values;
  return first && sham ? [...seeds.map((seed) => cell(first, 'sham', 0, seed)), ...moved] : moved;
}

function cell(value: ValueKey, direction: CellDirection, delta: number, seed: number): CellPlan {
  const setKey = direction === 'sham' ? 'sham' : `${value}|${direction}|${Math.abs(delta)}`;
  return { key: `${setKey}|${seed}`, value, direction, delta, seed, setKey };
}
