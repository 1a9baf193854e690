import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { firstLoadPlugin } from './build/first-load-plugin.js';
import { serviceWorkerPlugin } from './build/service-worker-plugin.js';

const server = 'http://localhost:4400';
const base = '/annotate/';
const here = import.meta.dirname;

/** Kilobytes of JavaScript, compressed, that a phone on a slow connection may wait for. */
const FIRST_LOAD_LIMIT = 150;

export default defineConfig({
  base,
  plugins: [
    react(),
    firstLoadPlugin(FIRST_LOAD_LIMIT),
    serviceWorkerPlugin(
      join(here, 'src/service-worker/service-worker.ts'),
      base,
      readdirSync(join(here, 'public')),
    ),
  ],
  resolve: { conditions: ['@ethogram/source', ...defaultClientConditions] },
  // The server's policy lets no inline script run and no data: font load, so nothing is inlined.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': server, '/sign-in': server, '/sign-out': server } },
});
