import type { Clock } from '@ethogram/core';
import { ModelClientError, ModelTimeoutError, ModelUnavailableError } from '../model-client.errors.js';
import { errorFromAnswer, type RawAnswer } from './error-answer.js';
import {
  delayBeforeRetry,
  mayRepeat,
  parseRetryAfter,
  type Repeatability,
  type RetryPolicy,
} from './retry-policy.js';

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

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

/** Error codes of a connection that broke after it stood: the server died or restarted. */
const RESET_CODES = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Sends requests, repeats those that may succeed later, and turns every failure into a `ModelClientError`. */
export class HttpTransport {
  readonly #options: TransportOptions;
  readonly #baseUrl: string;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#baseUrl = checkedBaseUrl(options.baseUrl);
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
      const response = await this.#options.fetch(`${this.#baseUrl}${request.path}`, {
        method: request.method,
        headers: this.#headers(request),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        // A redirect would turn a POST into a GET, or carry the prompt to another host.
        redirect: 'error',
        signal,
      });
      const text = await response.text();
      return { status: response.status, text, retryAfterMs: this.#retryAfter(response.headers) };
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw unavailable(describe(request), cause);
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

  /** A date is compared with the server's own clock where it tells it, so that a skew between the two does no harm. */
  #retryAfter(headers: Headers): number | null {
    const answeredAt = new Date(headers.get('date') ?? Number.NaN);
    const known = !Number.isNaN(answeredAt.getTime());
    return parseRetryAfter(headers.get('retry-after'), known ? answeredAt : this.#options.clock.now());
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

function unavailable(what: string, cause: unknown): ModelUnavailableError {
  const code = networkCode(cause);
  const connectionReset = code !== null && RESET_CODES.has(code);
  const how = connectionReset ? 'The connection broke during' : 'No model server answered';
  return new ModelUnavailableError(`${how} ${what}${code ? ` (${code})` : ''}`, { connectionReset, cause });
}

/** fetch hides the system's error code under `cause`, sometimes more than one level deep. */
function networkCode(error: unknown): string | null {
  let current = error;
  while (typeof current === 'object' && current !== null) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = 'cause' in current ? current.cause : null;
  }
  return null;
}
