import type { Readable } from 'node:stream';
import type { Clock } from '@ethogram/core';
import {
  delayBeforeRetry,
  HttpClient,
  HttpFailure,
  type HttpRequest,
  LeanHttpClient,
  type RetryPolicy,
  retryAfterOf,
  type Sleep,
} from '@ethogram/platform/http';
import { MalformedAnswerError, ModelClientError, ModelTimeoutError } from '../model-client.errors.js';
import { errorFromAnswer, errorInsideSuccess, type RawAnswer } from './error-answer.js';
import { eventStreamData, textOf } from './event-stream.js';
import { mayRepeat, type Repeatability } from './repeatability.js';
import { brokenOff, checkedBaseUrl, describe, headersOf, retryAfter, unavailable } from './wire.js';

export interface TransportOptions {
  /** Address of the server without `/v1`, for example `http://127.0.0.1:8000`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly sleep: Sleep;
  /** Instead of Node's own connections. */
  readonly fetch?: typeof fetch | undefined;
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
  /** For streams, and for everything when a `fetch` is given. */
  readonly #client: HttpClient;
  readonly #lean: LeanHttpClient | null;
  readonly #path: string;
  readonly #sentHeaders: Readonly<Record<'GET' | 'POST', Readonly<Record<string, string>>>>;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#baseUrl = checkedBaseUrl(options.baseUrl);
    const { origin, pathname } = new URL(this.#baseUrl);
    this.#path = pathname.replace(/\/$/, '');
    this.#sentHeaders = headersOf(options.apiKey);
    const largestAnswer = LARGEST_ANSWER;
    this.#client = new HttpClient({
      origins: [origin],
      largestAnswer,
      ...(options.fetch ? { fetch: options.fetch } : {}),
    });
    this.#lean = options.fetch ? null : new LeanHttpClient({ origin, largestAnswer });
  }

  /** Resolves with a 2xx answer. */
  async send(request: TransportRequest): Promise<RawAnswer> {
    // By hand instead of AbortSignal.timeout and AbortSignal.any, which cost more than the request itself.
    const stop = new AbortController();
    const leave = (): void => stop.abort(request.signal?.reason);
    if (request.signal?.aborted) leave();
    const timer = setTimeout(() => stop.abort(new Error('timeout')), this.#options.policy.totalTimeoutMs);
    request.signal?.addEventListener('abort', leave, { once: true });
    try {
      return await this.#repeated(request, stop.signal, () => this.#attempt(request, stop.signal));
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', leave);
    }
  }

  /**
   * The events of a 2xx answer that comes as a stream, until `[DONE]`. Repeated until the answer begins. The policy's
   * total time is the longest silence: until the answer begins, and between two events.
   */
  async *stream(request: TransportRequest): AsyncGenerator<RawAnswer, void, undefined> {
    const { totalTimeoutMs } = this.#options.policy;
    const stop = new AbortController();
    const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
    const timer = setTimeout(() => stop.abort(new Error('silence')), totalTimeoutMs);
    try {
      const body = await this.#repeated(request, signal, () => this.#openStream(request, signal));
      for await (const data of eventStreamData(body)) {
        // What has arrived already is not handed out to somebody who has gone.
        signal.throwIfAborted();
        timer.refresh();
        if (data === '[DONE]') return;
        yield this.#withoutKey({ status: 200, text: data, retryAfterMs: null });
      }
      throw brokenOff(describe(request), null);
    } catch (error) {
      if (signal.aborted) throw this.#interruption(request, error);
      if (error instanceof ModelClientError) throw error;
      throw brokenOff(describe(request), error);
    } finally {
      clearTimeout(timer);
      stop.abort(new Error('nobody reads on'));
    }
  }

  async #repeated<Answer>(
    request: TransportRequest,
    signal: AbortSignal,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const { policy, sleep, random } = this.#options;
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask();
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

  async #openStream(request: TransportRequest, signal: AbortSignal): Promise<Readable> {
    signal.throwIfAborted();
    const { status, headers, body } = await this.#client
      .open({ ...this.#wireOf(request), signal })
      .catch((error: unknown) => {
        throw this.#typed(request, error, signal);
      });
    if (status === 200 && headers.get('content-type')?.startsWith('text/event-stream')) return body;
    const text = await textOf(body);
    const answer = this.#withoutKey({
      status,
      text,
      retryAfterMs: retryAfterOf(headers, this.#options.clock),
    });
    if (status < 200 || status >= 300) throw errorFromAnswer(describe(request), answer);
    throw (
      errorInsideSuccess(describe(request), answer) ??
      new MalformedAnswerError(`${describe(request)} was not answered with a stream of events`, { status })
    );
  }

  async #exchange(request: TransportRequest, signal: AbortSignal): Promise<RawAnswer> {
    try {
      if (!this.#lean) {
        const { status, text, headers } = await this.#client.send({ ...this.#wireOf(request), signal });
        return { status, text, retryAfterMs: retryAfterOf(headers, this.#options.clock) };
      }
      const { method, path, body } = request;
      const answer = await this.#lean.send({
        method,
        path: `${this.#path}${path}`,
        headers: this.#sentHeaders[method],
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      });
      const { status, text, headers } = answer;
      return { status, text, retryAfterMs: status < 300 ? null : retryAfter(headers, this.#options.clock) };
    } catch (error) {
      throw this.#typed(request, error, signal);
    }
  }

  #typed(request: TransportRequest, error: unknown, signal: AbortSignal): unknown {
    if (signal.aborted || !(error instanceof HttpFailure)) return error;
    return unavailable(describe(request), error);
  }

  #wireOf(request: TransportRequest): HttpRequest {
    return {
      url: `${this.#baseUrl}${request.path}`,
      method: request.method,
      headers: this.#sentHeaders[request.method],
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
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
