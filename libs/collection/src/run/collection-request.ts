import type { Listing, ListingTime } from '@ethogram/reddit';

export { type Listing, LISTINGS, type ListingTime, LISTING_TIMES } from '@ethogram/reddit';

/** Which rows of files are wanted; decided before a line is parsed where its bytes tell. Absent means all. */
export interface FileFilter {
  /** Without regard to case. */
  subreddits?: string[] | null;
  /** ISO times; from inclusive, to exclusive. */
  postedFrom?: string | null;
  postedTo?: string | null;
  minScore?: number | null;
}

/** For CSV and JSON files of another make: our field → their column (a dotted path in JSON). */
export interface ColumnMapping {
  kind: 'POST' | 'COMMENT';
  columns: Record<string, string>;
  /** Used where a row has no subreddit of its own. */
  subreddit?: string | null;
}

/** What a run was asked to fetch; which fields count depends on the kind of the run. */
export interface CollectionRequest {
  filter?: FileFilter | null;
  mapping?: ColumnMapping | null;
  subreddit?: string | null;
  listing?: Listing | null;
  time?: ListingTime | null;
  query?: string | null;
  /** Posts at most; Reddit ends a listing at about 1,000. */
  limit?: number | null;
  withComments?: boolean | null;
  /** DELETION_CHECK: believe whatever Reddit says, however much vanishes. */
  force?: boolean | null;
  /** DELETION_CHECK: ask for what was not seen since, an ISO time; absent: for everything. */
  seenBefore?: string | null;
  /** BY_ID and THREADS: `t3_…` (and, by id, `t1_…`). */
  fullnames?: string[] | null;
}
