import type { ModelClientError } from '../model-client.errors.js';
import { ModelOverloadedError } from '../model-client.errors.js';

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
 * What a request may be repeated after. `transient`: everything marked retryable. `refused`: only a refusal that
 * came before any work, for requests that must not be done twice. `never`: one attempt.
 */
export type Repeatability = 'transient' | 'refused' | 'never';

export function mayRepeat(error: ModelClientError, repeatability: Repeatability): boolean {
  switch (repeatability) {
    case 'transient':
      return error.retryable;
    case 'refused':
      return error instanceof ModelOverloadedError;
    case 'never':
      return false;
  }
}

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
