/** The orders in which Reddit lists a subreddit's posts, and its search. */
export const LISTINGS = ['NEW', 'TOP', 'HOT', 'CONTROVERSIAL', 'RISING', 'SEARCH'] as const;
export type Listing = (typeof LISTINGS)[number];

/** The time a TOP, CONTROVERSIAL or SEARCH listing looks back over; the others have none. */
export const LISTING_TIMES = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR', 'ALL'] as const;
export type ListingTime = (typeof LISTING_TIMES)[number];
