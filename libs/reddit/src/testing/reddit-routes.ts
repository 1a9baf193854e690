import { commentBranch, commentTree, moreChildren } from './comment-tree.js';
import { escapeTexts, type Thing, writeComment, writeListing, writePost } from './content-wire.js';
import { LISTING_NAMES, listPosts } from './post-listing.js';
import type { TestContent } from './test-content.js';

export interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RouteLimits {
  /** Comments in the first answer of a thread, and in one of `api/morechildren`. */
  threadComments: number;
  moreComments: number;
  /** Answers nested deeper are cut. */
  depth: number;
}

const NOT_FOUND = refusal(404, 'Not Found');
const BAD_REQUEST = refusal(400, 'Bad Request');
const MOST_IDS = 100;

/** What Reddit's API answers to a GET, from what the server holds. */
export function answerRoute(url: URL, content: TestContent, limits: RouteLimits): RouteAnswer {
  const answer = route(url, content, limits);
  const isRaw = url.searchParams.get('raw_json') === '1';
  return isRaw ? answer : { ...answer, body: escapeTexts(answer.body) };
}

function route(url: URL, content: TestContent, limits: RouteLimits): RouteAnswer {
  const path = url.pathname.replace(/\/+$/, '');
  const [, subreddit, listing] = /^\/r\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  if (subreddit !== undefined && listing !== undefined) return listingAt(url, content, subreddit, listing);
  const [, postId] = /^\/comments\/(\w+)$/.exec(path) ?? [];
  if (postId !== undefined) return threadAt(url, content, postId, limits);
  if (path === '/api/morechildren') return moreAt(url, content, limits);
  return path === '/api/info' ? infoAt(url, content) : NOT_FOUND;
}

function listingAt(url: URL, content: TestContent, subreddit: string, listing: string): RouteAnswer {
  if (!LISTING_NAMES.includes(listing)) return NOT_FOUND;
  // What Reddit does about a subreddit it does not know.
  if (!content.subreddits.has(subreddit.toLowerCase()))
    return { status: 302, body: {}, headers: { location: `/subreddits/search?q=${subreddit}` } };
  const found = listPosts(content, subreddit, listing, url.searchParams);
  return found ? ok(found) : BAD_REQUEST;
}

function threadAt(url: URL, content: TestContent, postId: string, limits: RouteLimits): RouteAnswer {
  const post = content.posts.get(`t3_${postId}`);
  if (!post || post.gone === 'hidden') return NOT_FOUND;
  const branch = url.searchParams.get('comment');
  const tree = branch
    ? commentBranch(content, `t1_${branch}`, limits.threadComments)
    : commentTree(content, `t3_${postId}`, limits.threadComments, limits.depth);
  return ok([writeListing([writePost(post, content)]), writeListing(tree)]);
}

function moreAt(url: URL, content: TestContent, limits: RouteLimits): RouteAnswer {
  const link = url.searchParams.get('link_id') ?? '';
  if (!content.posts.has(link)) return BAD_REQUEST;
  const ids = (url.searchParams.get('children') ?? '').split(',').filter((id) => id !== '');
  const things = moreChildren(content, ids, limits.moreComments);
  return ok({ json: { errors: [], data: { things } } });
}

function infoAt(url: URL, content: TestContent): RouteAnswer {
  const fullnames = (url.searchParams.get('id') ?? '').split(',').filter((name) => name !== '');
  if (fullnames.length > MOST_IDS) return BAD_REQUEST;
  return ok(writeListing(fullnames.flatMap((fullname) => infoOf(fullname, content))));
}

function infoOf(fullname: string, content: TestContent): Thing[] {
  const post = content.posts.get(fullname);
  if (post) return post.gone === 'hidden' ? [] : [writePost(post, content)];
  const comment = content.comments.get(fullname);
  return comment && comment.gone !== 'hidden' ? [writeComment(comment, content, 0, [])] : [];
}

function ok(body: unknown): RouteAnswer {
  return { status: 200, body };
}

export function refusal(status: number, message: string): RouteAnswer {
  return { status, body: { message, error: status } };
}
