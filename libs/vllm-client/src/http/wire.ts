import type { Clock } from '@ethogram/core';
import { type HttpFailure, type LeanHttpAnswer, retryAfterOf } from '@ethogram/platform/http';
import { ModelUnavailableError } from '../model-client.errors.js';

/** The little that requests to a model server have in common. */
export function headersOf(apiKey: string | null): Record<'GET' | 'POST', Record<string, string>> {
  const key: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  const GET = { accept: 'application/json, text/plain', ...key };
  return { GET, POST: { ...GET, 'content-type': 'application/json' } };
}

export function retryAfter(headers: LeanHttpAnswer['headers'], clock: Clock): number | null {
  const { date, 'retry-after': wait } = headers;
  return retryAfterOf(
    new Headers({ ...(date ? { date } : {}), ...(wait ? { 'retry-after': wait } : {}) }),
    clock,
  );
}

export function describe(request: { readonly method: string; readonly path: string }): string {
  return `${request.method} ${request.path}`;
}

export function checkedBaseUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.username || url.password) {
    throw new TypeError(
      'The address of a model server must not carry a user name or password; use the API key.',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}

export function unavailable(what: string, failure: HttpFailure): ModelUnavailableError {
  const connectionReset = failure.kind === 'BROKEN';
  const how = connectionReset ? 'The connection broke during' : 'No model server answered';
  const { systemCode } = failure;
  return new ModelUnavailableError(`${how} ${what}${systemCode ? ` (${systemCode})` : ''}`, {
    connectionReset,
    cause: failure,
  });
}

/** A stream that ended without its last event. What was read of it is no answer. */
export function brokenOff(what: string, cause: unknown): ModelUnavailableError {
  return new ModelUnavailableError(`The answer to ${what} broke off`, { connectionReset: true, cause });
}
