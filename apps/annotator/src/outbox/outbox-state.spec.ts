import { describe, expect, it } from '@jest/globals';
import {
  EMPTY_OUTBOX,
  nextToSend,
  type OutboxEntry,
  type OutboxEvent,
  outboxReducer,
  refusedEntries,
  retryDelay,
  waitingEntries,
} from './outbox-state.js';

const entry = (key: string, savedAt: number): OutboxEntry => ({
  key,
  savedAt,
  personId: 'p',
  personName: 'Anna',
  studyId: 's',
  taskId: `task-${key}`,
  title: key,
  answer: { kind: 'survey', ratings: [] },
  claim: null,
});
const after = (...events: OutboxEvent[]) => events.reduce(outboxReducer, EMPTY_OUTBOX);
const added = (key: string, savedAt: number): OutboxEvent => ({ type: 'added', entry: entry(key, savedAt) });

describe('the outbox', () => {
  it('knows that everything is saved only once it has read what the browser keeps', () => {
    expect(after(added('a', 1), { type: 'settled', key: 'a' }).isRead).toBe(false);
    const read = after({ type: 'loaded', entries: [entry('a', 1)] }, { type: 'settled', key: 'a' });
    expect(read).toMatchObject({ isRead: true, entries: [] });
  });

  it('sends the oldest answer first, whatever order they came back in', () => {
    expect(nextToSend(after({ type: 'loaded', entries: [entry('b', 2), entry('a', 1)] }))?.key).toBe('a');
  });

  it('takes the same answer once', () => {
    expect(after(added('a', 1), added('a', 1)).entries).toHaveLength(1);
  });

  it('keeps an answer that could not be sent and says why', () => {
    const state = after(added('a', 1), { type: 'sending', key: 'a' }, { type: 'failed', connection: 'lost' });
    expect(state).toMatchObject({ sending: null, connection: 'lost', failures: 1 });
    expect(nextToSend(state)?.key).toBe('a');
  });

  it('forgets an answer only when it was acknowledged, and takes the connection for good again', () => {
    const state = after(
      added('a', 1),
      added('b', 2),
      { type: 'failed', connection: 'signed-out' },
      { type: 'settled', key: 'a' },
    );
    expect(state).toMatchObject({ connection: 'ok', failures: 0 });
    expect(waitingEntries(state).map(({ key }) => key)).toEqual(['b']);
  });

  it('does not send a refused answer again and lets the others pass', () => {
    const state = after(added('a', 1), added('b', 2), { type: 'refused', key: 'a', reason: 'closed' });
    expect(nextToSend(state)?.key).toBe('b');
    expect(refusedEntries(state)[0]).toMatchObject({ key: 'a', refusal: 'closed' });
  });

  it('waits longer after each failure, but never more than half a minute', () => {
    expect([1, 2, 3, 4].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(retryDelay(40)).toBe(30_000);
  });
});
