import type { CopyRows } from '@ethogram/platform';
import type { RawComment, RawPost } from '@ethogram/reddit';
import type { GoneThing } from '../withdrawal/purge.service.js';
import type { Capture, IncomingRow } from './incoming-row.js';

/** Rows of one kind, ready to be stored. */
export interface PreparedRows<Raw> {
  live: readonly IncomingRow<Raw>[];
  /** The live rows as they are copied; null: there are none. */
  encoded: CopyRows | null;
  gone: readonly GoneThing[];
  /** Rows beyond the first of a fullname. */
  repeated: number;
}

/**
 * A batch with everything done that needs no database, so that it can be done while the batch before is being stored.
 * May be stored again after a transaction that failed; `release` it at the end.
 */
export interface PreparedBatch {
  sourceId: string;
  now: Date;
  capture: Capture | null;
  posts: PreparedRows<RawPost>;
  comments: PreparedRows<RawComment>;
}

/** Gives its memory to the next batch. */
export function releaseBatch({ posts, comments }: PreparedBatch): void {
  posts.encoded?.release();
  comments.encoded?.release();
}
