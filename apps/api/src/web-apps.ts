import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const APPS = [
  { prefix: '/annotate', folder: 'apps/annotator/dist' },
  { prefix: '/console', folder: 'apps/console/dist' },
] as const;

/** Serves the built web apps; a path inside one that is no file is the app's own route, except where its files are. */
export async function serveWebApps(server: FastifyInstance, root: string): Promise<void> {
  for (const { prefix, folder } of APPS) {
    const files = join(root, folder);
    if (!existsSync(join(files, 'index.html'))) continue;
    await server.register(
      async (app) => {
        await app.register(fastifyStatic, {
          root: files,
          prefix: '/',
          // File names under assets/ carry their hash, so a browser may keep them for good.
          setHeaders: (reply, path) =>
            void reply.header(
              'cache-control',
              path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
            ),
        });
        app.setNotFoundHandler((request, reply) =>
          request.url.startsWith(`${prefix}/assets/`)
            ? reply.status(404).type('text/plain').send('There is no such file.')
            : reply.sendFile('index.html'),
        );
      },
      { prefix },
    );
  }
  server.get('/', (_request, reply) => reply.redirect('/console/'));
}
