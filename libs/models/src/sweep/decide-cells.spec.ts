import { describe, expect, it } from '@jest/globals';
import { type CellFacts, type CellView, decideCells, observeCell } from './decide-cells.js';
import type { CellState } from './sweep-cell.entity.js';

type Run = NonNullable<CellFacts['run']>;

const cell = (state: CellState, error: string | null = null, key = 'a', trainingSetId = 'set') => ({
  key,
  trainingSetId,
  state,
  error,
});
const set = (state: string, error: string | null = null) => ({ state, error });
const run = (state: Run['state'], error: string | null = null): Run => ({ state, error });

describe('where a cell stands', () => {
  it.each<[string, CellState, Partial<CellFacts>, CellView]>([
    ['nothing is made', 'WAITING', {}, { state: 'WAITING', error: null }],
    ['its rows are built', 'WAITING', { set: set('RUNNING') }, { state: 'PREPARING', error: null }],
    ['its rows are there', 'PREPARING', { set: set('SUCCEEDED') }, { state: 'READY', error: null }],
    ['its rows failed', 'PREPARING', { set: set('FAILED', 'No.') }, { state: 'FAILED', error: 'No.' }],
    ['it was started and not noted', 'READY', { run: run('QUEUED') }, { state: 'TRAINING', error: null }],
    ['its run is cancelling', 'TRAINING', { run: run('CANCELLING') }, { state: 'TRAINING', error: null }],
    ['its run succeeded', 'TRAINING', { run: run('SUCCEEDED') }, { state: 'SUCCEEDED', error: null }],
    ['its run failed', 'TRAINING', { run: run('FAILED', 'No.') }, { state: 'FAILED', error: 'No.' }],
    ['its run was cancelled', 'TRAINING', { run: run('CANCELLED') }, { state: 'CANCELLED', error: null }],
    ['it is to go on', 'RETRYING', { run: run('FAILED', 'No.') }, { state: 'RETRYING', error: null }],
    ['it went on', 'RETRYING', { run: run('RUNNING') }, { state: 'TRAINING', error: null }],
    ['somebody resumed its run', 'FAILED', { run: run('SUCCEEDED') }, { state: 'SUCCEEDED', error: null }],
  ])('is told by its rows when %s', (_when, state, facts, expected) => {
    expect(observeCell(cell(state), { set: undefined, run: undefined, ...facts })).toEqual(expected);
  });

  it('stays failed when it could not even be started', () => {
    const failed = cell('FAILED', 'It cannot be trained on.');
    expect(observeCell(failed, { set: set('SUCCEEDED'), run: undefined })).toMatchObject({
      state: 'FAILED',
      error: 'It cannot be trained on.',
    });
  });
});

describe('what is done next', () => {
  const seen = (...cells: [key: string, set: string, state: CellState][]) =>
    cells.map(([key, trainingSetId, state]) => ({
      cell: cell(state, null, key, trainingSetId),
      view: { state, error: null },
    }));
  const keys = (cells: readonly { key: string }[]): string[] => cells.map(({ key }) => key);

  it('builds the first training set alone, because the others take over what it reads', () => {
    const three = seen(['a0', 'a', 'WAITING'], ['a1', 'a', 'WAITING'], ['b0', 'b', 'WAITING']);
    expect(keys(decideCells(three, 4).prepare)).toEqual(['a0']);
    const reading = seen(['a0', 'a', 'PREPARING'], ['a1', 'a', 'PREPARING'], ['b0', 'b', 'WAITING']);
    expect(decideCells(reading, 4)).toEqual({ prepare: [], start: [], resume: [] });
  });

  it('builds each of the others once when the answers are read', () => {
    const read = seen(
      ['a0', 'a', 'READY'],
      ['b0', 'b', 'WAITING'],
      ['b1', 'b', 'WAITING'],
      ['c0', 'c', 'WAITING'],
    );
    expect(keys(decideCells(read, 0).prepare)).toEqual(['b0', 'c0']);
  });

  it('goes on with the next training set when the first failed', () => {
    const failed = seen(['a0', 'a', 'FAILED'], ['b0', 'b', 'WAITING'], ['c0', 'c', 'WAITING']);
    expect(keys(decideCells(failed, 1).prepare)).toEqual(['b0']);
  });

  it('starts as many as have a place, in their order, and no more', () => {
    const ready = seen(
      ['a', '1', 'TRAINING'],
      ['b', '2', 'RETRYING'],
      ['c', '3', 'READY'],
      ['d', '4', 'READY'],
    );
    const { start, resume } = decideCells(ready, 2);
    expect([keys(resume), keys(start)]).toEqual([['b'], ['c']]);
    expect(decideCells(ready, 0)).toMatchObject({ start: [], resume: [] });
    // Somebody started trainings by hand beside it.
    expect(decideCells(ready, -2)).toMatchObject({ start: [], resume: [] });
  });
});
