import type { DumpLine, SkippedLine } from './dump-line.js';
import type { SkipReason } from './row-filter.js';

const DEFAULT_ROWS = 1000;
/** A batch of very long rows ends early, so that memory stays bounded whatever the rows hold. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Lines passed over before a batch ends without rows, so that whoever asked sees how far it is. */
const MAX_SKIPPED = 500_000;

/** Some rows of a file, in its order. */
export interface DumpBatch {
  lines: DumpLine[];
  /** How many rows the filter did not want, by reason. */
  skipped: Partial<Record<SkipReason, number>>;
  /** Where reading goes on: the last line (of a table: the last record) that this batch and those before dealt with. */
  lastLine: number;
}

/** Collects rows until they are worth storing. */
export class BatchBuilder {
  private lines: DumpLine[] = [];
  private skipped: DumpBatch['skipped'] = {};
  private skippedLines = 0;
  private lastLine = 0;
  private bytes = 0;

  constructor(private readonly maxRows = DEFAULT_ROWS) {}

  get isFull(): boolean {
    return this.lines.length >= this.maxRows || this.bytes >= MAX_BYTES || this.skippedLines >= MAX_SKIPPED;
  }

  get isEmpty(): boolean {
    return this.lines.length === 0 && this.skippedLines === 0;
  }

  skip(position: number, reason: SkipReason): void {
    this.lastLine = position;
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
    this.skippedLines += 1;
  }

  /** @param read null: a blank line */
  add(position: number, read: DumpLine | SkippedLine | null, bytes: number): void {
    if (read?.kind === 'skipped') return this.skip(position, read.reason);
    this.lastLine = position;
    if (read !== null) {
      this.lines.push(read);
      this.bytes += bytes;
    }
  }

  take(): DumpBatch {
    const { lines, skipped, lastLine } = this;
    this.lines = [];
    this.skipped = {};
    this.skippedLines = 0;
    this.bytes = 0;
    return { lines, skipped, lastLine };
  }
}
