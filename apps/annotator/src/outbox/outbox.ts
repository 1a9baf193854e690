import type { SkipResult, SubmitResult } from '../api/documents.js';
import { browserStore } from './browser-store.js';
import {
  type Connection,
  EMPTY_OUTBOX,
  nextToSend,
  type OutboxEntry,
  type OutboxEvent,
  outboxReducer,
  type OutboxState,
  type Refusal,
  retryDelay,
} from './outbox-state.js';
import { refusalOf, sendEntry } from './send-entry.js';

/** `result` is null when another tab delivered the answer. */
export type Delivery = { readonly entry: OutboxEntry; readonly result: SubmitResult | SkipResult | null };

/**
 * Keeps answers in IndexedDB until the server has acknowledged them and sends them one at a time, oldest first.
 * Tabs share the stored answers: a lock lets one of them send, a channel tells the others.
 */
export class Outbox {
  private state: OutboxState = EMPTY_OUTBOX;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flushing: Promise<void> | undefined;
  /** Keys of answers somebody waits for before the screen: only after those can a suggestion be shown. */
  readonly awaited = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly deliveries = new Set<(delivery: Delivery) => void>();
  private readonly channel = new BroadcastChannel('ethogram-outbox');
  private readonly retry = (): void => void this.flush();

  constructor(private readonly personId: string) {}

  /** Begins to send what is stored; returns how to end it. */
  start(): () => void {
    this.channel.onmessage = () => void this.load();
    window.addEventListener('online', this.retry);
    window.addEventListener('focus', this.retry);
    // A page brought back by the back button has missed what other tabs did.
    window.addEventListener('pageshow', this.retry);
    void this.flush();
    return () => {
      window.removeEventListener('online', this.retry);
      window.removeEventListener('focus', this.retry);
      window.removeEventListener('pageshow', this.retry);
      this.channel.onmessage = null;
      clearTimeout(this.timer);
    };
  }

  readonly snapshot = (): OutboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Tells of every answer the server has dealt with, here or through another tab. */
  onDelivery(listener: (delivery: Delivery) => void): () => void {
    this.deliveries.add(listener);
    return () => void this.deliveries.delete(listener);
  }

  /** Resolves when the answer is stored in this browser; sending goes on by itself. */
  async add(entry: OutboxEntry): Promise<void> {
    await (await browserStore()).put('outbox', entry);
    this.noteAdded(entry);
  }

  /** An answer was stored together with something else; sending goes on by itself. */
  noteAdded(entry: OutboxEntry): void {
    this.dispatch({ type: 'added', entry });
    this.channel.postMessage('changed');
    void this.flush();
  }

  async discard(key: string): Promise<void> {
    await this.forget(key);
  }

  /** A request of another part of the app came through or did not. */
  noteConnection(connection: Connection): void {
    if (connection === 'ok') this.dispatch({ type: 'reached' });
    else this.dispatch({ type: 'failed', connection });
  }

  /** Sends everything that waits; resolves when nothing waits or an attempt has failed. */
  flush(): Promise<void> {
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = undefined;
      if (!nextToSend(this.state)) return;
      // An answer added at the last moment goes at once; after a failure there is a pause.
      if (this.state.failures === 0) void this.flush();
      else this.retryLater();
    });
    return this.flushing;
  }

  private async sendAll(): Promise<void> {
    clearTimeout(this.timer);
    await this.load();
    while (nextToSend(this.state)) {
      const isThrough = await oneTabAtATime(() => this.sendNext());
      if (!isThrough) return;
    }
  }

  /** False when the attempt failed and there is no point in going on now. */
  private async sendNext(): Promise<boolean> {
    await this.load();
    const entry = nextToSend(this.state);
    if (!entry) return true;
    this.dispatch({ type: 'sending', key: entry.key });
    const outcome = await sendEntry(entry, this.awaited.has(entry.key));
    if (outcome.kind === 'failed') {
      this.dispatch({ type: 'failed', connection: outcome.connection });
      return false;
    }
    if (outcome.kind === 'refused') await this.refuse(entry, outcome.reason);
    else await this.settle(entry, outcome.result);
    return true;
  }

  private async settle(entry: OutboxEntry, result: SubmitResult | SkipResult): Promise<void> {
    const refusal = refusalOf(result);
    if (refusal) await this.refuse(entry, refusal);
    else await this.forget(entry.key);
    this.tell({ entry, result });
  }

  private async refuse(entry: OutboxEntry, reason: Refusal): Promise<void> {
    await (await browserStore()).put('outbox', { ...entry, refusal: reason });
    this.dispatch({ type: 'refused', key: entry.key, reason });
    this.channel.postMessage('changed');
  }

  private async forget(key: string): Promise<void> {
    await (await browserStore()).delete('outbox', key);
    this.dispatch({ type: 'settled', key });
    this.channel.postMessage('changed');
  }

  /** Reads what is stored; answers that another tab has delivered are gone from it. */
  private async load(): Promise<void> {
    const stored = (await (await browserStore()).getAll('outbox')).filter(
      (entry) => entry.personId === this.personId,
    );
    const keys = new Set(stored.map((entry) => entry.key));
    const gone = this.state.entries.filter((entry) => !keys.has(entry.key));
    this.dispatch({ type: 'loaded', entries: stored });
    for (const entry of gone) this.tell({ entry, result: null });
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.retry, retryDelay(this.state.failures));
  }

  private tell(delivery: Delivery): void {
    for (const listener of this.deliveries) listener(delivery);
  }

  private dispatch(event: OutboxEvent): void {
    this.state = outboxReducer(this.state, event);
    for (const listener of this.listeners) listener();
  }
}

/** Browsers have locks on secure pages only; without, two tabs may send the same answer, which its key makes harmless. */
async function oneTabAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('ethogram-outbox', work) as Promise<Result>;
}
