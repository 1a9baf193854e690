import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { inputValidationPipe, workspaceRoot } from '@ethogram/platform';
import { type ApplicationOptions, HttpApplicationModule } from '@ethogram/server';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { addSecurityHeaders } from './security-headers.js';
import { serveWebApps } from './web-apps.js';

/** Largest GraphQL request: a judgment with a long rationale is far below it. */
const BODY_LIMIT = 2 << 20;
/** Largest uploaded dump; bigger ones go through the CLI. */
const UPLOAD_LIMIT = 4 * 2 ** 30;

export async function createApi(options: ApplicationOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT });
  const app = await NestFactory.create<NestFastifyApplication>(
    HttpApplicationModule.forRoot(options),
    adapter,
    // The bytes as they came: signatures of webhooks are over them.
    { logger: ['log', 'warn', 'error'], abortOnError: false, rawBody: true },
  );
  const server = adapter.getInstance();
  addSecurityHeaders(server as never);
  await app.register(fastifyCookie as never);
  await app.register(fastifyMultipart as never, {
    limits: { fileSize: UPLOAD_LIMIT, files: 20, fields: 20 },
  });
  await serveWebApps(server as never, workspaceRoot());
  app.useGlobalPipes(inputValidationPipe());
  app.enableShutdownHooks();
  return app;
}
