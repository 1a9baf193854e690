import type { SweepCellRecord } from './sweep.queries.js';

/** A line of the grid: the cells that move the same value, or nothing, by column. */
export interface CellRow {
  readonly key: string;
  /** Null: the shams. */
  readonly value: string | null;
  readonly cells: ReadonlyMap<string, SweepCellRecord>;
}

export interface CellColumn {
  readonly key: string;
  readonly delta: number;
  readonly seed: number;
}

const columnOf = ({ delta, seed }: Pick<SweepCellRecord, 'delta' | 'seed'>): string => `${delta}|${seed}`;

/** One column for each delta and seed, in the order of the trainings; shams, which move nothing, are listed apart. */
export function cellColumns(cells: readonly SweepCellRecord[]): CellColumn[] {
  const columns = new Map<string, CellColumn>();
  for (const cell of cells)
    if (cell.direction !== 'SHAM' && !columns.has(columnOf(cell)))
      columns.set(columnOf(cell), { key: columnOf(cell), delta: cell.delta, seed: cell.seed });
  return [...columns.values()];
}

export function cellRows(cells: readonly SweepCellRecord[]): CellRow[] {
  const moved = cells.filter(({ direction }) => direction !== 'SHAM');
  return [...Map.groupBy(moved, ({ value }) => value)].map(([value, ofValue]) => ({
    key: value,
    value,
    cells: new Map(ofValue.map((cell) => [columnOf(cell), cell])),
  }));
}
