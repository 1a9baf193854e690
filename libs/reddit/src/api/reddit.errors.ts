/**
 * UNAUTHORIZED: the credentials are refused. FORBIDDEN: this may not be read with them. NOT_FOUND: Reddit knows no such
 * thing. RATE_LIMITED: Reddit kept saying "later" until patience ended. UNAVAILABLE: no usable answer (5xx, network,
 * time), retries used up. MALFORMED: an answer that is not what Reddit's API gives. BAD_REQUEST: asked for something
 * that cannot be asked. NOT_CONFIGURED: there are no credentials.
 */
export type RedditErrorCode =
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'MALFORMED'
  | 'BAD_REQUEST'
  | 'NOT_CONFIGURED';

export interface RedditErrorDetails {
  /** HTTP status; absent when no answer arrived. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/** Reddit could not be read. The message is a sentence for people: it says what to do and holds no secret. */
export class RedditError extends Error {
  readonly status: number | null;

  constructor(
    readonly code: RedditErrorCode,
    message: string,
    details: RedditErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'RedditError';
    this.status = details.status ?? null;
  }

  /** The same request may succeed later without anybody doing anything. */
  get retryable(): boolean {
    return this.code === 'RATE_LIMITED' || this.code === 'UNAVAILABLE';
  }
}
