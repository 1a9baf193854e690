import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@ethogram/core';

export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  /** Upper bound of the first wait; doubles with every further one. */
  readonly baseDelayMs: number;
  /** No computed wait is longer. */
  readonly maxDelayMs: number;
  /** No wait the server asks for is honoured beyond this. */
  readonly maxRetryAfterMs: number;
  /** For one call with all its attempts and waits. */
  readonly totalTimeoutMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 5,
  baseDelayMs: 250,
  maxDelayMs: 8_000,
  maxRetryAfterMs: 30_000,
  totalTimeoutMs: 120_000,
};

/**
 * Milliseconds to wait after failed attempt number `attempt` (from 1). Full jitter: uniform between 0 and the
 * exponential bound, so that clients that failed together do not come back together. A wait the server asked for
 * is the least, jitter is added on top, and the sum stays under the cap.
 */
export function delayBeforeRetry(
  policy: RetryPolicy,
  attempt: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  const bound = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  const jitter = random() * bound;
  if (retryAfterMs === null) return jitter;
  return Math.min(policy.maxRetryAfterMs, retryAfterMs + jitter);
}

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): whole seconds, or an HTTP date taken relative to `answeredAt`.
 * Returns milliseconds, 0 for a time already past, null for a missing or unreadable header.
 */
export function parseRetryAfter(header: string | null, answeredAt: Date): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // Only dates with a weekday and GMT: Date.parse alone would read "1.5" as a year.
  if (!/^[A-Za-z]{3,9},? .+ ?GMT$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - answeredAt.getTime());
}

/** A date is compared with the server's own clock where it tells it, so that a skew between the two does no harm. */
export function retryAfterOf(headers: Headers, clock: Clock): number | null {
  const answeredAt = new Date(headers.get('date') ?? Number.NaN);
  const known = !Number.isNaN(answeredAt.getTime());
  return parseRetryAfter(headers.get('retry-after'), known ? answeredAt : clock.now());
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export async function sleepUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  });
}

/** Jitter must differ between replicas, so this is the one draw without a seed; no result depends on it. */
export function unseededUniform(): number {
  const [draw = 0] = globalThis.crypto.getRandomValues(new Uint32Array(1));
  return draw / 2 ** 32;
}
