/**
 * What can go wrong with a request, besides outcomes that are members of a result union.
 * The upper block are codes of the server; `OFFLINE`: no answer came; `BAD_ANSWER`: an answer came that is no GraphQL.
 */
export const REQUEST_ERROR_CODES = [
  'BAD_INPUT',
  'NOT_FOUND',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'CONFLICT',
  'NOT_PERMITTED_BY_SOURCE',
  'NOT_PERMITTED_BY_LICENCE',
  'UNAVAILABLE',
  'INTERNAL',
  'OFFLINE',
  'BAD_ANSWER',
] as const;
export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number];

/** The one error `GraphqlClient` and `signOut` reject with. `message` is fit for people to read. */
export class RequestError extends Error {
  constructor(
    readonly code: RequestErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RequestError';
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isPassing(): boolean {
    return ['OFFLINE', 'BAD_ANSWER', 'INTERNAL', 'UNAVAILABLE'].includes(this.code);
  }
}

export function isRequestErrorCode(code: unknown): code is RequestErrorCode {
  return (REQUEST_ERROR_CODES as readonly unknown[]).includes(code);
}

/** Any thrown thing as a `RequestError`; what is not one already is `INTERNAL`. */
export function toRequestError(thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown;
  return new RequestError('INTERNAL', thrown instanceof Error ? thrown.message : String(thrown), {
    cause: thrown,
  });
}

export function isRequestError(thrown: unknown): thrown is RequestError {
  return thrown instanceof RequestError;
}
