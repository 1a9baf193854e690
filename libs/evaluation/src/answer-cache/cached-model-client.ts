import { contentHash } from '@ethogram/core';
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
} from '@ethogram/vllm-client';
import type { AnswerCache } from './answer-cache.service.js';

/** What a served name stands for. Names and addresses may be given to other weights; these may not. */
export interface ModelIdentity {
  /** What the server loaded: hub id or folder. */
  readonly source: string;
  readonly adapterSha256: string | null;
  /** Beside the hash of its weights, because how strongly they count is said elsewhere in the adapter. */
  readonly adapterId: string | null;
}

export interface CacheContext {
  /** Null: the server does not say what it serves, so nothing is remembered. */
  readonly identity: ModelIdentity | null;
  /** Of the run; another number has answers of its own. */
  readonly repeat: number;
  /** The scenario the requests are made of; its withdrawal takes the answers away. */
  readonly scenarioId: string | null;
}

/** A model client that answers from the cache what was answered before. Scores of texts and probes are always asked. */
export class CachedModelClient extends ModelClient {
  private requests = 0;
  private fromCache = 0;

  constructor(
    private readonly inner: ModelClient,
    private readonly cache: AnswerCache,
    private readonly context: CacheContext,
  ) {
    super();
  }

  /** Whether every answer given so far was remembered, and there was one. */
  get allFromCache(): boolean {
    return this.requests > 0 && this.requests === this.fromCache;
  }

  override async chat(request: ChatRequest): Promise<ChatAnswer> {
    this.requests += 1;
    const { identity, scenarioId } = this.context;
    if (!identity || !this.cache.isOn) return this.inner.chat(request);
    const key = this.keyOf(identity, request);
    const { answer, remembered } = await this.cache.answer(key, scenarioId, () => this.inner.chat(request));
    if (remembered) this.fromCache += 1;
    return answer;
  }

  override models(signal?: AbortSignal): Promise<ModelCard[]> {
    return this.inner.models(signal);
  }

  override chatStream(request: ChatStreamRequest): AsyncIterable<ChatDelta> {
    return this.inner.chatStream(request);
  }

  override scoreText(request: TextScoreRequest): Promise<TextScore> {
    this.requests += 1;
    return this.inner.scoreText(request);
  }

  override tokenize(request: TokenizeRequest): Promise<Tokenization> {
    return this.inner.tokenize(request);
  }

  override health(signal?: AbortSignal): Promise<Health> {
    return this.inner.health(signal);
  }

  override loadAdapter(location: AdapterLocation, signal?: AbortSignal): Promise<void> {
    return this.inner.loadAdapter(location, signal);
  }

  override unloadAdapter(name: string, signal?: AbortSignal): Promise<void> {
    return this.inner.unloadAdapter(name, signal);
  }

  /** Everything of the request but the name the model is served under and the caller's signal. */
  private keyOf(identity: ModelIdentity, request: ChatRequest): string {
    const body = { ...request, model: undefined, signal: undefined };
    return contentHash({ ...identity, repeat: this.context.repeat, body });
  }
}
