import type { RequestError } from '@ethogram/web';
import type { Failure } from './outbox-state.js';

/** What a failed request says of the connection. Undefined: nothing, it was this request that was refused. */
export function failureOf(error: RequestError): Failure | undefined {
  if (error.code === 'NOT_SIGNED_IN') return 'signed-out';
  if (error.code === 'OFFLINE') return 'lost';
  return error.isPassing ? 'unavailable' : undefined;
}
