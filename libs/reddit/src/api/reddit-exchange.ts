import type { Clock } from '@ethogram/core';
import {
  delayBeforeRetry,
  type HttpAnswer,
  type HttpClient,
  HttpFailure,
  type HttpRequest,
  type RetryPolicy,
  retryAfterOf,
  type Sleep,
} from '@ethogram/platform/http';
import { errorOfFailure, errorOfStatus, notJson } from './error-of-answer.js';
import type { RedditError } from './reddit.errors.js';
import type { RateLimitHeaders, RequestLimiter } from './request-limiter.js';

export interface ExchangeOptions {
  readonly client: HttpClient;
  readonly limiter: RequestLimiter;
  readonly policy: RetryPolicy;
  /** For one attempt. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly sleep: Sleep;
}

export type ExchangeRequest = Pick<HttpRequest, 'url' | 'method' | 'headers' | 'body'>;

/** The outcome of one attempt: the parsed body, or why there is none. */
type Attempt = { readonly body: unknown } | Failure;

interface Failure {
  readonly error: RedditError;
  readonly mayRepeat: boolean;
  /** A pause Reddit asked for, in milliseconds. */
  readonly holdMs: number | null;
}

const NEVER = new AbortController().signal;

/** Sends one request after the limiter let it through, and repeats it where that may help. Bodies are JSON. */
export class RedditExchange {
  constructor(private readonly options: ExchangeOptions) {}

  /** @throws RedditError, or the signal's reason */
  async send(request: ExchangeRequest, signal: AbortSignal = NEVER): Promise<unknown> {
    const { limiter, policy, sleep, random, clock } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      await limiter.acquire(signal);
      const outcome = await this.attempt(request, signal);
      if ('body' in outcome) return outcome.body;
      const { error, mayRepeat, holdMs } = outcome;
      // Everybody who shares the budget is held, whether or not this request is worth repeating.
      if (holdMs !== null) await limiter.holdUntil(new Date(clock.now().getTime() + holdMs));
      if (!mayRepeat || attempt >= policy.maxAttempts) throw error;
      const delay = delayBeforeRetry(policy, attempt, null, random);
      if ((holdMs ?? 0) < delay) await sleep(delay, signal);
    }
  }

  private async attempt(request: ExchangeRequest, signal: AbortSignal): Promise<Attempt> {
    const { client, timeoutMs } = this.options;
    let answer: HttpAnswer;
    try {
      answer = await client.send({ ...request, timeoutMs, signal });
    } catch (failure) {
      if (!(failure instanceof HttpFailure)) throw failure;
      const error = errorOfFailure(failure);
      return { error, mayRepeat: error.code === 'UNAVAILABLE', holdMs: null };
    }
    const limits = rateLimitOf(answer.headers);
    if (Object.values(limits).some((value) => value !== null)) await this.options.limiter.report(limits);
    return this.read(answer, limits);
  }

  private read(answer: HttpAnswer, limits: RateLimitHeaders): Attempt {
    if (answer.status >= 200 && answer.status < 300) {
      const body = parseJson(answer.text);
      if (body !== undefined) return { body };
      // A page of the network in front of Reddit: the next attempt may reach Reddit itself.
      return { error: notJson(answer.status), mayRepeat: true, holdMs: null };
    }
    const error = errorOfStatus(answer.status);
    if (!error.retryable) return { error, mayRepeat: false, holdMs: null };
    return { error, mayRepeat: true, holdMs: this.pauseOf(answer, limits) };
  }

  /** Retry-After, or else the end of a period in which nothing is left. */
  private pauseOf(answer: HttpAnswer, limits: RateLimitHeaders): number | null {
    const retryAfter = retryAfterOf(answer.headers, this.options.clock);
    if (retryAfter !== null) return retryAfter;
    const isUsedUp = answer.status === 429 && (limits.remaining ?? 1) < 1;
    return isUsedUp && limits.resetSeconds !== null ? limits.resetSeconds * 1000 : null;
  }
}

function rateLimitOf(headers: Headers): RateLimitHeaders {
  return {
    used: numberOf(headers.get('x-ratelimit-used')),
    remaining: numberOf(headers.get('x-ratelimit-remaining')),
    resetSeconds: numberOf(headers.get('x-ratelimit-reset')),
  };
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}(\.\d{1,9})?$/.test(text.trim()) ? Number(text) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
