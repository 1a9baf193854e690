import type { Plugin } from 'vite';
import { firstLoadBytes } from './first-load.js';

/**
 * Fails the build when the first load has grown beyond a limit, so that nobody can ship what nobody checked.
 * @param limit kilobytes of 1,000 bytes, compressed by gzip
 */
export function firstLoadPlugin(limit: number): Plugin {
  return {
    name: 'ethogram-first-load',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const entries = chunks.filter((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('.html'));
        if (entries.length !== 1) throw new Error(`Expected one page to measure, found ${entries.length}.`);
        const kilobytes = firstLoadBytes(entries[0]?.fileName ?? '', chunks) / 1_000;
        const size = `The first load is ${kilobytes.toFixed(1)} kB of JavaScript (gzip); at most ${limit} kB are allowed`;
        if (!(kilobytes > 1 && kilobytes <= limit)) throw new Error(`${size}: load parts of it later.`);
        this.info(`${size}.`);
      },
    },
  };
}
