import { DomainError } from '@ethogram/platform';
import {
  ModelClientError,
  ModelNotFoundError,
  ModelUnauthorizedError,
  ModelUnavailableError,
} from '@ethogram/vllm-client';

export interface ModelFailure {
  /** For people: what is wrong and what to do. */
  readonly sentence: string;
  /** Worth another try. */
  readonly isTransient: boolean;
  /** A fault of ours, for the log. */
  readonly isUnexpected: boolean;
}

/**
 * @param notice why there is no model server, as the start command found out; it knows best what to do.
 */
export function describeFailure(error: unknown, model: string, notice: string | undefined): ModelFailure {
  if (error instanceof ModelUnavailableError) {
    const advice =
      notice ?? 'Start it, or set ETHOGRAM_VLLM_URL to one that runs, and create the training set again.';
    return {
      sentence: `The model server does not answer. ${advice}`,
      isTransient: true,
      isUnexpected: false,
    };
  }
  if (error instanceof ModelNotFoundError) {
    return {
      sentence: `The model server does not serve ${model}. Start it with that model, or choose one from the list of models.`,
      isTransient: false,
      isUnexpected: false,
    };
  }
  if (error instanceof ModelUnauthorizedError) {
    return {
      sentence: 'The model server refuses the key. Set ETHOGRAM_VLLM_API_KEY to the one it was started with.',
      isTransient: false,
      isUnexpected: false,
    };
  }
  if (error instanceof ModelClientError) {
    return {
      sentence: `The model server failed: ${error.message}`,
      isTransient: error.retryable,
      isUnexpected: false,
    };
  }
  if (error instanceof DomainError)
    return { sentence: error.message, isTransient: false, isUnexpected: false };
  return {
    sentence: 'Something went wrong while the training set was built; the log of the worker has the details.',
    isTransient: true,
    isUnexpected: true,
  };
}
