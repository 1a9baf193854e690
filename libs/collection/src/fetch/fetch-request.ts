import { BadInputError } from '@ethogram/platform';
import type { CollectionRequest } from '../run/collection-request.js';
import type { CollectionKind } from '../run/collection-run.entity.js';

/** What people may start; files and deletion checks have their own ways in. */
export type FetchKind = Extract<CollectionKind, 'LISTING' | 'THREADS' | 'BY_ID' | 'SECOND_LOOK'>;
export const FETCH_KINDS: readonly CollectionKind[] = ['LISTING', 'THREADS', 'BY_ID', 'SECOND_LOOK'];

const SUBREDDIT = /^[A-Za-z0-9_]{2,21}$/;
const FULLNAME = /^(t[13])_([a-z0-9]{1,13})$/;
const BARE_ID = /^[a-z0-9]{1,13}$/;
const POST_LINK = /\/comments\/([a-z0-9]{1,13})(?:[/?#]|$)/;
const MOST_NAMES = 100_000;
/** Reddit refuses longer ones. */
const LONGEST_QUERY = 512;

/**
 * The request as a run keeps it: only the fields of its kind, checked and written in one way.
 * @throws BadInputError
 */
export function fetchRequest(kind: FetchKind, given: CollectionRequest): CollectionRequest {
  switch (kind) {
    case 'LISTING':
      return listingRequest(given);
    case 'THREADS':
      return { fullnames: names(given, true) };
    case 'BY_ID':
      return { fullnames: names(given, false), withComments: given.withComments ?? false };
    case 'SECOND_LOOK':
      return {};
  }
}

function listingRequest(given: CollectionRequest): CollectionRequest {
  const subreddit = given.subreddit?.trim().replace(/^\/?r\//i, '') ?? '';
  if (!SUBREDDIT.test(subreddit))
    throw new BadInputError(
      subreddit === ''
        ? 'Name the subreddit to read, such as AmItheAsshole.'
        : `${subreddit} is no name of a subreddit: those have 2 to 21 letters, digits and underscores.`,
    );
  const listing = given.listing ?? 'NEW';
  const query = given.query?.trim() || null;
  if (listing === 'SEARCH' && query === null) throw new BadInputError('Say what to search for.');
  if (listing !== 'SEARCH' && query !== null)
    throw new BadInputError('Only the listing “search” takes words to search for.');
  if (query !== null && query.length > LONGEST_QUERY)
    throw new BadInputError(`Reddit takes at most ${LONGEST_QUERY} characters to search for.`);
  const limit = given.limit ?? null;
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1))
    throw new BadInputError('The most posts to fetch must be a whole number from 1.');
  const time = given.time ?? null;
  return { subreddit, listing, time, query, limit, withComments: given.withComments ?? true };
}

/** Takes fullnames, bare ids of posts, and links to posts. */
function names({ fullnames }: CollectionRequest, postsOnly: boolean): string[] {
  const found = (fullnames ?? []).map((name) => name.trim()).filter((name) => name !== '');
  if (found.length === 0)
    throw new BadInputError('Name the posts to fetch: their ids, such as t3_1abcde, or links.');
  if (found.length > MOST_NAMES)
    throw new BadInputError(`One run fetches at most ${MOST_NAMES} by name: start several.`);
  return [...new Set(found.map((name) => fullnameOf(name, postsOnly)))];
}

function fullnameOf(name: string, postsOnly: boolean): string {
  const link = POST_LINK.exec(name)?.[1];
  if (link) return `t3_${link}`;
  const lower = name.toLowerCase();
  if (BARE_ID.test(lower)) return `t3_${lower}`;
  const kind = FULLNAME.exec(lower)?.[1];
  if (kind === undefined)
    throw new BadInputError(`${name.slice(0, 60)} is no id of Reddit: those look like t3_1abcde.`);
  if (postsOnly && kind === 't1')
    throw new BadInputError(
      `${lower} is a comment; threads are fetched by their posts, whose ids begin with t3_.`,
    );
  return lower;
}
