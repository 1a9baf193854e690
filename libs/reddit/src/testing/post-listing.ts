import { type Thing, writeListing, writePost } from './content-wire.js';
import type { TestContent, TestPost } from './test-content.js';

const LONGEST_PAGE = 100;
const DEFAULT_PAGE = 25;
/** Reddit ends every listing here. */
const LONGEST_LISTING = 1_000;
const LONGEST_QUERY = 512;

const HOUR = 3_600;
const PERIODS: Readonly<Record<string, number>> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  year: 365 * 24 * HOUR,
  all: Number.POSITIVE_INFINITY,
};

type Order = (a: TestPost, b: TestPost) => number;

const newest: Order = (a, b) => b.createdUtc - a.createdUtc;
const highest: Order = (a, b) => b.score - a.score || newest(a, b);

const ORDERS: Readonly<Record<string, Order>> = {
  new: newest,
  rising: newest,
  search: newest,
  top: highest,
  hot: (a, b) => b.score + b.createdUtc / 45_000 - (a.score + a.createdUtc / 45_000),
  controversial: (a, b) => Math.abs(a.upvoteRatio - 0.5) - Math.abs(b.upvoteRatio - 0.5) || newest(a, b),
};
const TIMED: readonly string[] = ['top', 'controversial', 'search'];

export const LISTING_NAMES: readonly string[] = Object.keys(ORDERS);

/** Null: the query is one that Reddit refuses. */
export function listPosts(
  content: TestContent,
  subreddit: string,
  listing: string,
  query: URLSearchParams,
): Thing | null {
  const words = query.get('q') ?? '';
  if (listing === 'search' && (words === '' || words.length > LONGEST_QUERY)) return null;
  const oldest = content.seconds() - periodOf(listing, query);
  const everywhere = listing === 'search' && !query.get('restrict_sr');
  const posts = [...content.posts.values()]
    .filter((post) => everywhere || post.subreddit.toLowerCase() === subreddit.toLowerCase())
    .filter((post) => post.createdUtc >= oldest)
    .filter((post) => listing !== 'search' || holds(post, words))
    .sort(ORDERS[listing] ?? newest)
    .slice(0, LONGEST_LISTING);
  return pageOf(content, posts, query);
}

/** Posts that are gone count for the page and are then left out, so that a page can be short without being the last. */
function pageOf(content: TestContent, posts: readonly TestPost[], query: URLSearchParams): Thing {
  const limit = Math.min(Number(query.get('limit') ?? DEFAULT_PAGE) || DEFAULT_PAGE, LONGEST_PAGE);
  const after = query.get('after');
  const start = after === null ? 0 : posts.findIndex(({ id }) => `t3_${id}` === after) + 1;
  if (after !== null && start === 0) return writeListing([]);
  const page = posts.slice(start, start + limit);
  const last = page.at(-1);
  const shown = page.filter(({ gone }) => gone === 'no').map((post) => writePost(post, content));
  return writeListing(shown, last && start + limit < posts.length ? `t3_${last.id}` : null);
}

function periodOf(listing: string, query: URLSearchParams): number {
  if (!TIMED.includes(listing)) return Number.POSITIVE_INFINITY;
  return PERIODS[query.get('t') ?? (listing === 'search' ? 'all' : 'day')] ?? Number.POSITIVE_INFINITY;
}

function holds(post: TestPost, words: string): boolean {
  const text = `${post.title} ${post.selftext} ${post.flair ?? ''}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
