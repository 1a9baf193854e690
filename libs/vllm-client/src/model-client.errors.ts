export type ModelClientErrorCode =
  | 'MODEL_NOT_FOUND'
  | 'MODEL_BAD_REQUEST'
  | 'MODEL_PROMPT_TOO_LONG'
  | 'MODEL_UNAUTHORIZED'
  | 'MODEL_UNPROCESSABLE'
  | 'MODEL_NOT_IMPLEMENTED'
  | 'MODEL_OVERLOADED'
  | 'MODEL_SERVER_FAULT'
  | 'MODEL_UNAVAILABLE'
  | 'MODEL_TIMEOUT'
  | 'MODEL_GATEWAY'
  | 'MODEL_MALFORMED_ANSWER'
  | 'MODEL_POOL_MISMATCH';

export interface ModelClientErrorDetails {
  /** HTTP status, or null if no answer arrived. */
  readonly status?: number;
  /** Wait the server asked for, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Anything that keeps a model server from answering. `retryable` says whether the same request may succeed later. */
export abstract class ModelClientError extends Error {
  abstract readonly code: ModelClientErrorCode;
  readonly status: number | null;
  readonly retryAfterMs: number | null;

  constructor(message: string, details: ModelClientErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  get retryable(): boolean {
    return false;
  }
}

/** 404: unknown model, adapter or path; `routeMissing` when the server does not have the route at all. */
export class ModelNotFoundError extends ModelClientError {
  override readonly code = 'MODEL_NOT_FOUND';
  readonly routeMissing: boolean;

  constructor(message: string, details: ModelClientErrorDetails & { readonly routeMissing?: boolean } = {}) {
    super(message, { status: 404, ...details });
    this.routeMissing = details.routeMissing ?? false;
  }
}

/** 400: the request is wrong and stays wrong. */
export class ModelBadRequestError extends ModelClientError {
  override readonly code: 'MODEL_BAD_REQUEST' | 'MODEL_PROMPT_TOO_LONG' = 'MODEL_BAD_REQUEST';

  constructor(message: string, details: ModelClientErrorDetails = {}) {
    super(message, { status: 400, ...details });
  }
}

/** 400: prompt and answer do not fit the model's context. */
export class PromptTooLongError extends ModelBadRequestError {
  override readonly code = 'MODEL_PROMPT_TOO_LONG';
  /** Tokens that fit; null if the server did not say. */
  readonly maxModelLength: number | null;

  constructor(
    message: string,
    details: ModelClientErrorDetails & { readonly maxModelLength: number | null },
  ) {
    super(message, details);
    this.maxModelLength = details.maxModelLength;
  }
}

/** 401 or 403: missing or wrong key. */
export class ModelUnauthorizedError extends ModelClientError {
  override readonly code = 'MODEL_UNAUTHORIZED';
}

/** 422: the server understands the request's shape but not a field of it. */
export class ModelUnprocessableError extends ModelClientError {
  override readonly code = 'MODEL_UNPROCESSABLE';
}

/** 501: the server cannot do this. */
export class ModelNotImplementedError extends ModelClientError {
  override readonly code = 'MODEL_NOT_IMPLEMENTED';
}

/** 429 or 503 from the server itself: its queue is full. */
export class ModelOverloadedError extends ModelClientError {
  override readonly code = 'MODEL_OVERLOADED';

  override get retryable(): boolean {
    return true;
  }
}

/** 500 and every other failure the server reports about itself. */
export class ModelServerFaultError extends ModelClientError {
  override readonly code = 'MODEL_SERVER_FAULT';

  override get retryable(): boolean {
    return isRetryableStatus(this.status);
  }
}

/** No answer: refused, unknown host, or a connection that broke. Only a broken connection is worth another attempt. */
export class ModelUnavailableError extends ModelClientError {
  override readonly code = 'MODEL_UNAVAILABLE';
  readonly connectionReset: boolean;

  constructor(message: string, details: ModelClientErrorDetails & { readonly connectionReset: boolean }) {
    super(message, details);
    this.connectionReset = details.connectionReset;
  }

  override get retryable(): boolean {
    return this.connectionReset;
  }
}

/** The total time for one call, retries included, ran out; or the server answered 408. */
export class ModelTimeoutError extends ModelClientError {
  override readonly code = 'MODEL_TIMEOUT';

  override get retryable(): boolean {
    return this.status === 408;
  }
}

/** An error page that is not JSON: a proxy in front of the server answered, not the server. */
export class ModelGatewayError extends ModelClientError {
  override readonly code = 'MODEL_GATEWAY';

  override get retryable(): boolean {
    return isRetryableStatus(this.status);
  }
}

/** A success status with a body that is not what the contract promises. */
export class MalformedAnswerError extends ModelClientError {
  override readonly code = 'MODEL_MALFORMED_ANSWER';
}

/** The endpoints of a pool do not serve the same: answers of one model would come from several. */
export class ModelPoolMismatchError extends ModelClientError {
  override readonly code = 'MODEL_POOL_MISMATCH';
}

/** Statuses after which the same request may succeed: every other 4xx and 501 stay as they are. */
export function isRetryableStatus(status: number | null): boolean {
  return status !== null && [408, 429, 500, 502, 503, 504].includes(status);
}
