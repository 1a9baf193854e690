import { type ArgumentsHost, Catch, Logger, ServiceUnavailableException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseTrouble, TROUBLE_MESSAGES } from '../database/database-trouble.js';

/**
 * What routes outside GraphQL throw becomes a response: a database in trouble is 503 and the sentence GraphQL says. People
 * who opened an address read it as plain text, programs get JSON with a `message`.
 */
@Catch()
export class HttpErrorFilter extends BaseExceptionFilter {
  private readonly logger = new Logger('HTTP');

  override catch(error: unknown, host: ArgumentsHost): void {
    // Undefined leaves GraphQL's errors to `formatGraphqlError`.
    if (host.getType<'http' | 'graphql'>() !== 'http') return;
    const trouble = databaseTrouble(error);
    if (!trouble) return super.catch(error, host);
    this.logger.warn(`The database is ${trouble}: ${String(error)}`);
    const message = TROUBLE_MESSAGES[trouble];
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const isRead = http.getRequest<FastifyRequest>().headers.accept?.includes('text/html') ?? false;
    if (!isRead || reply.sent) return super.catch(new ServiceUnavailableException(message), host);
    void reply.status(503).type('text/plain; charset=utf-8').send(`${message}\n`);
  }
}
