import type { JudgmentAnswer, SkipReason } from '@ethogram/core';

/** `closed`: the study had been closed; `notPermitted`: the person or the texts are no longer in it. */
export type Refusal = 'closed' | 'notPermitted' | 'other';

/** Why somebody would rather not judge a task. */
export interface Skip {
  readonly reason: SkipReason;
  readonly note: string;
}

/** An answer on its way to the server. The key is made once, when the person saves, and never changes. */
export interface OutboxEntry {
  readonly key: string;
  readonly personId: string;
  /** Shown where somebody else, or nobody, is signed in. */
  readonly personName: string;
  readonly studyId: string;
  readonly taskId: string;
  /** What the person saw it under; shown when something is wrong. */
  readonly title: string;
  readonly answer: JudgmentAnswer | Skip;
  /** The claim it answers; null for a change of an earlier answer. */
  readonly claim: {
    readonly slotId: string;
    readonly claimToken: string;
    readonly durationMs: number;
  } | null;
  /** Milliseconds since 1970; entries are sent in this order. */
  readonly savedAt: number;
  /** Why the server will never take it; the person decides what becomes of it. */
  readonly refusal?: Refusal;
}

/**
 * `lost`: no answer from the server; `unavailable`: it says that it cannot do it at the moment; `signed-out`: it wants a
 * new sign-in first.
 */
export type Connection = 'ok' | 'lost' | 'unavailable' | 'signed-out';
export type Failure = Exclude<Connection, 'ok'>;

export interface OutboxState {
  /** False until what this browser keeps has been read: before, nobody can say that everything is saved. */
  readonly isRead: boolean;
  readonly entries: readonly OutboxEntry[];
  readonly sending: string | null;
  readonly connection: Connection;
  /** Failed attempts in a row, whatever the entry. */
  readonly failures: number;
}

export type OutboxEvent =
  | { readonly type: 'loaded'; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'added'; readonly entry: OutboxEntry }
  | { readonly type: 'sending'; readonly key: string }
  | { readonly type: 'settled'; readonly key: string }
  | { readonly type: 'refused'; readonly key: string; readonly reason: Refusal }
  | { readonly type: 'failed'; readonly connection: Failure }
  | { readonly type: 'reached' };

export const EMPTY_OUTBOX: OutboxState = {
  isRead: false,
  entries: [],
  sending: null,
  connection: 'ok',
  failures: 0,
};

export function outboxReducer(state: OutboxState, event: OutboxEvent): OutboxState {
  const { entries } = state;
  switch (event.type) {
    case 'loaded':
      return { ...state, isRead: true, entries: inOrder(event.entries) };
    case 'added':
      return entries.some(({ key }) => key === event.entry.key)
        ? state
        : { ...state, entries: inOrder([...entries, event.entry]) };
    case 'sending':
      return { ...state, sending: event.key };
    case 'settled':
      return {
        ...state,
        entries: entries.filter(({ key }) => key !== event.key),
        sending: null,
        connection: 'ok',
        failures: 0,
      };
    case 'refused':
      return {
        ...state,
        entries: entries.map((entry) =>
          entry.key === event.key ? { ...entry, refusal: event.reason } : entry,
        ),
        sending: null,
        connection: 'ok',
        failures: 0,
      };
    case 'failed':
      return { ...state, sending: null, connection: event.connection, failures: state.failures + 1 };
    case 'reached':
      return { ...state, connection: 'ok', failures: 0 };
  }
}

/** The oldest entry that may still be taken. */
export function nextToSend({ entries }: OutboxState): OutboxEntry | undefined {
  return entries.find((entry) => entry.refusal === undefined);
}

export function waitingEntries({ entries }: OutboxState): readonly OutboxEntry[] {
  return entries.filter((entry) => entry.refusal === undefined);
}

export function refusedEntries({ entries }: OutboxState): readonly OutboxEntry[] {
  return entries.filter((entry) => entry.refusal !== undefined);
}

const LONGEST_DELAY_MS = 30_000;

/** How long to wait before the next attempt: one second, doubled with each failure up to half a minute. */
export function retryDelay(failures: number): number {
  return Math.min(1_000 * 2 ** Math.max(failures - 1, 0), LONGEST_DELAY_MS);
}

function inOrder(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return [...entries].sort((a, b) => a.savedAt - b.savedAt);
}
