/** Codes a client may meet in `errors[].extensions.code`; expected outcomes are union members instead. */
export const ERROR_CODES = [
  'BAD_INPUT',
  'NOT_FOUND',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'CONFLICT',
  'NOT_PERMITTED_BY_SOURCE',
  'NOT_PERMITTED_BY_LICENCE',
  'UNAVAILABLE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one thrown error whose message people may read. Everything else is masked and logged. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

export class NotFoundError extends DomainError {
  constructor(what: string, id: string) {
    super('NOT_FOUND', `There is no ${what} with id ${id}.`);
  }
}

export class BadInputError extends DomainError {
  constructor(message: string) {
    super('BAD_INPUT', message);
  }
}

export class ConflictError extends DomainError {
  constructor(message: string) {
    super('CONFLICT', message);
  }
}

export class UnavailableError extends DomainError {
  constructor(message: string) {
    super('UNAVAILABLE', message);
  }
}
