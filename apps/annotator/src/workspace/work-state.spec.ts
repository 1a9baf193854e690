import { describe, expect, it } from '@jest/globals';
import type { Assignment, ClaimResult } from '../api/documents.js';
import { stateAfter, stateOfClaim } from './work-state.js';

const task = (taskId: string): Assignment => ({
  __typename: 'Assignment',
  taskId,
  claimToken: '1',
  slotId: 'slot',
  studyId: 'study',
  leaseUntil: '2026-01-01T00:00:00.000Z',
  kind: 'MORAL_JUDGMENT',
  remainingForMe: 3,
  scenario: { id: 's', title: 'A title', text: 'A text' },
  items: [],
  scale: null,
});
const nothing: ClaimResult = { __typename: 'NothingLeft', done: 12, message: '' };

describe('after an answer', () => {
  it('the next task is there at once, also when the claim was lost', () => {
    const saved = stateAfter(
      { __typename: 'Submitted', judgmentId: 'j', replayed: false, next: task('b') },
      task('a'),
    );
    const lost = stateAfter({ __typename: 'ClaimLost', message: 'Gone.', next: task('b') }, task('a'));
    expect(saved).toMatchObject({ at: 'task', assignment: { taskId: 'b' }, isNext: true });
    expect(lost).toEqual(saved);
  });

  it('an incomplete one comes back with what is wrong', () => {
    const state = stateAfter({ __typename: 'InvalidAnswer', problems: ['No verdict.'] }, task('a'));
    expect(state).toMatchObject({ at: 'task', assignment: { taskId: 'a' }, problems: ['No verdict.'] });
  });

  it('an incomplete one of an earlier visit is asked for again', () => {
    expect(stateAfter({ __typename: 'InvalidAnswer', problems: [] }, null)).toBeNull();
  });

  it('the last one ends in thanks, a closed study in its message', () => {
    expect(stateOfClaim(nothing, true)).toEqual({ at: 'nothing', done: 12 });
    expect(stateAfter({ __typename: 'StudyClosed', message: 'Closed.' }, task('a'))).toEqual({
      at: 'closed',
      message: 'Closed.',
    });
  });
});
