import type { TestComment, TestContent, TestPost } from './test-content.js';

/** One thing in Reddit's envelope. */
export interface Thing {
  kind: 't1' | 't3' | 'more' | 'Listing';
  data: Record<string, unknown>;
}

const DELETED = '[deleted]';
const REMOVED = '[removed]';

export function writeListing(children: Thing[], after: string | null = null): Thing {
  return { kind: 'Listing', data: { after, before: null, dist: children.length, modhash: null, children } };
}

/** A deleted or removed post keeps its title at Reddit, and loses its text and its author. */
export function writePost(post: TestPost, content: TestContent): Thing {
  const isGone = post.gone !== 'no';
  const author = isGone ? DELETED : post.author;
  const slug = post.title.toLowerCase().replace(/\W+/g, '_').slice(0, 40);
  const permalink = `/r/${post.subreddit}/comments/${post.id}/${slug}/`;
  const data = {
    id: post.id,
    name: `t3_${post.id}`,
    subreddit: post.subreddit,
    ...writeAuthor(author),
    title: post.title,
    selftext: writeText(post.selftext, post.gone),
    is_self: true,
    link_flair_text: post.flair,
    score: post.score,
    upvote_ratio: post.upvoteRatio,
    num_comments: commentsOf(post, content),
    created_utc: post.createdUtc,
    edited: post.edited,
    over_18: post.over18,
    permalink,
    url: `https://www.reddit.com${permalink}`,
    ...(post.crosspostParent ? { crosspost_parent: post.crosspostParent } : {}),
    removed_by_category: isGone ? (post.gone === 'deleted' ? 'deleted' : 'moderator') : null,
  };
  return { kind: 't3', data };
}

/** `replies` is Reddit's: an empty text where there are none. */
export function writeComment(
  comment: TestComment,
  content: TestContent,
  depth: number,
  replies: Thing[],
): Thing {
  const isGone = comment.gone !== 'no';
  const post = content.post(`t3_${comment.postId}`);
  const data = {
    id: comment.id,
    name: `t1_${comment.id}`,
    link_id: `t3_${comment.postId}`,
    parent_id: comment.parent,
    subreddit: post.subreddit,
    ...writeAuthor(isGone ? DELETED : comment.author),
    body: writeText(comment.body, comment.gone),
    score: comment.score,
    created_utc: comment.createdUtc,
    edited: comment.edited,
    is_submitter: comment.author === post.author && comment.author !== DELETED,
    distinguished: comment.distinguished,
    stickied: comment.stickied,
    depth,
    replies: replies.length === 0 ? '' : writeListing(replies),
  };
  return { kind: 't1', data };
}

/** Stands for answers left out. Without ids it says "continue this thread": look at the parent by itself. */
export function writeMore(parent: string, ids: readonly string[], depth: number): Thing {
  const id = ids[0] ?? '_';
  return {
    kind: 'more',
    data: { id, name: `t1_${id}`, parent_id: parent, depth, count: ids.length, children: [...ids] },
  };
}

/** Without `raw_json=1` Reddit escapes three characters in every text. */
export function escapeTexts(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (Array.isArray(value)) return value.map(escapeTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeTexts(inner)]));
}

function writeAuthor(author: string): Record<string, unknown> {
  return author === DELETED ? { author } : { author, author_fullname: `t2_${fullnameOfAuthor(author)}` };
}

function fullnameOfAuthor(author: string): string {
  let hash = 7;
  for (const letter of author) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 2_176_782_336;
  return hash.toString(36);
}

function writeText(text: string, gone: TestPost['gone']): string {
  if (gone === 'no') return text;
  return gone === 'deleted' ? DELETED : REMOVED;
}

function commentsOf(post: TestPost, content: TestContent): number {
  let count = 0;
  for (const comment of content.comments.values()) if (comment.postId === post.id) count += 1;
  return count;
}
