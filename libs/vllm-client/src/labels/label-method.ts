import type { ChatMessage } from '../model-client.port.js';

/**
 * How the probabilities of a set of labels are read from a model, best first:
 * - `token-ids`: exact probabilities of the labels' tokens.
 * - `top-logprobs`: the same, for those labels that are among the likeliest tokens.
 * - `structured-choice`: share of repeated answers that were constrained to the labels.
 * - `text`: share of repeated free answers in which a label could be read.
 * Numbers of different methods must never be compared with one another.
 */
export type LabelMethod = 'token-ids' | 'top-logprobs' | 'structured-choice' | 'text';

/** The vocabulary ids that spell each label as the first token of an answer, without duplicates. */
export type LabelTokenIds = Readonly<Record<string, readonly number[]>>;

/** What a server can really do for one model and one set of labels. */
export interface LabelProbe {
  readonly method: LabelMethod;
  /** Present when the labels are to be looked up by token id. */
  readonly labelTokenIds?: LabelTokenIds;
  /** Whether every label is known to be one token, so that the first token of an answer tells the labels apart. */
  readonly singleTokenLabels: boolean;
  /** The better methods that were not to be had, with what was seen: refused, or accepted and ignored in silence. */
  readonly passedOver?: readonly PassedOverMethod[];
}

export interface PassedOverMethod {
  readonly method: LabelMethod;
  readonly reason: string;
}

export interface LabelReadingRequest extends LabelProbe {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly labels: readonly string[];
  readonly seed: number;
  /** Answers drawn by the sampling methods. Default 20; the exact methods always need one. */
  readonly repeats?: number;
  /** Repeats under way at a time. Default 4. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

/** A distribution over labels, and how far it can be trusted. */
export interface LabelDistribution {
  /** Sum to 1 over the labels; all 0 when `mass` is 0. */
  readonly probabilities: Record<string, number>;
  /**
   * How much of the model's answer was a label at all, before renormalising, in [0, 1]: the labels' total probability
   * for the exact methods (a lower bound for `top-logprobs`), the share of answers with a label for the sampling ones
   * (always 1 where `structured-choice` is enforced, so that it then says nothing about the model).
   */
  readonly mass: number;
  readonly method: LabelMethod;
  /** The answer itself; of several, the first. */
  readonly text: string;
  /** Answers it rests on: 1 for the exact methods. */
  readonly samples: number;
}
