import type { GoneThing } from '../withdrawal/purge.service.js';

/** A look through the API: the first at a new post, or the one after two days. Null: a file. */
export type Capture = 'FIRST' | 'SECOND';

/** The savepoint before rows that are tried as new. */
export const FRESH_ROWS = 'fresh_rows';

/** A live raw post or comment with what the platform adds before it is stored. */
export interface IncomingRow<Raw> {
  id: string;
  raw: Raw;
  authorKey: string | null;
}

/** Rows read, each counted once: new, deleted (a tombstone now), or known before. */
export interface StoredCounts {
  stored: number;
  deleted: number;
  duplicate: number;
}

/** A batch of one kind, each fullname once, in the order of the fullnames. */
export interface SortedRows<Raw> {
  live: Raw[];
  gone: GoneThing[];
  /** Rows beyond the first of a fullname. */
  repeated: number;
}

interface RawRow {
  fullname: string;
  state: 'live' | 'deleted' | 'removed';
}

/**
 * Of a fullname that comes twice the last live row counts, or a deletion if any row is one. Batches are stored in the
 * order of the fullnames, so that two of them cannot wait for each other in a circle.
 */
export function sortRows<Raw extends RawRow>(rows: readonly Raw[]): SortedRows<Raw> {
  const byFullname = new Map<string, Raw>();
  for (const raw of rows) {
    const earlier = byFullname.get(raw.fullname);
    if (!earlier || earlier.state === 'live') byFullname.set(raw.fullname, raw);
  }
  const distinct = [...byFullname.values()].sort((a, b) => (a.fullname < b.fullname ? -1 : 1));
  return {
    live: distinct.filter(({ state }) => state === 'live'),
    gone: distinct
      .filter(({ state }) => state !== 'live')
      .map(({ fullname, state }) => ({ fullname, state: state === 'removed' ? 'REMOVED' : 'DELETED' })),
    repeated: rows.length - distinct.length,
  };
}
