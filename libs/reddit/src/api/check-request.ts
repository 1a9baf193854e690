import { RedditError } from './reddit.errors.js';
import { type ListingRequest, REDDIT_PAGE_SIZE } from './reddit-source.port.js';

/** Users' own subreddits (`u_name`) are the longest. */
const SUBREDDIT = /^[A-Za-z0-9_-]{2,24}$/;
const FULLNAME = /^t[13]_[0-9a-z]{1,13}$/;
const LONGEST_QUERY = 512;
const TIMED: readonly ListingRequest['listing'][] = ['TOP', 'CONTROVERSIAL', 'SEARCH'];

/** Path and query of a listing. @throws RedditError BAD_REQUEST: nothing is sent */
export function checkedListing(request: ListingRequest): {
  path: string;
  query: Record<string, string | number>;
} {
  const { subreddit, listing, time, after, limit = REDDIT_PAGE_SIZE } = request;
  if (!SUBREDDIT.test(subreddit))
    throw badRequest(`"${subreddit.slice(0, 40)}" is not the name of a subreddit: write it without r/.`);
  if (!Number.isInteger(limit) || limit < 1 || limit > REDDIT_PAGE_SIZE)
    throw badRequest(`A page has 1 to ${REDDIT_PAGE_SIZE} posts, not ${limit}.`);
  if (after && !FULLNAME.test(after)) throw badRequest('A page starts after the fullname of a post.');
  return {
    path: `r/${subreddit}/${listing.toLowerCase()}`,
    query: {
      limit,
      ...(after ? { after } : {}),
      ...(time && TIMED.includes(listing) ? { t: time.toLowerCase() } : {}),
      ...(listing === 'SEARCH' ? searchOf(request.query) : {}),
    },
  };
}

/** The fullname of a post in lower case. @throws RedditError BAD_REQUEST */
export function checkedPost(fullname: string): string {
  const lower = fullname.toLowerCase();
  if (FULLNAME.test(lower) && lower.startsWith('t3_')) return lower;
  throw badRequest(`"${fullname.slice(0, 40)}" is not the fullname of a post, such as t3_abc123.`);
}

/** In lower case, each once. @throws RedditError BAD_REQUEST */
export function checkedFullnames(fullnames: readonly string[]): Set<string> {
  const asked = new Set(fullnames.map((fullname) => fullname.toLowerCase()));
  if (asked.size > REDDIT_PAGE_SIZE)
    throw badRequest(`Reddit is asked for at most ${REDDIT_PAGE_SIZE} posts and comments at a time.`);
  const wrong = [...asked].find((fullname) => !FULLNAME.test(fullname));
  if (wrong !== undefined)
    throw badRequest(`"${wrong.slice(0, 40)}" is not the fullname of a post or comment, such as t3_abc123.`);
  return asked;
}

/** Within the subreddit alone, newest first, so that pages do not shift with votes. */
function searchOf(words: string | undefined): Record<string, string> {
  const query = words?.trim() ?? '';
  if (query === '' || query.length > LONGEST_QUERY)
    throw badRequest(`A search needs words to look for, at most ${LONGEST_QUERY} characters.`);
  return { q: query, restrict_sr: 'on', sort: 'new', type: 'link', include_over_18: 'on' };
}

function badRequest(message: string): RedditError {
  return new RedditError('BAD_REQUEST', message);
}
