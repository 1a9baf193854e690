import type { StartCollection } from './collection.queries.js';

export type Listing = NonNullable<StartCollection['listing']>;
export type ListingTime = NonNullable<StartCollection['time']>;

/** What a person fills in to have a listing fetched; numbers as typed. */
export interface ListingForm {
  readonly subreddit: string;
  readonly listing: Listing;
  readonly time: ListingTime;
  readonly query: string;
  readonly limit: string;
  readonly withComments: boolean;
}

export const NEW_LISTING: ListingForm = {
  subreddit: '',
  listing: 'NEW',
  time: 'WEEK',
  query: '',
  limit: '100',
  withComments: true,
};

/** Reddit ends every listing about there. */
export const LONGEST_LISTING = 1_000;

export const LISTINGS: readonly { id: Listing; name: string }[] = [
  { id: 'NEW', name: 'New: the latest' },
  { id: 'TOP', name: 'Top: the best scored of a time' },
  { id: 'CONTROVERSIAL', name: 'Controversial: votes go both ways' },
  { id: 'HOT', name: 'Hot: what its front page shows' },
  { id: 'RISING', name: 'Rising' },
  { id: 'SEARCH', name: 'Search: posts with these words' },
];

export const TIMES: readonly { id: ListingTime; name: string }[] = [
  { id: 'HOUR', name: 'the last hour' },
  { id: 'DAY', name: 'the last day' },
  { id: 'WEEK', name: 'the last week' },
  { id: 'MONTH', name: 'the last month' },
  { id: 'YEAR', name: 'the last year' },
  { id: 'ALL', name: 'all time' },
];

/** Whether a listing is of a span of time. */
export function hasTime(listing: Listing): boolean {
  return listing === 'TOP' || listing === 'CONTROVERSIAL' || listing === 'SEARCH';
}

/** `AmItheAsshole` of what people paste: `r/AmItheAsshole`, `/r/…/`, an address. */
export function subredditOf(text: string): string {
  const trimmed = text.trim();
  return /(?:^|\/)r\/([^/?#\s]+)/i.exec(trimmed)?.[1] ?? trimmed;
}

/** What keeps the form from being sent, by field; nothing when it is ready. */
export function listingProblems(form: ListingForm): Partial<Record<keyof ListingForm, string>> {
  const problems: Partial<Record<keyof ListingForm, string>> = {};
  if (!/^[A-Za-z0-9_]{2,21}$/.test(subredditOf(form.subreddit)))
    problems.subreddit = 'The name of a subreddit: letters, digits and underscores.';
  if (form.listing === 'SEARCH' && form.query.trim() === '') problems.query = 'Say what to search for.';
  const limit = Number(form.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_LISTING)
    problems.limit = `A whole number from 1 to ${LONGEST_LISTING}.`;
  return problems;
}

/** The form as the server takes it: only what the listing has a use for. */
export function listingRequest(form: ListingForm) {
  return {
    subreddit: subredditOf(form.subreddit),
    listing: form.listing,
    time: hasTime(form.listing) ? form.time : null,
    query: form.listing === 'SEARCH' ? form.query.trim() : null,
    limit: Number(form.limit),
    withComments: form.withComments,
  };
}

/** The form that a stored request came from; what it lacks is as in a new one. */
export function listingFormOf(request: unknown): ListingForm {
  const stored = (request ?? {}) as Partial<Record<keyof ListingForm, unknown>>;
  return {
    ...NEW_LISTING,
    ...(typeof stored.subreddit === 'string' && { subreddit: stored.subreddit }),
    ...(LISTINGS.some(({ id }) => id === stored.listing) && { listing: stored.listing as Listing }),
    ...(TIMES.some(({ id }) => id === stored.time) && { time: stored.time as ListingTime }),
    ...(typeof stored.query === 'string' && { query: stored.query }),
    ...(typeof stored.limit === 'number' && { limit: String(stored.limit) }),
    ...(typeof stored.withComments === 'boolean' && { withComments: stored.withComments }),
  };
}
