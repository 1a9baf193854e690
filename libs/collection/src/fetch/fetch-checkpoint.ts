import { REDDIT_PAGE_SIZE } from '@ethogram/reddit';
import type { CollectionRequest } from '../run/collection-request.js';
import type { CollectionKind } from '../run/collection-run.entity.js';

/** Where a fetch through the API goes on. Stored with every page. */
export interface FetchCheckpoint {
  /** Of the worker that has the run; made anew by each that takes it. */
  claimId: string;
  /** The last fullname of the listing so far; null at its start. */
  after: string | null;
  /** Posts listed, or names of the request asked for. */
  asked: number;
  /** Nothing is left to list or to ask for by name. */
  isListed: boolean;
  /** Posts whose comments are still to be fetched. */
  threads: string[];
  /** What is stored already of the first of them: a thread that was broken off is read again, and counted once. */
  begun: string[];
  /** Threads in a row that Reddit did not let us read. */
  refused: number;
}

export type FetchStep =
  | { kind: 'LISTING'; limit: number }
  | { kind: 'NAMES'; fullnames: string[] }
  | { kind: 'DUE' }
  | { kind: 'THREAD'; fullname: string };

/** Reddit ends listings at about this many posts. */
export const LISTING_END = 1_000;

export function firstCheckpoint(
  kind: CollectionKind,
  request: CollectionRequest,
): Omit<FetchCheckpoint, 'claimId'> {
  const threads = kind === 'THREADS' ? [...(request.fullnames ?? [])] : [];
  return { after: null, asked: 0, isListed: kind === 'THREADS', threads, begun: [], refused: 0 };
}

/** What to fetch next; null: everything is fetched. */
export function nextStep(
  kind: CollectionKind,
  request: CollectionRequest,
  { asked, isListed, threads }: Omit<FetchCheckpoint, 'claimId'>,
): FetchStep | null {
  const [fullname] = threads;
  // A listing is read to its end first: its posts are what an edit or a deletion could take away.
  if (kind === 'LISTING' && !isListed)
    return { kind: 'LISTING', limit: Math.min(REDDIT_PAGE_SIZE, (request.limit ?? Infinity) - asked) };
  if (fullname !== undefined) return { kind: 'THREAD', fullname };
  if (isListed) return null;
  if (kind === 'SECOND_LOOK') return { kind: 'DUE' };
  const names = (request.fullnames ?? []).slice(asked, asked + REDDIT_PAGE_SIZE);
  return names.length === 0 ? null : { kind: 'NAMES', fullnames: names };
}

/**
 * Requests that are still to come, as far as can be told: a thread may need more than one, a listing may end early. 0 when
 * everything is fetched.
 */
export function requestsLeft(
  kind: CollectionKind,
  request: CollectionRequest,
  { asked, isListed, threads }: Omit<FetchCheckpoint, 'claimId'>,
): number {
  if (isListed) return threads.length;
  if (kind === 'SECOND_LOOK') return threads.length + 1;
  const all = kind === 'LISTING' ? (request.limit ?? LISTING_END) : (request.fullnames ?? []).length;
  return threads.length + Math.max(0, Math.ceil((all - asked) / REDDIT_PAGE_SIZE));
}
