import {
  ModelBadRequestError,
  type ModelClientError,
  ModelNotFoundError,
  ModelUnavailableError,
} from '../model-client.errors.js';
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
import { AdaptiveCap, type CapLimits } from './adaptive-cap.js';
import type { AdapterBook } from './adapter-book.js';

/**
 * `ready` takes requests. `drained`: did not answer or is not well; asked again now and then. `barred`: well, but
 * serves another base model than the pool.
 */
export type EndpointState = 'unasked' | 'ready' | 'drained' | 'barred';

/** One model server of a pool, with what the pool knows about it. Gives it an adapter before the first request for it. */
export class PoolEndpoint extends ModelClient {
  readonly cap: AdaptiveCap;
  state: EndpointState = 'unasked';
  /** Why it is not ready. */
  trouble: ModelClientError | null = null;
  /** By `performance.now`: no new request before. */
  pausedUntil = 0;
  /** Refusals since it last answered. */
  overloads = 0;
  /** Looks in vain since it was ready. */
  looks = 0;
  /** Path of each adapter the server has. */
  readonly #adapters = new Map<string, string>();
  /** Adapters replaced while it was away: what it has under the name is old. */
  readonly #outdated = new Set<string>();
  readonly #loading = new Map<string, Promise<void>>();

  constructor(
    readonly name: string,
    private readonly client: ModelClient,
    private readonly book: AdapterBook,
    limits: CapLimits,
  ) {
    super();
    this.cap = new AdaptiveCap(limits);
  }

  /** What it serves, once it is well. @throws ModelClientError */
  async look(signal?: AbortSignal): Promise<ModelCard[]> {
    const health = await this.client.health(signal);
    if (health.state !== 'ready')
      throw new ModelUnavailableError(
        `${this.name} is ${health.state}: ${health.message ?? 'no reason given'}`,
        {
          connectionReset: false,
        },
      );
    return this.models(signal);
  }

  override async models(signal?: AbortSignal): Promise<ModelCard[]> {
    const cards = await this.client.models(signal);
    this.#adapters.clear();
    for (const card of cards) {
      if (card.parent === null) continue;
      this.#adapters.set(card.id, card.root ?? '');
      this.book.learn(card);
    }
    return cards;
  }

  override async chat(request: ChatRequest): Promise<ChatAnswer> {
    return this.#asked(request, () => this.client.chat(request));
  }

  override async *chatStream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, void, undefined> {
    const path = this.book.pathOf(request.model);
    if (path !== undefined) await this.#provide(request.model, path, request.signal);
    let hasBegun = false;
    try {
      for await (const delta of this.client.chatStream(request)) {
        hasBegun = true;
        yield delta;
      }
    } catch (error) {
      if (hasBegun || path === undefined || !isUnknownModel(error)) throw error;
      await this.#reload(request.model, path, request.signal);
      yield* this.client.chatStream(request);
    }
  }

  override async scoreText(request: TextScoreRequest): Promise<TextScore> {
    return this.#asked(request, () => this.client.scoreText(request));
  }

  override async tokenize(request: TokenizeRequest): Promise<Tokenization> {
    return this.#asked(request, () => this.client.tokenize(request));
  }

  override health(signal?: AbortSignal): Promise<Health> {
    return this.client.health(signal);
  }

  override async loadAdapter(location: AdapterLocation, signal?: AbortSignal): Promise<void> {
    await this.client.loadAdapter(location, signal);
    this.#adapters.set(location.name, location.path);
    this.#outdated.delete(location.name);
  }

  override async unloadAdapter(name: string, signal?: AbortSignal): Promise<void> {
    this.#adapters.delete(name);
    await this.client.unloadAdapter(name, signal);
  }

  missedReplacement(name: string): void {
    this.#outdated.add(name);
  }

  /** A server that was restarted has lost its adapters; it says so by not knowing the name. */
  async #asked<Answer>(
    { model, signal }: { readonly model: string; readonly signal?: AbortSignal },
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const path = this.book.pathOf(model);
    if (path === undefined) return ask();
    await this.#provide(model, path, signal);
    try {
      return await ask();
    } catch (error) {
      if (!isUnknownModel(error)) throw error;
      await this.#reload(model, path, signal);
      return ask();
    }
  }

  async #reload(name: string, path: string, signal: AbortSignal | undefined): Promise<void> {
    this.#adapters.delete(name);
    await this.#provide(name, path, signal);
  }

  async #provide(name: string, path: string, signal: AbortSignal | undefined): Promise<void> {
    const isOutdated = this.#outdated.has(name);
    const present = this.#adapters.get(name);
    if (present === path && !isOutdated) return;
    const replace = isOutdated || present !== undefined;
    const loading = this.#loading.get(name) ?? this.#loadOnce({ name, path, replace });
    await (signal ? unlessAborted(loading, signal) : loading);
  }

  /** Shared by all requests that wait for it, so that none of their signals ends it. */
  #loadOnce(location: AdapterLocation): Promise<void> {
    const loading = this.loadAdapter(location)
      .catch((error: unknown) => {
        if (!isAlreadyLoaded(error)) throw error;
        this.#adapters.set(location.name, location.path);
      })
      .finally(() => this.#loading.delete(location.name));
    this.#loading.set(location.name, loading);
    return loading;
  }
}

function isUnknownModel(error: unknown): boolean {
  return error instanceof ModelNotFoundError && !error.routeMissing;
}

export function isAlreadyLoaded(error: unknown): boolean {
  return error instanceof ModelBadRequestError && /already (been )?loaded/i.test(error.message);
}

async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
