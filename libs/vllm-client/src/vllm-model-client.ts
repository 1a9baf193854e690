import { type Clock, SystemClock } from '@ethogram/core';
import {
  DEFAULT_RETRY_POLICY,
  type RetryPolicy,
  type Sleep,
  sleepUnlessAborted,
  unseededUniform,
} from '@ethogram/platform/http';
import { CHAT_CHUNK, CHAT_COMPLETION, chatAnswerOf, chatBody, chatDeltaOf } from './http/chat-completion.js';
import { parseAnswer } from './http/error-answer.js';
import { HttpTransport } from './http/http-transport.js';
import { MODEL_LIST, modelCardOf } from './http/model-list.js';
import {
  type Completion,
  COMPLETION,
  completionBody,
  completionOf,
  type CompletionRequest,
} from './http/completion.js';
import { metricsOf, type ServerMetrics } from './http/metrics.js';
import { ECHOED_COMPLETION, textScoreBody, textScoreOf } from './http/text-score.js';
import { TOKENIZATION, tokenizationOf, tokenizeBody } from './http/tokenization.js';
import { ModelClientError } from './model-client.errors.js';
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
} from './model-client.port.js';

export interface VllmModelClientOptions {
  /** Address of the server, for example `http://127.0.0.1:8000`; a trailing `/v1` is left out. */
  readonly baseUrl: string;
  readonly apiKey?: string | null;
  readonly retry?: Partial<RetryPolicy>;
  /** Passed to the model's chat template. By default hybrid reasoning models are told not to think aloud first. */
  readonly chatTemplateArguments?: Readonly<Record<string, string | number | boolean>>;
  readonly clock?: Clock;
  /** Uniform in [0, 1), for the jitter of retries. */
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Instead of Node's own connections, which are several times cheaper. */
  readonly fetch?: typeof fetch;
}

const CHAT_PATH = '/v1/chat/completions';

/** Speaks vLLM's HTTP API (and that of servers that imitate it). */
export class VllmModelClient extends ModelClient {
  readonly #transport: HttpTransport;
  readonly #templateArguments: Readonly<Record<string, string | number | boolean>>;

  constructor(options: VllmModelClientOptions) {
    super();
    this.#templateArguments = options.chatTemplateArguments ?? { enable_thinking: false };
    this.#transport = new HttpTransport({
      baseUrl: options.baseUrl,
      apiKey: options.apiKey || null,
      policy: { ...DEFAULT_RETRY_POLICY, ...options.retry },
      clock: options.clock ?? new SystemClock(),
      random: options.random ?? unseededUniform,
      sleep: options.sleep ?? sleepUnlessAborted,
      fetch: options.fetch,
    });
  }

  override async models(signal?: AbortSignal): Promise<ModelCard[]> {
    const answer = await this.#transport.send({
      method: 'GET',
      path: '/v1/models',
      repeatability: 'transient',
      signal,
    });
    return parseAnswer('GET /v1/models', answer, MODEL_LIST).data.map(modelCardOf);
  }

  override async chat(request: ChatRequest): Promise<ChatAnswer> {
    const path = CHAT_PATH;
    const body = chatBody(request, this.#templateArguments);
    const { signal } = request;
    const answer = await this.#transport.send({
      method: 'POST',
      path,
      body,
      repeatability: 'transient',
      signal,
    });
    return chatAnswerOf(parseAnswer(`POST ${path}`, answer, CHAT_COMPLETION));
  }

  override async *chatStream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, void, undefined> {
    const body = { ...chatBody(request, this.#templateArguments), stream: true };
    const { signal } = request;
    const events = this.#transport.stream({
      method: 'POST',
      path: CHAT_PATH,
      body,
      repeatability: 'transient',
      signal,
    });
    for await (const event of events) {
      const delta = chatDeltaOf(parseAnswer(`POST ${CHAT_PATH}`, event, CHAT_CHUNK));
      if (delta) yield delta;
    }
  }

  override async scoreText(request: TextScoreRequest): Promise<TextScore> {
    const path = '/v1/completions';
    const body = textScoreBody(request);
    const { signal } = request;
    const answer = await this.#transport.send({
      method: 'POST',
      path,
      body,
      repeatability: 'transient',
      signal,
    });
    return textScoreOf(parseAnswer(`POST ${path}`, answer, ECHOED_COMPLETION));
  }

  override async tokenize(request: TokenizeRequest): Promise<Tokenization> {
    const body = tokenizeBody(request, this.#templateArguments);
    const { signal } = request;
    const answer = await this.#transport.send({
      method: 'POST',
      path: '/tokenize',
      body,
      repeatability: 'transient',
      signal,
    });
    return tokenizationOf(parseAnswer('POST /tokenize', answer, TOKENIZATION));
  }

  override async health(signal?: AbortSignal): Promise<Health> {
    try {
      await this.#transport.send({ method: 'GET', path: '/health', repeatability: 'never', signal });
      return { state: 'ready', message: null };
    } catch (error) {
      if (!(error instanceof ModelClientError)) throw error;
      return { state: error.status === null ? 'unreachable' : 'dead', message: error.message };
    }
  }

  /** What the server says of its load; not part of the port, because no result depends on it. */
  async metrics(signal?: AbortSignal): Promise<ServerMetrics> {
    const { text } = await this.#transport.send({
      method: 'GET',
      path: '/metrics',
      repeatability: 'transient',
      signal,
    });
    return metricsOf(text);
  }

  /** A text gone on with, without a chat template. */
  async complete(request: CompletionRequest): Promise<Completion> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: '/v1/completions',
      body: completionBody(request),
      repeatability: 'transient',
      signal: request.signal,
    });
    return completionOf(parseAnswer('POST /v1/completions', answer, COMPLETION));
  }

  override async loadAdapter(location: AdapterLocation, signal?: AbortSignal): Promise<void> {
    const { name, path, replace } = location;
    const body = { lora_name: name, lora_path: path, ...(replace ? { load_inplace: true } : {}) };
    await this.#changeAdapters('/v1/load_lora_adapter', body, signal);
  }

  override async unloadAdapter(name: string, signal?: AbortSignal): Promise<void> {
    await this.#changeAdapters('/v1/unload_lora_adapter', { lora_name: name }, signal);
  }

  /** Answered in plain text. Repeating it after a lost answer would report "already loaded" for a success. */
  async #changeAdapters(path: string, body: object, signal: AbortSignal | undefined): Promise<void> {
    await this.#transport.send({ method: 'POST', path, body, repeatability: 'refused', signal });
  }
}
