import type { Clock } from '@ethogram/core';
import {
  delayBeforeRetry,
  HttpClient,
  HttpFailure,
  type RetryPolicy,
  retryAfterOf,
  type Sleep,
} from '@ethogram/platform/http';
import { ModelClientError, ModelTimeoutError, ModelUnavailableError } from '../model-client.errors.js';
import { errorFromAnswer, type RawAnswer } from './error-answer.js';
import { mayRepeat, type Repeatability } from './repeatability.js';

export interface TransportOptions {
  /** Address of the server without `/v1`, for example `http://127.0.0.1:8000`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly sleep: Sleep;
  readonly fetch: typeof fetch;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly repeatability: Repeatability;
  readonly signal?: AbortSignal | undefined;
}

/** Far above any answer to a prompt. */
const LARGEST_ANSWER = 64 << 20;

/** Sends requests, repeats those that may succeed later, and turns every failure into a `ModelClientError`. */
export class HttpTransport {
  readonly #options: TransportOptions;
  readonly #baseUrl: string;
  readonly #client: HttpClient;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#baseUrl = checkedBaseUrl(options.baseUrl);
    this.#client = new HttpClient({
      origins: [new URL(this.#baseUrl).origin],
      largestAnswer: LARGEST_ANSWER,
      fetch: options.fetch,
    });
  }

  /** Resolves with a 2xx answer. */
  async send(request: TransportRequest): Promise<RawAnswer> {
    const { policy, sleep, random } = this.#options;
    const deadline = AbortSignal.timeout(policy.totalTimeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(request, signal);
      } catch (error) {
        if (signal.aborted) throw this.#interruption(request, error);
        if (!(error instanceof ModelClientError)) throw error;
        if (attempt >= policy.maxAttempts || !mayRepeat(error, request.repeatability)) throw error;
        const delay = delayBeforeRetry(policy, attempt, error.retryAfterMs, random);
        // The reason for the failure says more than the timeout that waiting would end in.
        if (performance.now() - startedAt + delay >= policy.totalTimeoutMs) throw error;
        await sleep(delay, signal).catch((cause: unknown) => {
          throw signal.aborted ? this.#interruption(request, cause) : cause;
        });
      }
    }
  }

  async #attempt(request: TransportRequest, signal: AbortSignal): Promise<RawAnswer> {
    signal.throwIfAborted();
    const answer = await this.#exchange(request, signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw errorFromAnswer(describe(request), this.#withoutKey(answer));
  }

  async #exchange(request: TransportRequest, signal: AbortSignal): Promise<RawAnswer> {
    try {
      const { status, text, headers } = await this.#client.send({
        url: `${this.#baseUrl}${request.path}`,
        method: request.method,
        headers: this.#headers(request),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal,
      });
      return { status, text, retryAfterMs: retryAfterOf(headers, this.#options.clock) };
    } catch (error) {
      if (signal.aborted || !(error instanceof HttpFailure)) throw error;
      throw unavailable(describe(request), error);
    }
  }

  #headers(request: TransportRequest): Record<string, string> {
    const { apiKey } = this.#options;
    return {
      accept: 'application/json, text/plain',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    };
  }

  /** A server or proxy may echo the request, key included. */
  #withoutKey(answer: RawAnswer): RawAnswer {
    const { apiKey } = this.#options;
    return apiKey ? { ...answer, text: answer.text.replaceAll(apiKey, '[key]') } : answer;
  }

  #interruption(request: TransportRequest, cause: unknown): unknown {
    if (request.signal?.aborted) return request.signal.reason;
    const { totalTimeoutMs } = this.#options.policy;
    return new ModelTimeoutError(`${describe(request)} was not answered within ${totalTimeoutMs} ms`, {
      cause,
    });
  }
}

function describe(request: TransportRequest): string {
  return `${request.method} ${request.path}`;
}

function checkedBaseUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.username || url.password) {
    throw new TypeError(
      'The address of a model server must not carry a user name or password; use the API key.',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function unavailable(what: string, failure: HttpFailure): ModelUnavailableError {
  const connectionReset = failure.kind === 'BROKEN';
  const how = connectionReset ? 'The connection broke during' : 'No model server answered';
  const { systemCode } = failure;
  return new ModelUnavailableError(`${how} ${what}${systemCode ? ` (${systemCode})` : ''}`, {
    connectionReset,
    cause: failure,
  });
}
