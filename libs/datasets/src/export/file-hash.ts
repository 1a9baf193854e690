import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Plain text, because a thread starts from a file, and where that lies differs between the build and the tests. */
const THREAD = `
  const { createHash } = require('node:crypto');
  const { parentPort } = require('node:worker_threads');
  const hash = createHash('sha256');
  parentPort.on('message', (piece) => {
    if (piece === null) return parentPort.postMessage(hash.digest('hex'));
    hash.update(piece);
    parentPort.postMessage(piece.length);
  });
`;

/** Pieces on their way to the thread; more would only take memory. */
const MOST_BYTES_AHEAD = 4 << 20;

/**
 * SHA-256 of a file on a thread of its own: hashing takes as long as reading and writing together, and goes on beside them.
 * `close` it, whatever happens.
 */
export class FileHash {
  readonly #thread = new Worker(THREAD, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 4 } });
  #bytesAhead = 0;
  #failure: Error | null = null;

  constructor() {
    this.#thread.on('error', (error) => (this.#failure = error));
    this.#thread.on('message', (message: number | string) => {
      if (typeof message === 'number') this.#bytesAhead -= message;
    });
  }

  /** Returns when the thread is not too far behind. `piece` may be used on. */
  async update(piece: string | Uint8Array): Promise<void> {
    const copy = typeof piece === 'string' ? new TextEncoder().encode(piece) : new Uint8Array(piece);
    this.#bytesAhead += copy.length;
    this.#thread.postMessage(copy, [copy.buffer]);
    while (this.#bytesAhead > MOST_BYTES_AHEAD) await this.#message();
  }

  /** Of all pieces, in hexadecimal. */
  async digest(): Promise<string> {
    this.#thread.postMessage(null);
    for (;;) {
      const message = await this.#message();
      if (typeof message === 'string') return message;
    }
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  async #message(): Promise<number | string> {
    if (this.#failure) throw this.#failure;
    const [message] = (await once(this.#thread, 'message')) as [number | string];
    return message;
  }
}
