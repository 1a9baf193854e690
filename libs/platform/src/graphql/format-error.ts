import { Logger } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { DomainError } from '../errors/domain-error.js';

const logger = new Logger('GraphQL');

/** The one place an error becomes a response: domain errors keep their message, the rest is logged and masked. */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const { locations, path } = formatted;
  if (original instanceof DomainError) {
    return { message: original.message, extensions: { code: original.code }, ...(path ? { path } : {}) };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    return { message: formatted.message, extensions: { code }, ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  }
  logger.error(original instanceof Error ? original.stack : String(original));
  return { message: 'Something went wrong on the server; its log has the details.', extensions: { code: 'INTERNAL' }, ...(path ? { path } : {}) };
}
