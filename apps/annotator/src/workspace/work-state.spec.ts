import { describe, expect, it } from '@jest/globals';
import { RequestError } from '@ethogram/web';
import type { Assignment } from '../api/documents.js';
import { nextState, type Situation, type WorkState } from './work-state.js';

const task = (taskId: string): Assignment => ({
  __typename: 'Assignment',
  taskId,
  claimToken: `token-${taskId}`,
  slotId: `slot-${taskId}`,
  studyId: 'study',
  leaseUntil: '2026-01-01T00:00:00.000Z',
  kind: 'SURVEY',
  remainingForMe: 3,
  scenario: null,
  items: [],
  scale: null,
  form: null,
  definition: null,
  pairSeed: '',
  item: null,
});
const shown = (taskId: string): WorkState => ({
  at: 'task',
  assignment: task(taskId),
  problems: [],
  isNext: false,
});
const situation = (parts: Partial<Situation>): Situation => ({
  ready: [],
  waiting: 0,
  problems: new Map(),
  ...parts,
});
const LOADING: WorkState = { at: 'loading' };
const nothing = { __typename: 'NothingLeft', done: 12, heldByOthers: 2 } as const;
const offline = new RequestError('OFFLINE', '');

describe('what the workspace shows next', () => {
  it('is the first task that lies ready, and after an answer it says so', () => {
    const ready = [task('b'), task('c')];
    expect(nextState(LOADING, situation({ ready }), false)).toMatchObject({
      at: 'task',
      assignment: { taskId: 'b' },
      isNext: false,
    });
    expect(nextState(shown('a'), situation({ ready }), true)).toMatchObject({
      assignment: { taskId: 'b' },
      isNext: true,
    });
    expect(nextState({ at: 'sending' }, situation({ ready }), false)).toMatchObject({ isNext: true });
  });

  it('stays the task somebody is at, whatever comes before it by now', () => {
    const now = shown('b');
    expect(nextState(now, situation({ ready: [task('a'), task('b')] }), false)).toBe(now);
  });

  it('is another task when theirs has gone', () => {
    expect(nextState(shown('b'), situation({ ready: [task('c')] }), false)).toMatchObject({
      assignment: { taskId: 'c' },
      isNext: false,
    });
  });

  it('brings an answer back with what was wrong with it', () => {
    const problems = new Map([['b', ['No verdict.']]]);
    expect(nextState(LOADING, situation({ ready: [task('b')], problems }), false)).toMatchObject({
      problems: ['No verdict.'],
    });
  });

  it('is patience while an answer is on its way, and thanks only when none is', () => {
    expect(nextState(shown('a'), situation({ waiting: 1, said: nothing }), true)).toEqual({ at: 'sending' });
    const sending: WorkState = { at: 'sending' };
    expect(nextState(sending, situation({}), false)).toBe(sending);
    expect(nextState(sending, situation({ said: nothing }), false)).toEqual({
      at: 'nothing',
      done: 12,
      heldByOthers: 2,
    });
  });

  it('says that a study was closed, and an error only where nothing else can be shown', () => {
    const closed = { __typename: 'StudyClosed', reason: 'CLOSED' } as const;
    expect(nextState(shown('a'), situation({ waiting: 1, said: closed }), true)).toEqual({
      at: 'closed',
      reason: 'CLOSED',
    });
    expect(nextState(LOADING, situation({ said: offline }), false)).toEqual({ at: 'failed', error: offline });
    expect(nextState(LOADING, situation({ said: offline, ready: [task('a')] }), false).at).toBe('task');
    expect(nextState(LOADING, situation({}), false)).toBe(LOADING);
    expect(nextState(LOADING, situation({ said: 'STORE_FULL' }), false)).toEqual({ at: 'store-full' });
    expect(nextState(LOADING, situation({ said: 'STORE_FULL', ready: [task('a')] }), false).at).toBe('task');
  });
});
