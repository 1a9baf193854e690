import type { RowFilterRequest } from '@ethogram/reddit';
import type { FileFilter } from './collection-request.js';

/** The filter as the reader of files takes it: times in seconds since 1970. Null when every row is wanted. */
export function toRowFilter(filter: FileFilter | null | undefined): RowFilterRequest | null {
  if (!filter) return null;
  const { subreddits, postedFrom, postedTo, minScore } = filter;
  return {
    subreddits: subreddits ?? null,
    postedFrom: toSeconds(postedFrom),
    postedTo: toSeconds(postedTo),
    minScore: minScore ?? null,
  };
}

function toSeconds(time: string | null | undefined): number | null {
  return time ? Math.ceil(Date.parse(time) / 1000) : null;
}
