/** One turn of a conversation as a chat model reads it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/**
 * Which log probabilities an answer must bring with it.
 * - `tokenIds`: exactly these vocabulary ids at every answer position (at most 128 on vLLM), however unlikely they are.
 * - `top`: the `n` likeliest tokens (20 at most with vLLM's default); `asTokenIds` names them by id instead of by text.
 */
export type LogprobRequest =
  | { readonly kind: 'tokenIds'; readonly ids: readonly number[] }
  | { readonly kind: 'top'; readonly n: number; readonly asTokenIds?: boolean };

export interface ChatRequest {
  /** Name of a served model or of a loaded adapter. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** Most tokens the answer may have. */
  readonly maxTokens: number;
  /** Always sent, because a server may otherwise take one from the model's own generation settings. */
  readonly temperature: number;
  readonly seed: number;
  readonly logprobs?: LogprobRequest;
  /** The answer must be exactly one of these strings. */
  readonly structuredChoice?: readonly string[];
  readonly signal?: AbortSignal;
}

export type ChatStreamRequest = Omit<ChatRequest, 'logprobs'>;

/** A token with its natural log probability. Which of `tokenId` and `text` is known depends on what was asked for. */
export interface TokenLogprob {
  readonly tokenId: number | null;
  readonly text: string | null;
  /** Natural logarithm, at most 0; −9999 stands for minus infinity. */
  readonly logprob: number;
}

/** One position of the answer: the token that was taken and the alternatives the server reported. */
export interface AnswerPosition extends TokenLogprob {
  readonly alternatives: readonly TokenLogprob[];
}

export interface ChatAnswer {
  readonly text: string;
  /** `stop`, `length` or what else the server calls it; null if it did not say. */
  readonly finishReason: string | null;
  /** null when the server sent no log probabilities, whether or not they were asked for. */
  readonly positions: readonly AnswerPosition[] | null;
  readonly promptTokens: number | null;
  readonly answerTokens: number | null;
}

/** What a stream brings at a time. The texts of all parts, joined, are the answer. */
export interface ChatDelta {
  readonly text: string;
  /** As in `ChatAnswer`; null until the last part. */
  readonly finishReason: string | null;
}

export interface TextScoreRequest {
  readonly model: string;
  /** Plain text; no chat template is put around it. */
  readonly text: string;
  readonly signal?: AbortSignal;
}

/** How probable a text is to a model. −logprob ÷ tokens is its mean negative log-likelihood per token in nats. */
export interface TextScore {
  /** Tokens that were scored: all of the text but the first, which nothing stands before (see `scoreText`). */
  readonly tokens: number;
  /** Sum of their natural log probabilities. */
  readonly logprob: number;
}

export interface ModelCard {
  readonly id: string;
  /** What the server loaded: a path or hub id. */
  readonly root: string | null;
  /** Id of the base model when this is a LoRA adapter, else null. */
  readonly parent: string | null;
  /** Longest prompt plus answer in tokens; null if the server does not say. */
  readonly maxModelLength: number | null;
}

/** Text to split into tokens: a bare prompt, or messages put through the model's chat template. */
export type TokenizeRequest = { readonly model: string; readonly signal?: AbortSignal } & (
  | { readonly prompt: string; readonly addSpecialTokens?: boolean }
  | {
      readonly messages: readonly ChatMessage[];
      /** Ends with the opening of an assistant turn. Default true; never together with `continueFinalMessage`. */
      readonly addGenerationPrompt?: boolean;
      /** Leaves the last message open, as if the model were in the middle of writing it. */
      readonly continueFinalMessage?: boolean;
    }
);

export interface Tokenization {
  readonly tokens: readonly number[];
  /** The vocabulary's spelling of each token; null if the server does not say. */
  readonly tokenTexts: readonly string[] | null;
  readonly maxModelLength: number | null;
}

export interface Health {
  /** `dead`: the server answers but its engine does not. `unreachable`: nothing answers. */
  readonly state: 'ready' | 'dead' | 'unreachable';
  readonly message: string | null;
}

export interface AdapterLocation {
  readonly name: string;
  /** As the server sees it: a folder on its file system, or a hub id. */
  readonly path: string;
  /** Replace an adapter of this name that is already loaded, instead of refusing. */
  readonly replace?: boolean;
}

/**
 * What Ethogram needs of a model server. Every method but `health` rejects with a `ModelClientError`,
 * or with the signal's own reason when the caller aborts.
 */
export abstract class ModelClient {
  /** Served models and loaded adapters. */
  abstract models(signal?: AbortSignal): Promise<ModelCard[]>;

  abstract chat(request: ChatRequest): Promise<ChatAnswer>;

  /**
   * The answer as it comes. Repeated until the first part has come, never after it; what fails later rejects the
   * iteration. Leaving the loop, or aborting, ends the request. Brings no log probabilities.
   */
  abstract chatStream(request: ChatStreamRequest): AsyncIterable<ChatDelta>;

  /**
   * Scores a text without generating. The first token has no probability; where the model begins every text with a
   * mark of its own (BOS), the mark is that first token and all of the text is scored.
   */
  abstract scoreText(request: TextScoreRequest): Promise<TextScore>;

  abstract tokenize(request: TokenizeRequest): Promise<Tokenization>;

  /** Asks once, without retries, and does not reject for a server that is down. */
  abstract health(signal?: AbortSignal): Promise<Health>;

  abstract loadAdapter(location: AdapterLocation, signal?: AbortSignal): Promise<void>;

  abstract unloadAdapter(name: string, signal?: AbortSignal): Promise<void>;

  /** Every server behind this client that is well, each as a client of its own: what one can do, another may not. */
  async endpoints(): Promise<readonly ModelClient[]> {
    return [this];
  }
}
