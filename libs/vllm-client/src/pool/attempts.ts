import { delayBeforeRetry, type RetryPolicy, type Sleep } from '@ethogram/platform/http';
import { ModelClientError, ModelOverloadedError, ModelUnavailableError } from '../model-client.errors.js';
import type { PoolDispatch } from './pool-dispatch.js';
import type { PoolEndpoint } from './pool-endpoint.js';
import type { PoolRoster } from './pool-roster.js';

export interface AttemptsContext {
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly sleep: Sleep;
  readonly roster: PoolRoster;
  readonly dispatch: PoolDispatch;
}

const NEVER = new AbortController().signal;

/** What one request has been through, and whether it may be tried once more. */
export class Attempts {
  /** Where it failed last. */
  avoid: PoolEndpoint | null = null;
  #failures = 0;
  #overloadedSince: number | null = null;

  constructor(
    private readonly context: AttemptsContext,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Returns when it may be tried again. @throws the error when it may not */
  async next(error: unknown, endpoint: PoolEndpoint): Promise<void> {
    this.signal?.throwIfAborted();
    if (!(error instanceof ModelClientError)) throw error;
    if (error instanceof ModelOverloadedError) this.#leaveAlone(error, endpoint);
    else await this.#tryElsewhere(error, endpoint);
    this.avoid = endpoint;
  }

  /** However often: an overloaded server refuses before it works, and is asked less with each refusal. */
  #leaveAlone(error: ModelOverloadedError, endpoint: PoolEndpoint): void {
    const { policy, random, dispatch } = this.context;
    this.#overloadedSince ??= performance.now();
    if (performance.now() - this.#overloadedSince > policy.totalTimeoutMs) throw error;
    endpoint.overloads += 1;
    dispatch.pause(endpoint, delayBeforeRetry(policy, endpoint.overloads, error.retryAfterMs, random));
  }

  async #tryElsewhere(error: ModelClientError, endpoint: PoolEndpoint): Promise<void> {
    const { policy, random, sleep, roster } = this.context;
    this.#failures += 1;
    const mayHelp = error.retryable || error instanceof ModelUnavailableError;
    if (!mayHelp || this.#failures >= policy.maxAttempts) throw error;
    if (roster.ready().some((other) => other !== endpoint)) return;
    await sleep(delayBeforeRetry(policy, this.#failures, error.retryAfterMs, random), this.signal ?? NEVER);
  }
}
