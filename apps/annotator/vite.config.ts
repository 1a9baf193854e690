import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const server = 'http://localhost:4400';

export default defineConfig({
  base: '/annotate/',
  plugins: [react()],
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
