import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const APPS = [
  { prefix: '/annotate/', folder: 'apps/annotator/dist' },
  { prefix: '/console/', folder: 'apps/console/dist' },
] as const;

/** Serves the built web apps; any path inside one that is no file is the app's own route. */
export async function serveWebApps(server: FastifyInstance, root: string): Promise<void> {
  const built = APPS.filter((app) => existsSync(join(root, app.folder, 'index.html')));
  for (const [index, { prefix, folder }] of built.entries()) {
    await server.register(fastifyStatic, {
      root: join(root, folder),
      prefix,
      decorateReply: index === 0,
      wildcard: false,
      // File names under assets/ carry their hash, so a browser may keep them for good.
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
    server.get(`${prefix}*`, (_request, reply) => reply.sendFile('index.html', join(root, folder)));
    server.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix));
  }
  server.get('/', (_request, reply) => reply.redirect('/console/'));
}
