import type { CollectionRequest, Listing, ListingTime } from './collection-request.js';
import type { CollectionKind } from './collection-run.entity.js';

const LISTING_WORDS: Record<Exclude<Listing, 'SEARCH'>, string> = {
  NEW: 'newest posts',
  TOP: 'top posts',
  HOT: 'hot posts',
  CONTROVERSIAL: 'most controversial posts',
  RISING: 'rising posts',
};

const TIME_WORDS: Record<ListingTime, string> = {
  HOUR: 'of the last hour',
  DAY: 'of the last day',
  WEEK: 'of the last week',
  MONTH: 'of the last month',
  YEAR: 'of the last year',
  ALL: 'of all time',
};

/** What a run fetches, in one line for people: "top posts of the last week in r/AmItheAsshole, with comments". */
export function describeRun(kind: CollectionKind, request: CollectionRequest, files: number): string {
  switch (kind) {
    case 'FILES':
      return files === 1 ? 'one file' : `${files} files`;
    case 'LISTING':
      return describeListing(request);
    case 'THREADS':
      return `the threads of ${count(request.fullnames, 'post')}`;
    case 'BY_ID':
      return `${count(request.fullnames, 'post or comment', 'posts and comments')} by id${comments(request)}`;
    case 'SECOND_LOOK':
      return 'second look at posts captured 48 hours ago';
    case 'DELETION_CHECK':
      return 'check for deleted posts and comments';
  }
}

function describeListing(request: CollectionRequest): string {
  const { listing = 'NEW', subreddit, time, query, limit } = request;
  const what = !listing || listing === 'SEARCH' ? `posts found for “${query ?? ''}”` : LISTING_WORDS[listing];
  const period = time ? ` ${TIME_WORDS[time]}` : '';
  const most = limit ? `, at most ${limit}` : '';
  return `${what}${period} in r/${subreddit ?? ''}${most}${comments(request)}`;
}

function comments({ withComments }: CollectionRequest): string {
  return withComments ? ', with comments' : '';
}

function count(names: readonly string[] | null | undefined, one: string, many = `${one}s`): string {
  const total = names?.length ?? 0;
  return `${total} ${total === 1 ? one : many}`;
}
