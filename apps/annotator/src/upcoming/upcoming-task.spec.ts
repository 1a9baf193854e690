import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '../api/documents.js';
import { reservedUntil, toUpcoming } from './upcoming-task.js';

const claim = (claimToken: string, leaseUntil = '2026-01-01T10:00:00.000Z'): Assignment => ({
  __typename: 'Assignment',
  claimToken,
  leaseUntil,
  slotId: `slot-${claimToken}`,
  taskId: `task-${claimToken}`,
  studyId: 'study',
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

describe('what lies ready', () => {
  it('is what the server says in its order, without what was answered here', () => {
    const tasks = toUpcoming('anna', [claim('3'), claim('1'), claim('2')], new Set(['1']));
    expect(tasks.map(({ key, place }) => [key, place])).toEqual([
      ['anna:3', 0],
      ['anna:2', 1],
    ]);
  });

  it('is the person’s until the first of its times has come', () => {
    const tasks = toUpcoming(
      'anna',
      [claim('1', '2026-01-01T12:00:00.000Z'), claim('2', '2026-01-01T11:00:00.000Z')],
      new Set(),
    );
    expect(reservedUntil(tasks)).toEqual(new Date('2026-01-01T11:00:00.000Z'));
    expect(reservedUntil([])).toBeUndefined();
  });
});
