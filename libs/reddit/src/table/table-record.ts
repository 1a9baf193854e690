import type { TableRow } from './mapped-row.js';

/** A record of a table. `line` is the first it stands on; `problem` says why it cannot be used. */
export interface TableRecord {
  line: number;
  row: TableRow | null;
  problem: string | null;
  /** About how much memory it takes. */
  bytes: number;
}

/** Reads records out of the decoded bytes of a file, all that a chunk completes at a time. */
export interface RecordReader {
  push(chunk: Buffer): Promise<TableRecord[]>;
  /** What is left, and then the fault of a file that stops too early. */
  end(): Promise<TableRecord[]>;
}
