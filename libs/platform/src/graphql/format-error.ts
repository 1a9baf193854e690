import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { databaseTrouble, TROUBLE_MESSAGES } from '../database/database-trouble.js';
import { DomainError } from '../errors/domain-error.js';

/** PostgreSQL's `invalid_text_representation` of a uuid: the only text a client sends that is cast. */
function isMalformedId(error: unknown): boolean {
  const driver =
    error instanceof QueryFailedError
      ? (error.driverError as { code?: string; routine?: string })
      : undefined;
  return driver?.code === '22P02' && driver.routine === 'string_to_uuid';
}

/** What was thrown, by a resolver or while the request was read. */
function thrownAs(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? thrownAs(error.originalError) : error;
}

const logger = new Logger('GraphQL');

/** The one place an error becomes a response: domain errors keep their message, the rest is logged and masked. */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = thrownAs(error);
  const { locations, path } = formatted;
  if (original instanceof DomainError) {
    return { message: original.message, extensions: { code: original.code }, ...(path ? { path } : {}) };
  }
  if (isMalformedId(original))
    return { message: 'That is not an id.', extensions: { code: 'BAD_INPUT' }, ...(path ? { path } : {}) };
  const trouble = databaseTrouble(original);
  if (trouble && original instanceof Error) {
    logger.warn(`The database is ${trouble}: ${original.message}`);
    const message = TROUBLE_MESSAGES[trouble];
    return { message, extensions: { code: 'UNAVAILABLE' }, ...(path ? { path } : {}) };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    return {
      message: formatted.message,
      extensions: { code },
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
    };
  }
  logger.error(original instanceof Error ? original.stack : String(original));
  return {
    message: 'Something went wrong on the server; its log has the details.',
    extensions: { code: 'INTERNAL' },
    ...(path ? { path } : {}),
  };
}
