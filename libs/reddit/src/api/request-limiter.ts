/** What Reddit's `X-Ratelimit-*` headers said; null where a header was missing or no number. */
export interface RateLimitHeaders {
  /** Requests sent in this period. */
  readonly used: number | null;
  /** Requests left in this period; may be a fraction. */
  readonly remaining: number | null;
  /** Seconds until the period ends. */
  readonly resetSeconds: number | null;
}

/** What is left as far as anybody knows: an estimate between two answers. */
export interface RemainingRequests {
  readonly remaining: number;
  readonly resetsAt: Date;
}

/** Whoever sends a request to Reddit asks first. One budget for everybody who sends with the same client id. */
export abstract class RequestLimiter {
  /** Resolves when one request may be sent; rejects with the signal's reason when aborted. */
  abstract acquire(signal?: AbortSignal): Promise<void>;

  /** What the answer said about the budget. */
  abstract report(headers: RateLimitHeaders): Promise<void>;

  /** Nobody sends before this time: Reddit asked for a pause. Never shortens a pause. */
  abstract holdUntil(at: Date): Promise<void>;

  /** Null before the first request, and once the period is over. */
  abstract remaining(): Promise<RemainingRequests | null>;
}
