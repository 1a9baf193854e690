import {
  ModelBadRequestError,
  ModelNotFoundError,
  ModelUnprocessableError,
  PromptTooLongError,
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
import { type AnswerTable, fakeAnswer } from './fake-answer.js';
import { textOfToken, tokensOfMessages, tokensOfRequest } from './fake-vocabulary.js';

/** `ignored`: taken without a word and left out of the answer, as imitating servers do. `rejected`: refused with 422. */
export type Support = 'yes' | 'ignored' | 'rejected';

export interface FakeCapabilities {
  readonly tokenIdLogprobs: Support;
  readonly topLogprobs: Support;
  readonly structuredChoice: Support;
  /** Whether the server has the route. */
  readonly tokenize: boolean;
  /** Whether adapters can be loaded at run time. */
  readonly adapters: boolean;
}

export interface FakeModelClientOptions {
  /** Name of the base model. Default `fake-model`. */
  readonly model?: string;
  readonly answers: AnswerTable;
  /** Adapters that can be loaded, by path. */
  readonly adapters?: Readonly<Record<string, AnswerTable>>;
  /** In tokens, which are code points here. Default 4096. */
  readonly maxModelLength?: number;
  readonly capabilities?: Partial<FakeCapabilities>;
  /** Log probability of each token of a text that is scored, its first left out. Default: −ln 128 for every one. */
  readonly textLogprob?: (token: string, model: string) => number;
}

const EVERYTHING: FakeCapabilities = {
  tokenIdLogprobs: 'yes',
  topLogprobs: 'yes',
  structuredChoice: 'yes',
  tokenize: true,
  adapters: true,
};
const MAX_LOGPROBS = 20;

/** A model server in memory: answers by table, the same for the same request, and passes `modelClientContract`. */
export class FakeModelClient extends ModelClient {
  readonly model: string;
  /** Every chat request that was answered, in order. */
  readonly chatRequests: ChatRequest[] = [];
  private readonly loaded = new Map<string, { path: string; answers: AnswerTable }>();
  private readonly failures: unknown[] = [];
  private readonly capabilities: FakeCapabilities;
  private readonly maxModelLength: number;

  constructor(private readonly options: FakeModelClientOptions) {
    super();
    this.model = options.model ?? 'fake-model';
    this.maxModelLength = options.maxModelLength ?? 4096;
    this.capabilities = { ...EVERYTHING, ...options.capabilities };
  }

  /** The next calls of any method but `health` reject with these, one each. */
  failNext(...errors: readonly unknown[]): void {
    this.failures.push(...errors);
  }

  override async models(signal?: AbortSignal): Promise<ModelCard[]> {
    this.begin(signal);
    const { model, maxModelLength } = this;
    const adapters = [...this.loaded].map(([id, { path }]) => ({
      id,
      root: path,
      parent: model,
      maxModelLength,
    }));
    return [{ id: model, root: model, parent: null, maxModelLength }, ...adapters];
  }

  override async chat(request: ChatRequest): Promise<ChatAnswer> {
    this.begin(request.signal);
    const answers = this.answersOf(request.model);
    this.checkLength(request);
    const understood = this.understood(request);
    this.chatRequests.push(request);
    return fakeAnswer(understood, answers);
  }

  /** A part a token, which is a code point here. */
  override async *chatStream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, void, undefined> {
    const { text, finishReason } = await this.chat(request);
    for (const character of text) {
      yield { text: character, finishReason: null };
      request.signal?.throwIfAborted();
    }
    yield { text: '', finishReason };
  }

  override async scoreText({ model, text, signal }: TextScoreRequest): Promise<TextScore> {
    this.begin(signal);
    this.answersOf(model);
    const characters = Array.from(text);
    if (characters.length === 0) throw new ModelBadRequestError('The prompt must hold at least one token.');
    if (characters.length > this.maxModelLength) throw this.tooLong(characters.length);
    const logprobOf = this.options.textLogprob ?? ((): number => -Math.log(128));
    const logprobs = characters.slice(1).map((character) => logprobOf(character, model));
    return { tokens: logprobs.length, logprob: logprobs.reduce((sum, logprob) => sum + logprob, 0) };
  }

  override async tokenize(request: TokenizeRequest): Promise<Tokenization> {
    this.begin(request.signal);
    if (!this.capabilities.tokenize) throw new ModelNotFoundError('Not Found', { routeMissing: true });
    this.answersOf(request.model);
    const tokens = tokensOfRequest(request);
    return { tokens, tokenTexts: tokens.map(textOfToken), maxModelLength: this.maxModelLength };
  }

  override async health(signal?: AbortSignal): Promise<Health> {
    signal?.throwIfAborted();
    return { state: 'ready', message: null };
  }

  override async loadAdapter({ name, path, replace }: AdapterLocation, signal?: AbortSignal): Promise<void> {
    this.begin(signal);
    this.requireAdapterRoutes();
    if (this.loaded.has(name) && !replace) {
      throw new ModelBadRequestError(`The lora adapter '${name}' has already been loaded.`);
    }
    const answers = this.options.adapters?.[path];
    if (!answers) throw new ModelNotFoundError(`Loading lora ${name} failed: No adapter found for ${path}`);
    this.loaded.set(name, { path, answers });
  }

  override async unloadAdapter(name: string, signal?: AbortSignal): Promise<void> {
    this.begin(signal);
    this.requireAdapterRoutes();
    if (!this.loaded.delete(name))
      throw new ModelNotFoundError(`The lora adapter '${name}' cannot be found.`);
  }

  private begin(signal: AbortSignal | undefined): void {
    signal?.throwIfAborted();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
  }

  private requireAdapterRoutes(): void {
    if (!this.capabilities.adapters) throw new ModelNotFoundError('Not Found', { routeMissing: true });
  }

  private answersOf(model: string): AnswerTable {
    const answers = model === this.model ? this.options.answers : this.loaded.get(model)?.answers;
    if (!answers) throw new ModelNotFoundError(`The model \`${model}\` does not exist.`);
    return answers;
  }

  private checkLength({ messages, maxTokens }: ChatRequest): void {
    const wanted = tokensOfMessages(messages, 'generation-prompt').length + maxTokens;
    if (wanted > this.maxModelLength) throw this.tooLong(wanted);
  }

  private tooLong(wanted: number): PromptTooLongError {
    const { maxModelLength } = this;
    const message = `This model's maximum context length is ${maxModelLength} tokens. However, you requested ${wanted}.`;
    return new PromptTooLongError(message, { maxModelLength });
  }

  /** The request as this server reads it: without the fields it ignores. */
  private understood({ logprobs, structuredChoice, ...plain }: ChatRequest): ChatRequest {
    if (logprobs?.kind === 'top' && logprobs.n > MAX_LOGPROBS) {
      throw new ModelBadRequestError(`Requested ${logprobs.n} logprobs, which is more than ${MAX_LOGPROBS}.`);
    }
    const { tokenIdLogprobs, topLogprobs } = this.capabilities;
    const kept = logprobs && keep(logprobs.kind === 'tokenIds' ? tokenIdLogprobs : topLogprobs, logprobs);
    const choice = structuredChoice && keep(this.capabilities.structuredChoice, structuredChoice);
    return { ...plain, ...(kept ? { logprobs: kept } : {}), ...(choice ? { structuredChoice: choice } : {}) };
  }
}

function keep<Field>(support: Support, field: Field): Field | undefined {
  if (support === 'rejected') throw new ModelUnprocessableError('Unexpected field.', { status: 422 });
  return support === 'yes' ? field : undefined;
}
