import { flairVerdict } from '@ethogram/core';
import { copyIn, CopyRows } from '@ethogram/platform';
import type { RawPost } from '@ethogram/reddit';
import type { EntityManager } from 'typeorm';
import type { Capture, IncomingRow } from './incoming-row.js';
import { HAS_TEXT } from './post-state.js';

const COLUMNS = `fullname, author_key, title, body, flair, flair_verdict, score, num_comments, upvote_ratio, over18,
  permalink, crosspost_parent`;

const STAGE = `
  create temporary table incoming_posts (fullname text, author_key text, title text, body text, flair text,
    flair_verdict text, score integer, num_comments integer, upvote_ratio real, over18 boolean, permalink text,
    crosspost_parent text) on commit drop`;

const MATCH = `posts.source_id = $1 and posts.fullname = i.fullname and posts.${HAS_TEXT}`;
const TEXT_DIFFERS = `(posts.title, posts.body) is distinct from (i.title, i.body)`;
/** A look that does not say a flair does not say that there is none. */
const FLAIR_DIFFERS = `i.flair is not null and posts.flair is distinct from i.flair`;
const DIFFERS = `(${TEXT_DIFFERS} or (${FLAIR_DIFFERS}))`;

/** What the row itself showed until now, before the first look that differs. */
const KEEP_FIRST_LOOK = `
  insert into post_snapshots (id, post_id, captured_at, title, body, flair, score, num_comments, upvote_ratio)
  select gen_random_uuid(), posts.id, posts.created_at, posts.title, posts.body, posts.flair, posts.score,
         posts.num_comments, posts.upvote_ratio
  from posts join incoming_posts i on ${MATCH}
  where ${DIFFERS} and not exists (select from post_snapshots s where s.post_id = posts.id)`;

/** A look through the API is kept, a file's when it differs; neither when one like it was kept before. */
const KEEP_LOOK = `
  insert into post_snapshots (id, post_id, captured_at, title, body, flair, score, num_comments, upvote_ratio)
  select gen_random_uuid(), posts.id, $2, i.title, i.body, i.flair, i.score, i.num_comments, i.upvote_ratio
  from posts join incoming_posts i on ${MATCH}
  where $3::text = 'SECOND' or ((${DIFFERS} or $3::text = 'FIRST') and not exists (
    select from post_snapshots s where s.post_id = posts.id and s.title = i.title and s.body = i.body
      and s.flair is not distinct from i.flair))`;

/**
 * The words stay those first seen; flair and numbers become the newest. Only Reddit itself, asked now, has seen a post
 * now: an old file that is imported again says nothing about today.
 */
const CHANGE = `
  update posts set
    state = case when posts.state = 'LIVE' and ${TEXT_DIFFERS} then 'EDITED' else posts.state end,
    flair = coalesce(i.flair, posts.flair),
    flair_verdict = case when i.flair is null then posts.flair_verdict else i.flair_verdict end,
    verdict_stale = posts.verdict_stale or (i.flair is not null and posts.flair_verdict is distinct from i.flair_verdict),
    read_at = case when (${FLAIR_DIFFERS}) or posts.over18 <> i.over18 then null else posts.read_at end,
    author_key = case when posts.state = 'AUTHOR_GONE' then null else coalesce(posts.author_key, i.author_key) end,
    score = coalesce(i.score, posts.score), num_comments = coalesce(i.num_comments, posts.num_comments),
    upvote_ratio = coalesce(i.upvote_ratio, posts.upvote_ratio), over18 = i.over18,
    permalink = coalesce(posts.permalink, i.permalink),
    crosspost_parent = coalesce(posts.crosspost_parent, i.crosspost_parent),
    seen_at = case when $3::text is null then posts.seen_at else $2 end,
    misses = case when $3::text is null then posts.misses else 0 end,
    second_look_due_at = case when $3::text = 'SECOND' then null else posts.second_look_due_at end, updated_at = $2
  from incoming_posts i where ${MATCH} and ($3::text is not null or (posts.state = 'LIVE' and ${TEXT_DIFFERS})
    or (posts.flair, posts.score, posts.num_comments, posts.upvote_ratio, posts.over18) is distinct from
       (coalesce(i.flair, posts.flair), coalesce(i.score, posts.score), coalesce(i.num_comments, posts.num_comments),
        coalesce(i.upvote_ratio, posts.upvote_ratio), i.over18))`;

/** Takes over what a later look at posts that are stored and locked shows. */
export async function changePosts(
  manager: EntityManager,
  sourceId: string,
  posts: readonly IncomingRow<RawPost>[],
  now: Date,
  capture: Capture | null,
): Promise<void> {
  await manager.query(STAGE);
  const rows = stagedRows(posts);
  await copyIn(manager, `incoming_posts (${COLUMNS})`, rows);
  rows.release();
  await manager.query(KEEP_FIRST_LOOK, [sourceId]);
  await manager.query(KEEP_LOOK, [sourceId, now, capture]);
  await manager.query(CHANGE, [sourceId, now, capture]);
  await manager.query('drop table incoming_posts');
}

function stagedRows(posts: readonly IncomingRow<RawPost>[]): CopyRows {
  const rows = new CopyRows(COLUMNS.split(',').length);
  for (const { raw, authorKey } of posts) {
    rows.startRow();
    rows.text(raw.fullname);
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
  }
  return rows;
}
