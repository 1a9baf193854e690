import { z } from 'zod';
import { type DumpRow, InvalidRowError, isDumpRow, TextCleaner } from '../dump/field-readers.js';
import { readComment } from '../dump/raw-comment.js';
import { readPost } from '../dump/raw-post.js';
import { malformed } from './error-of-answer.js';
import type { RedditPage } from './reddit-source.port.js';

const listing = z.object({
  kind: z.literal('Listing'),
  data: z.object({ after: z.string().nullish(), children: z.array(z.unknown()) }),
});
const thread = z.tuple([listing, listing]);
const moreAnswer = z.object({
  json: z.object({
    errors: z.array(z.unknown()).optional(),
    data: z.object({ things: z.array(z.unknown()) }),
  }),
});
const FULLNAME = /^t[13]_[0-9a-z]{1,13}$/;

/** @throws RedditError MALFORMED */
export function readListing(answer: unknown): { things: unknown[]; after: string | null } {
  const read = listing.safeParse(answer);
  if (!read.success) throw malformed('a listing');
  return { things: read.data.data.children, after: read.data.data.after || null };
}

/** The post and its comments, the latter still a tree. @throws RedditError MALFORMED */
export function readThread(answer: unknown): { posts: unknown[]; tree: unknown[] } {
  const read = thread.safeParse(answer);
  if (!read.success) throw malformed('a thread');
  const [posts, tree] = read.data;
  return { posts: posts.data.children, tree: tree.data.children };
}

/** @throws RedditError MALFORMED */
export function readMoreAnswer(answer: unknown): unknown[] {
  const read = moreAnswer.safeParse(answer);
  if (!read.success || (read.data.json.errors ?? []).length > 0) throw malformed('a list of comments');
  return read.data.json.data.things;
}

/** The answers nested in a comment's row; Reddit writes an empty text where there are none. */
export function repliesOf(row: DumpRow): unknown[] {
  const read = listing.safeParse(row['replies']);
  return read.success ? read.data.data.children : [];
}

export function emptyPage(): RedditPage {
  return { posts: [], comments: [], invalid: [], after: null };
}

/** Kind and row of one thing; null when it is no such thing. */
export function openThing(thing: unknown): { kind: string; row: DumpRow } | null {
  if (!isDumpRow(thing)) return null;
  const { kind, data } = thing;
  return typeof kind === 'string' && isDumpRow(data) ? { kind, row: data } : null;
}

/** Reads a post or a comment into the page; what cannot be used goes to its `invalid` with the reason. */
export function addThing(page: RedditPage, thing: unknown): void {
  const opened = openThing(thing);
  try {
    if (opened?.kind === 't3') page.posts.push(readPost(opened.row, new TextCleaner()));
    else if (opened?.kind === 't1') page.comments.push(readComment(opened.row, new TextCleaner()));
    else throw new InvalidRowError('the row is neither a post nor a comment');
  } catch (error) {
    if (!(error instanceof InvalidRowError)) throw error;
    page.invalid.push({ fullname: opened ? fullnameOf(opened) : null, reason: error.message });
  }
}

export function fullnameOf({ kind, row }: { kind: string; row: DumpRow }): string | null {
  const id = row['id'];
  const candidates = [row['name'], typeof id === 'string' ? `${kind}_${id}` : null];
  return candidates.find((name): name is string => typeof name === 'string' && FULLNAME.test(name)) ?? null;
}
