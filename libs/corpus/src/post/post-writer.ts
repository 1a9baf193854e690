import { flairVerdict } from '@ethogram/core';
import { copyIn, CopyRows } from '@ethogram/platform';
import type { RawPost } from '@ethogram/reddit';
import type { EntityManager } from 'typeorm';
import { type Capture, FRESH_ROWS, type IncomingRow } from './incoming-row.js';

const COLUMNS = [
  'id',
  'source_id',
  'fullname',
  'subreddit',
  'author_key',
  'title',
  'body',
  'flair',
  'flair_verdict',
  'score',
  'num_comments',
  'upvote_ratio',
  'over18',
  'permalink',
  'crosspost_parent',
  'posted_at',
  'state',
  'verdict_stale',
  'seen_at',
  'second_look_due_at',
  'created_at',
  'updated_at',
];

/** Flair and votes have settled by then. */
const SECOND_LOOK_AFTER_MS = 48 * 3_600_000;

const FIRST_LOOKS = `
  insert into post_snapshots (id, post_id, captured_at, title, body, flair, score, num_comments, upvote_ratio)
  select gen_random_uuid(), id, $2, title, body, flair, score, num_comments, upvote_ratio from posts where id = any($1)`;

/** The rows as they are copied, made before the transaction that stores them. */
export function encodePosts(
  sourceId: string,
  posts: readonly IncomingRow<RawPost>[],
  now: Date,
  capture: Capture | null,
): CopyRows {
  const rows = new CopyRows(COLUMNS.length);
  for (const post of posts) writeRow(rows, sourceId, post, now.getTime(), capture);
  return rows;
}

/**
 * Stores live posts that their source does not have yet.
 * @throws a unique violation when it has one of them; the transaction can then go on from the savepoint
 */
export async function insertPosts(
  manager: EntityManager,
  encoded: CopyRows,
  posts: readonly IncomingRow<RawPost>[],
  now: Date,
  capture: Capture | null,
): Promise<void> {
  await copyIn(manager, `posts (${COLUMNS.join(', ')})`, encoded, FRESH_ROWS);
  if (capture) await manager.query(FIRST_LOOKS, [posts.map(({ id }) => id), now]);
}

function writeRow(
  rows: CopyRows,
  sourceId: string,
  { id, raw, authorKey }: IncomingRow<RawPost>,
  now: number,
  capture: Capture | null,
): void {
  const postedAt = raw.createdUtc === null ? null : raw.createdUtc * 1000;
  rows.startRow();
  rows.uuid(id);
  rows.uuid(sourceId);
  rows.text(raw.fullname);
  rows.text(raw.subreddit);
  rows.text(authorKey);
  rows.text(raw.title);
  rows.text(raw.body);
  rows.text(raw.flair);
  rows.text(flairVerdict(raw.flair, raw.subreddit));
  rows.integer(raw.score);
  rows.integer(raw.numComments);
  rows.real(raw.upvoteRatio);
  rows.boolean(raw.over18);
  rows.text(raw.permalink);
  rows.text(raw.crosspostParent);
  rows.time(postedAt);
  rows.text('LIVE');
  rows.boolean(true);
  rows.time(now);
  rows.time(capture === 'FIRST' ? secondLookAt(postedAt ?? now, now) : null);
  rows.time(now);
  rows.time(now);
}

/** Null for a post so old that its first look has seen flair and votes settled. */
function secondLookAt(postedAt: number, now: number): number | null {
  const dueAt = postedAt + SECOND_LOOK_AFTER_MS;
  return dueAt > now ? dueAt : null;
}
