import { describe, expect, it, jest } from '@jest/globals';
import type { Assignment } from '../api/documents.js';
import type { Delivery, Outbox } from '../outbox/outbox.js';
import { EMPTY_OUTBOX, type OutboxState } from '../outbox/outbox-state.js';
import { SuggestionPause } from './suggestion-pause.js';

const AWAITED = {
  key: 'a',
  assignment: { taskId: 'task' } as Assignment,
  answer: { kind: 'survey' as const, ratings: [] },
};

function scene() {
  let state: OutboxState = EMPTY_OUTBOX;
  const outbox = { awaited: new Set<string>(), snapshot: () => state };
  const ended = jest.fn();
  const pause = new SuggestionPause(outbox as unknown as Outbox, ended);
  const lose = (): void => void (state = { ...state, connection: 'lost' });
  return { outbox, ended, pause, lose };
}

const delivery = (key: string, suggestion: object | null): Delivery =>
  ({
    entry: { key },
    result: { __typename: 'Submitted', judgmentId: 'j', replayed: false, suggestion },
  }) as unknown as Delivery;

describe('waiting for what a model would say', () => {
  it('ends when the answer is stored and nothing follows it', () => {
    const { pause, ended, outbox } = scene();
    pause.begin(AWAITED);
    expect(pause.now()).toEqual({ at: 'sending' });
    expect([...outbox.awaited]).toEqual(['a']);
    pause.hear(delivery('another', { id: 's', answer: {} }));
    expect(pause.now()).toEqual({ at: 'sending' });
    pause.hear(delivery('a', null));
    expect(pause.now()).toBeUndefined();
    expect(outbox.awaited.size).toBe(0);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('holds the next task back until what was shown is settled', () => {
    const { pause } = scene();
    pause.begin(AWAITED);
    pause.hear(delivery('a', { id: 's', answer: { verdict: 'YTA' } }));
    expect(pause.now()).toMatchObject({ at: 'suggestion', suggested: { id: 's' } });
    pause.end();
    expect(pause.now()).toBeUndefined();
  });

  it('gives way when the connection is lost, and does not begin without one', () => {
    const { pause, lose, outbox } = scene();
    pause.begin(AWAITED);
    lose();
    pause.look();
    expect(pause.now()).toBeUndefined();
    pause.begin(AWAITED);
    expect(pause.now()).toBeUndefined();
    expect(outbox.awaited.size).toBe(0);
  });

  it('waits a few seconds at most', () => {
    jest.useFakeTimers();
    try {
      const { pause, ended } = scene();
      pause.begin(AWAITED);
      jest.advanceTimersByTime(4_000);
      expect(pause.now()).toBeUndefined();
      expect(ended).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
