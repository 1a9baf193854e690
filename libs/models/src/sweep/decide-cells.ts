import type { FineTuneState } from '../fine-tune/fine-tune-run.entity.js';
import type { CellState, SweepCell } from './sweep-cell.entity.js';

/** What is there of a cell, as its own rows say. */
export interface CellFacts {
  readonly set: { readonly state: string; readonly error: string | null } | undefined;
  readonly run: { readonly state: FineTuneState; readonly error: string | null } | undefined;
}

export interface CellView {
  readonly state: CellState;
  readonly error: string | null;
}

export type DecidableCell = Pick<SweepCell, 'key' | 'trainingSetId' | 'state' | 'error'>;

/** Ended for good, unless somebody retries the sweep. */
export function isCellEnded(state: CellState): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}

/** Where a cell stands: its run and its training set know better than what was last stored of it. */
export function observeCell(cell: DecidableCell, { set, run }: CellFacts): CellView {
  if (run) return ofRun(cell, run);
  if (isCellEnded(cell.state)) return cell;
  if (!set) return { state: 'WAITING', error: null };
  if (set.state === 'SUCCEEDED') return { state: 'READY', error: null };
  if (set.state === 'FAILED' || set.state === 'CANCELLED')
    return { state: 'FAILED', error: set.error ?? 'The training set was not built.' };
  return { state: 'PREPARING', error: null };
}

function ofRun(cell: DecidableCell, run: NonNullable<CellFacts['run']>): CellView {
  if (run.state === 'SUCCEEDED') return { state: 'SUCCEEDED', error: null };
  if (run.state !== 'FAILED' && run.state !== 'CANCELLED') return { state: 'TRAINING', error: null };
  // To go on: it has not been resumed yet.
  if (cell.state === 'RETRYING') return { state: 'RETRYING', error: null };
  return { state: run.state, error: run.error };
}

export interface Decision<Cell> {
  /** One cell for each training set to be made. */
  readonly prepare: readonly Cell[];
  readonly start: readonly Cell[];
  readonly resume: readonly Cell[];
}

/**
 * What to do next. The first training set is built before the others, which take over the model's own answers that it
 * read; trainings begin in the order of the cells, as many as have a place.
 * @param free places at the launcher
 */
export function decideCells<Cell extends DecidableCell>(
  cells: readonly { readonly cell: Cell; readonly view: CellView }[],
  free: number,
): Decision<Cell> {
  const unmade = new Map<string, Cell>();
  for (const { cell, view } of cells)
    if (view.state === 'WAITING' && !unmade.has(cell.trainingSetId)) unmade.set(cell.trainingSetId, cell);
  const isFirst = cells.every(({ view }) => view.state === 'WAITING' || isCellEnded(view.state));
  const hasRead = cells.some(({ view }) => !['WAITING', 'PREPARING', 'FAILED'].includes(view.state));
  const waiting = [...unmade.values()];
  const prepare = hasRead ? waiting : isFirst ? waiting.slice(0, 1) : [];
  const places = cells
    .filter(({ view }) => view.state === 'READY' || view.state === 'RETRYING')
    .slice(0, Math.max(0, free));
  const inState = (state: CellState): Cell[] =>
    places.filter(({ view }) => view.state === state).map(({ cell }) => cell);
  return { prepare, start: inState('READY'), resume: inState('RETRYING') };
}
