import { createHash, hash as hashOf } from 'node:crypto';
import { Readable } from 'node:stream';

/** A line that may have been purged, because what it was made from is deleted. */
export interface PurgeableLine {
  /** Null once purged. */
  readonly line: string | null;
  /** SHA-256 of the line, hex. */
  readonly lineHash: string;
}

export interface StoredLines {
  /** Names the data in the error. */
  readonly what: string;
  /** SHA-256 of all lines, each ended by a line feed. */
  readonly fileHash: string;
  readonly lineCount: number;
  /** The next lines from that position on; fewer than `LINES_PER_BATCH` at the end. */
  readBatch(fromPosition: number): Promise<readonly (string | PurgeableLine)[]>;
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
 * the whole matches its hash, so that a damaged export never looks complete: the stream fails instead. Purged lines are
 * left out; the whole has no known hash then, and every other line must match its own.
 */
export function verifiedLines(load: () => Promise<StoredLines>): Readable {
  return Readable.from(verify(load), { objectMode: false });
}

async function* verify(load: () => Promise<StoredLines>): AsyncGenerator<Buffer> {
  const stored = await load();
  const hash = createHash('sha256');
  let position = 0;
  let purged = 0;
  let held: Buffer | undefined;
  for (;;) {
    const batch = await stored.readBatch(position);
    const lines = batch.flatMap((entry) => checked(entry, stored.what) ?? []);
    position += batch.length;
    purged += batch.length - lines.length;
    if (lines.length > 0) {
      if (held) yield held;
      held = Buffer.from(`${lines.join('\n')}\n`);
      hash.update(held);
    }
    if (batch.length < LINES_PER_BATCH) break;
  }
  const isWhole = position === stored.lineCount && (purged > 0 || hash.digest('hex') === stored.fileHash);
  if (!isWhole) throw new ExportDamagedError(stored.what);
  if (held) yield held;
}

/** Null for a purged line. */
function checked(entry: string | PurgeableLine, what: string): string | null {
  if (typeof entry === 'string') return entry;
  const { line, lineHash } = entry;
  if (line !== null && hashOf('sha256', line) !== lineHash) throw new ExportDamagedError(what);
  return line;
}
