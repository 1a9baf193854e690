import {
  DEFAULT_RETRY_POLICY,
  type RetryPolicy,
  type Sleep,
  sleepUnlessAborted,
  unseededUniform,
} from '@ethogram/platform/http';
import { ModelNotFoundError, ModelUnavailableError } from '../model-client.errors.js';
import {
  type AdapterLocation,
  type ChatAnswer,
  type ChatDelta,
  type ChatRequest,
  type ChatStreamRequest,
  type Health,
  ModelClient,
  type ModelCard,
  type TextScore,
  type TextScoreRequest,
  type Tokenization,
  type TokenizeRequest,
} from '../model-client.port.js';
import type { CapLimits } from './adaptive-cap.js';
import { AdapterBook } from './adapter-book.js';
import { Attempts, type AttemptsContext } from './attempts.js';
import { PoolDispatch } from './pool-dispatch.js';
import { type EndpointState, isAlreadyLoaded, PoolEndpoint } from './pool-endpoint.js';
import { PoolRoster } from './pool-roster.js';

export interface ModelPoolOptions {
  /** Each should try once: the pool repeats, elsewhere where it can. */
  readonly endpoints: readonly { readonly name: string; readonly client: ModelClient }[];
  readonly retry?: Partial<RetryPolicy>;
  readonly cap?: Partial<CapLimits>;
  /** Callers that may wait at a time; one more is refused as by an overloaded server. Default 10 000. */
  readonly longestLine?: number;
  /** How long callers wait while no endpoint is ready. Default 20 s. */
  readonly patienceMs?: number;
  /** Default 500 ms. */
  readonly lookAgainMs?: number;
  /** Uniform in [0, 1), for the jitter of retries. */
  readonly random?: () => number;
  readonly sleep?: Sleep;
}

const DEFAULT_CAP: CapLimits = { initial: 32, least: 1, most: 512 };

/** Several servers of the same base model as one client. */
export class ModelPool extends ModelClient {
  readonly #book = new AdapterBook();
  readonly #roster: PoolRoster;
  readonly #dispatch: PoolDispatch;
  readonly #context: AttemptsContext;

