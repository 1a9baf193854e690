import { isRequestErrorCode, RequestError } from './request-error.js';

interface ErrorBody {
  message?: unknown;
  extensions?: { code?: unknown };
}

/**
 * The data of a GraphQL response body.
 * @param status HTTP status, to tell a missing service (502–504) from a broken answer
 * @throws RequestError with the code of the first error
 */
export function readResponse(status: number, body: unknown): unknown {
  const { data, errors } =
    typeof body === 'object' && body !== null ? (body as { data?: unknown; errors?: unknown }) : {};
  if (Array.isArray(errors) && errors.length > 0) throw errorOf(errors[0] as ErrorBody);
  if (data !== undefined && data !== null) return data;
  if (status >= 502 && status <= 504)
    throw new RequestError('UNAVAILABLE', 'The server is not available just now.');
  throw new RequestError(
    'BAD_ANSWER',
    `The server gave an answer that could not be read (status ${status}).`,
  );
}

function errorOf({ message, extensions }: ErrorBody): RequestError {
  const code = extensions?.code;
  const text = typeof message === 'string' ? message : 'The server refused the request.';
  if (isRequestErrorCode(code)) return new RequestError(code, text);
  return new RequestError(
    code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT' ? 'BAD_INPUT' : 'INTERNAL',
    text,
  );
}
