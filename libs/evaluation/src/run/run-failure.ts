import { DomainError } from '@ethogram/platform';
import { ModelClientError, ModelUnauthorizedError } from '@ethogram/vllm-client';
import { RunFailedError } from './run.errors.js';

/** Whether another try would end the same way. */
export function isFinalFailure(error: unknown): boolean {
  if (error instanceof DomainError) return error.code !== 'UNAVAILABLE';
  return error instanceof RunFailedError || error instanceof ModelUnauthorizedError;
}

/** Why the work on a run or report ended, for people. */
export function failureSentence(error: unknown): string {
  if (error instanceof ModelUnauthorizedError) {
    return 'The model server refuses the key. Set ETHOGRAM_VLLM_API_KEY to the one it was started with.';
  }
  if (error instanceof ModelClientError) return `The model server failed: ${error.message}.`;
  if (error instanceof RunFailedError || error instanceof DomainError) return error.message;
  return 'Something went wrong; the log of the worker has the details.';
}