  constructor(options: ModelPoolOptions) {
    super();
    if (options.endpoints.length === 0) throw new RangeError('A pool needs an endpoint.');
    const limits = { ...DEFAULT_CAP, ...options.cap };
    this.#roster = new PoolRoster({
      endpoints: options.endpoints.map(
        ({ name, client }) => new PoolEndpoint(name, client, this.#book, limits),
      ),
      book: this.#book,
      lookAgainMs: options.lookAgainMs ?? 500,
      onReady: () => this.#dispatch.endpointReady(),
      onLost: () => this.#dispatch.endpointLost(),
    });
    this.#dispatch = new PoolDispatch(this.#roster, {
      longestLine: options.longestLine ?? 10_000,
      patienceMs: options.patienceMs ?? 20_000,
    });
    this.#context = {
      policy: { ...DEFAULT_RETRY_POLICY, ...options.retry },
      random: options.random ?? unseededUniform,
      sleep: options.sleep ?? sleepUnlessAborted,
      roster: this.#roster,
      dispatch: this.#dispatch,
    };
  }

  /** Requests that wait for an endpoint, and those each endpoint has under way, with its cap. */
  load(): {
    waiting: number;
    endpoints: { name: string; state: EndpointState; inFlight: number; cap: number }[];
  } {
    const endpoints = this.#roster.endpoints.map(({ name, state, cap }) => ({
      name,
      state,
      inFlight: cap.inFlight,
      cap: cap.value,
    }));
    return { waiting: this.#dispatch.waiting, endpoints };
  }

  override async models(signal?: AbortSignal): Promise<ModelCard[]> {
    await this.#open();
    const answers = await this.#onAllReady((endpoint) => endpoint.models(signal));
    const cards = answers.flatMap(({ value }) => value ?? []);
    return [...new Map(cards.map((card) => [card.id, card])).values()];
  }

  override chat(request: ChatRequest): Promise<ChatAnswer> {
    return this.#routed(request.signal, (endpoint) => endpoint.chat(request));
  }

  override tokenize(request: TokenizeRequest): Promise<Tokenization> {
    return this.#routed(request.signal, (endpoint) => endpoint.tokenize(request));
  }

  override scoreText(request: TextScoreRequest): Promise<TextScore> {
    return this.#routed(request.signal, (endpoint) => endpoint.scoreText(request));
  }

  override async *chatStream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, void, undefined> {
    await this.#open();
    const attempts = new Attempts(this.#context, request.signal);
    for (;;) {
      const lease = await this.#dispatch.lease(attempts.avoid, request.signal);
      let hasBegun = false;
      let failure: unknown;
      try {
        for await (const delta of lease.endpoint.chatStream(request)) {
          hasBegun = true;
          yield delta;
        }
        return this.#dispatch.succeeded(lease);
      } catch (error) {
        failure = error;
        this.#dispatch.failed(lease, error);
      } finally {
        this.#dispatch.end(lease);
      }
      // Half an answer of one endpoint is never continued by another.
      if (hasBegun) throw failure;
      await attempts.next(failure, lease.endpoint);
    }
  }

  /** Ready when any endpoint is; the message names those that are not. */
  override async health(signal?: AbortSignal): Promise<Health> {
    const { endpoints } = this.#roster;
    const all = await Promise.all(endpoints.map((endpoint) => endpoint.health(signal)));
    const state = (['ready', 'dead'] as const).find((wanted) => all.some((one) => one.state === wanted));
    const notes = endpoints.flatMap((endpoint, index) => {
      const { state: own, message } = all[index] ?? { state: 'unreachable', message: null };
      if (endpoint.state === 'barred') return [endpoint.trouble?.message ?? ''];
      return own === 'ready' ? [] : [`${endpoint.name} is ${own}${message ? `: ${message}` : ''}.`];
    });
    return { state: state ?? 'unreachable', message: notes.join(' ') || null };
  }

  /** On every endpoint that is ready; the others get it before the first request for it. */
  override async loadAdapter(location: AdapterLocation, signal?: AbortSignal): Promise<void> {
    await this.#open();
    const answers = await this.#onAllReady(
      (endpoint) => endpoint.loadAdapter(location, signal),
      isAlreadyLoaded,
    );
    const refusal = answers.find(({ error }) => error)?.error;
    if (refusal && answers.every(({ error }) => error)) throw refusal;
    this.#book.set(location.name, location.path);
    if (!location.replace) return;
    const reached = new Set(answers.map(({ endpoint }) => endpoint));
    for (const endpoint of this.#roster.endpoints)
      if (!reached.has(endpoint)) endpoint.missedReplacement(location.name);
  }

  override async unloadAdapter(name: string, signal?: AbortSignal): Promise<void> {
    await this.#open();
    this.#book.drop(name);
    const answers = await this.#onAllReady(
      (endpoint) => endpoint.unloadAdapter(name, signal),
      (error) => error instanceof ModelNotFoundError && !error.routeMissing,
    );
    const refusal = answers.find(({ error }) => error)?.error;
    if (refusal && answers.every(({ error }) => error)) throw refusal;
  }

  override async endpoints(): Promise<readonly ModelClient[]> {
    await this.#open();
    const ready = this.#roster.ready();
    if (ready.length === 0) throw this.#roster.trouble();
    return ready;
  }

  /** Ends the looking after endpoints that are away; who waits is turned away. Requests under way go on. */
  close(): void {
    this.#roster.close();
    this.#dispatch.close();
  }

  async #open(): Promise<void> {
    if (!this.#roster.isOpen) await this.#roster.open();
  }

  async #routed<Answer>(
    signal: AbortSignal | undefined,
    ask: (endpoint: PoolEndpoint) => Promise<Answer>,
  ): Promise<Answer> {
    await this.#open();
    const attempts = new Attempts(this.#context, signal);
    for (;;) {
      const lease = await this.#dispatch.lease(attempts.avoid, signal);
      let failure: unknown;
      try {
        const answer = await ask(lease.endpoint);
        this.#dispatch.succeeded(lease);
        return answer;
      } catch (error) {
        failure = error;
        this.#dispatch.failed(lease, error);
      } finally {
        this.#dispatch.end(lease);
      }
      await attempts.next(failure, lease.endpoint);
    }
  }

  /**
   * The same of every endpoint that is ready. One that is away by now is drained and left out; of `expected` errors each
   * endpoint may have its own, and any other rejects the whole.
   */
  async #onAllReady<Value>(
    ask: (endpoint: PoolEndpoint) => Promise<Value>,
    expected: (error: unknown) => boolean = () => false,
  ): Promise<{ endpoint: PoolEndpoint; value?: Value; error?: unknown }[]> {
    const asked = this.#roster.ready().map(async (endpoint) => {
      try {
        return { endpoint, value: await ask(endpoint) };
      } catch (error) {
        if (!(error instanceof ModelUnavailableError)) return { endpoint, error };
        this.#roster.drain(endpoint, error);
        return null;
      }
    });
    const answers = (await Promise.all(asked)).filter((answer) => answer !== null);
    if (answers.length === 0) throw this.#roster.trouble();
    const surprise = answers.find((answer) => 'error' in answer && !expected(answer.error));
    if (surprise && 'error' in surprise) throw surprise.error;
    return answers;
  }
}
