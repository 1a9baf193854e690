import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Libraries that change together are one file, so that a new version of the app leaves the others in the browser's cache. */
const LIBRARY_GROUPS = [
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom)[\\/]/,
    priority: 3,
  },
  { name: 'mui', test: /node_modules[\\/](@mui|@emotion|@popperjs)[\\/]/, priority: 2 },
  { name: 'admin', test: /node_modules[\\/](ra-|react-admin|@tanstack|react-hook-form)/, priority: 1 },
];

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { conditions: ['@ethogram/source', ...defaultClientConditions] },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/files', '/exports', '/sign-in', '/sign-out'].map((path) => [
        path,
        'http://127.0.0.1:4310',
      ]),
    ),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Browsers that know light-dark(): lowered, it would follow the style sheet and not the theme that was chosen.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: LIBRARY_GROUPS } } },
  },
});
