import type { StoredCounts } from '@ethogram/corpus';
import type { RedditPage } from '@ethogram/reddit';
import type { RunTally } from '../run/collection-run.entity.js';
import { addBatch, KEPT_INVALID_LINES } from '../run/import-tally.js';

/** The tally after one answer of Reddit. @param request its number within the run, from 1. */
export function addPage(
  tally: RunTally,
  page: RedditPage,
  stored: Record<'posts' | 'comments', StoredCounts>,
  request: number,
): RunTally {
  const invalid = page.invalid.map(({ fullname, reason }) => ({
    about: fullname === null ? null : fullname.startsWith('t1_') ? ('comment' as const) : ('post' as const),
    line: request,
    reason: fullname === null ? reason : `${fullname}: ${reason}`,
  }));
  const { posts, comments } = page;
  const batch = { posts, comments, invalid, replacedCharacters: 0, skipped: {}, lastLine: request };
  const rows = invalid.map(({ line, reason }) => ({ file: 'request', line, reason }));
  return {
    ...tally,
    ...addBatch(tally, batch, stored),
    invalidRows: [...(tally.invalidRows ?? []), ...rows].slice(0, KEPT_INVALID_LINES),
  };
}

export function addSkipped(tally: RunTally, reason: string, count: number): RunTally {
  if (count === 0) return tally;
  return { ...tally, skipped: { ...tally.skipped, [reason]: (tally.skipped[reason] ?? 0) + count } };
}
