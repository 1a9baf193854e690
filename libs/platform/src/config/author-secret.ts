import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptSecret } from './data-folder.js';

const FILE = 'author-secret';
/** A destroyed key is out of use everywhere after this long. */
const READ_AGAIN_MS = 1_000;

/**
 * The key author names are hashed with, apart from every other so that it can be destroyed alone. A key in the data
 * folder is read again and again, because it may be destroyed while the platform runs.
 */
export class AuthorSecret {
  private known: { key: string; until: number } | undefined;

  /** @param fixed from the environment; then there is no file. */
  constructor(
    private readonly dataDir: string,
    private readonly fixed: string | undefined,
  ) {
    if (fixed === undefined) keptSecret(dataDir, FILE);
  }

  /** Whether the key comes from the environment, where only whoever set it can destroy it. */
  get isFixed(): boolean {
    return this.fixed !== undefined;
  }

  /** @param now milliseconds */
  current(now: number): string {
    if (this.fixed !== undefined) return this.fixed;
    if (!this.known || now >= this.known.until || now < this.known.until - READ_AGAIN_MS) {
      const key = readFileSync(join(this.dataDir, FILE), 'utf8').trim();
      this.known = { key, until: now + READ_AGAIN_MS };
    }
    return this.known.key;
  }

  /** Destroys the key in the data folder and makes another. */
  replace(): void {
    if (this.fixed !== undefined) throw new Error('The key of the authors is set in the environment.');
    const file = join(this.dataDir, FILE);
    const next = `${file}.next`;
    writeFileSync(next, randomBytes(32).toString('hex'), { mode: 0o600 });
    // Overwritten first: a file that is only replaced may be found again on the disk.
    writeFileSync(file, '0'.repeat(64), { flush: true });
    renameSync(next, file);
    this.known = undefined;
  }
}
