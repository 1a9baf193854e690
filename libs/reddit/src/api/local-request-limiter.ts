import type { Clock } from '@ethogram/core';
import type { Sleep } from '@ethogram/platform/http';
import { RedditError } from './reddit.errors.js';
import { type RateLimitHeaders, type RemainingRequests, RequestLimiter } from './request-limiter.js';

export interface LocalRequestLimiterOptions {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Milliseconds between two requests at least. */
  readonly spacingMs: number;
  /** Who would have to wait longer is told so instead. */
  readonly patienceMs: number;
}

const NEVER = new AbortController().signal;

/** The budget of one process, for tests and tools that have no database; nobody else knows of it. */
export class LocalRequestLimiter extends RequestLimiter {
  private nextAt = 0;
  private left = 0;
  private resetsAt = 0;

  constructor(private readonly options: LocalRequestLimiterOptions) {
    super();
  }

  override async acquire(signal: AbortSignal = NEVER): Promise<void> {
    const { clock, sleep, patienceMs } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const now = clock.now().getTime();
      const isUsedUp = now < this.resetsAt && this.left < 1;
      const wait = (isUsedUp ? Math.max(this.nextAt, this.resetsAt) : this.nextAt) - now;
      if (wait <= 0) {
        this.take(now);
        return;
      }
      if (wait > patienceMs) throw tooLong(wait);
      await sleep(wait, signal);
    }
  }

  override async report({ remaining, resetSeconds }: RateLimitHeaders): Promise<void> {
    if (remaining === null || resetSeconds === null) return;
    this.left = remaining;
    this.resetsAt = this.options.clock.now().getTime() + resetSeconds * 1000;
  }

  override async holdUntil(at: Date): Promise<void> {
    this.nextAt = Math.max(this.nextAt, at.getTime());
  }

  override async remaining(): Promise<RemainingRequests | null> {
    if (this.options.clock.now().getTime() >= this.resetsAt) return null;
    return { remaining: this.left, resetsAt: new Date(this.resetsAt) };
  }

  private take(now: number): void {
    const share = now < this.resetsAt ? (this.resetsAt - now) / this.left : 0;
    this.nextAt = now + Math.max(this.options.spacingMs, share);
    this.left -= 1;
  }
}

/** @param waitMs how long it would take until a request may be sent */
export function tooLong(waitMs: number): RedditError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new RedditError(
    'RATE_LIMITED',
    `Reddit asks to wait ${minutes} minutes before the next request: try again then.`,
  );
}
