import type { RawComment } from '../dump/raw-comment.js';
import type { RawPost } from '../dump/raw-post.js';
import type { Listing, ListingTime } from './listing.js';

/** A row that could not be read: its fullname where that much is known, and why, without quoting the row. */
export interface InvalidRedditRow {
  readonly fullname: string | null;
  readonly reason: string;
}

/** One answer's rows, the same as those of dumps. `after` asks for the next page; null: this was the last. */
export interface RedditPage {
  posts: RawPost[];
  comments: RawComment[];
  invalid: InvalidRedditRow[];
  after: string | null;
}

export interface ListingRequest {
  /** Without `r/`, in any case. */
  subreddit: string;
  listing: Listing;
  /** Counts for TOP, CONTROVERSIAL and SEARCH; Reddit takes a day when it is left out. */
  time?: ListingTime | undefined;
  /** Of SEARCH, which needs it; at most 512 characters. */
  query?: string | undefined;
  /** What the page before gave; null or absent: the first page. */
  after?: string | null | undefined;
  /** Posts on the page, 1 to 100 (the default). */
  limit?: number | undefined;
}

/**
 * Reddit's API as far as collecting needs it. Every call may wait for the request budget, rejects with the signal's
 * reason when aborted, and otherwise fails with a `RedditError` only.
 */
export abstract class RedditSource {
  /** Why nothing can be read here, in a sentence that says what to do; null: it can. */
  readonly notice: string | null = null;

  /** One page of at most 100 posts. Reddit ends every listing at about 1,000. */
  abstract listing(request: ListingRequest, signal?: AbortSignal): Promise<RedditPage>;

  /**
   * The post and its whole comment tree, "load more" expanded, page by page in no particular order; a comment comes
   * once. The first page holds the post. Its pages' `after` is null.
   * @param fullname of the post, `t3_…`
   */
  abstract thread(fullname: string, signal?: AbortSignal): AsyncIterable<RedditPage>;

  /**
   * At most 100 posts and comments by fullname. `absent`: asked for and not in the answer, which alone does not say
   * that they are gone. A row that came back unreadable is in `invalid`, not in `absent`.
   */
  abstract byFullnames(
    fullnames: readonly string[],
    signal?: AbortSignal,
  ): Promise<RedditPage & { absent: string[] }>;
}

/** The most rows Reddit gives, or takes ids for, in one request. */
export const REDDIT_PAGE_SIZE = 100;
