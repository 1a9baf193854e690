import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

export interface StoredLines {
  /** Names the data in the error. */
  readonly what: string;
  /** SHA-256 of all lines, each ended by a line feed. */
  readonly fileHash: string;
  readonly lineCount: number;
  /** The next lines from that position on; fewer than `LINES_PER_BATCH` at the end. */
  readBatch(fromPosition: number): Promise<string[]>;
}

export const LINES_PER_BATCH = 500;

export class ExportDamagedError extends Error {
  constructor(what: string) {
    super(
      `${what} no longer matches its hash: its stored rows were changed. Restore the database from a backup.`,
    );
    this.name = 'ExportDamagedError';
  }
}

/**
 * The lines as a stream of bytes, read batch by batch as the reader takes them. The last batch is let go only when
 * the whole matches its hash, so that a damaged export never looks complete: the stream fails instead.
 */
export function verifiedLines(load: () => Promise<StoredLines>): Readable {
  return Readable.from(verify(load), { objectMode: false });
}

async function* verify(load: () => Promise<StoredLines>): AsyncGenerator<Buffer> {
  const stored = await load();
  const hash = createHash('sha256');
  let position = 0;
  let held: Buffer | undefined;
  for (;;) {
    const lines = await stored.readBatch(position);
    if (lines.length > 0) {
      if (held) yield held;
      held = Buffer.from(`${lines.join('\n')}\n`);
      hash.update(held);
      position += lines.length;
    }
    if (lines.length < LINES_PER_BATCH) break;
  }
  if (position !== stored.lineCount || hash.digest('hex') !== stored.fileHash)
    throw new ExportDamagedError(stored.what);
  if (held) yield held;
}
