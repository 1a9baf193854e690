import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const FILE = 'service-worker.js';

/**
 * Builds the service worker beside the app, under a name that stays, and tells it the files of the app and a version made
 * of their names and contents: a changed build is a changed worker, which browsers notice.
 * @param source the worker's module
 * @param base address the app is served under, with slashes
 * @param others files that are copied as they are
 */
export function serviceWorkerPlugin(source: string, base: string, others: readonly string[]): Plugin {
  return {
    name: 'ethogram-service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: FILE });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[FILE];
        if (worker?.type !== 'chunk') throw new Error('The service worker was not built.');
        if (worker.imports.length > 0)
          throw new Error('The service worker must stand alone: it imports a module the app uses too.');
        const hash = createHash('sha256').update(worker.code);
        const files: string[] = [];
        for (const file of Object.values(bundle)) {
          if (file.fileName === FILE || file.fileName.endsWith('.map')) continue;
          hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
          files.push(file.fileName === 'index.html' ? base : `${base}${file.fileName}`);
        }
        const shell = [...files, ...others.map((name) => `${base}${name}`)].sort();
        const version = hash.digest('hex').slice(0, 16);
        worker.code = `const SHELL_VERSION = ${JSON.stringify(version)};\nconst SHELL_FILES = ${JSON.stringify(shell)};\n${worker.code}`;
      },
    },
  };
}
