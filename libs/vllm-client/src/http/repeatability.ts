import { type ModelClientError, ModelOverloadedError } from '../model-client.errors.js';

/**
 * What a request may be repeated after. `transient`: everything marked retryable. `refused`: only a refusal that
 * came before any work, for requests that must not be done twice. `never`: one attempt.
 */
export type Repeatability = 'transient' | 'refused' | 'never';

export function mayRepeat(error: ModelClientError, repeatability: Repeatability): boolean {
  switch (repeatability) {
    case 'transient':
      return error.retryable;
    case 'refused':
      return error instanceof ModelOverloadedError;
    case 'never':
      return false;
  }
}
