import { describe, expect, it } from '@jest/globals';
import { cellColumns, cellRows } from './cell-rows.js';
import type { SweepCellRecord } from './sweep.queries.js';

const cell = (
  value: string,
  direction: 'LOWER' | 'RAISE' | 'SHAM',
  delta: number,
  seed: number,
): SweepCellRecord => ({
  key: `${value}|${direction}|${delta}|${seed}`,
  value,
  direction,
  delta,
  seed,
  state: 'WAITING',
  error: null,
  trainingSetId: null,
  fineTune: null,
});

describe('the grid of a sweep', () => {
  const cells = [
    cell('face', 'SHAM', 0, 0),
    cell('face', 'LOWER', -3, 0),
    cell('face', 'LOWER', -3, 1),
    cell('face', 'RAISE', 3, 0),
    cell('tradition', 'LOWER', -3, 0),
  ];

  it('has a column for each delta and seed, and none for shams', () => {
    expect(cellColumns(cells).map(({ key }) => key)).toEqual(['-3|0', '-3|1', '3|0']);
  });

  it('has a row for each value', () => {
    const rows = cellRows(cells);
    expect(rows.map(({ key }) => key)).toEqual(['face', 'tradition']);
    expect(rows[1]?.cells.get('-3|0')?.value).toBe('tradition');
    expect(rows[1]?.cells.get('3|0')).toBeUndefined();
  });
});
