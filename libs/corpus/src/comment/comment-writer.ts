import { communityVerdict, type Verdict } from '@ethogram/core';
import { copyIn, CopyRows } from '@ethogram/platform';
import type { RawComment } from '@ethogram/reddit';
import type { EntityManager } from 'typeorm';
import { FRESH_ROWS, type IncomingRow } from '../post/incoming-row.js';

const COLUMNS = [
  'id',
  'source_id',
  'fullname',
  'link_fullname',
  'parent_fullname',
  'author_key',
  'body',
  'vote',
  'score',
  'posted_at',
  'is_submitter',
  'distinguished',
  'stickied',
  'state',
  'seen_at',
  'created_at',
];

const STAGE = `
  create temporary table incoming_comments (fullname text, author_key text, body text, vote text, score integer) on commit drop`;

/** A known comment takes the newer text and score; seen now only when Reddit itself was asked ($3). */
const CHANGE = `
  update comments set
    state = case when comments.state = 'LIVE' and comments.body <> i.body then 'EDITED' else comments.state end,
    body = i.body, vote = i.vote, score = coalesce(i.score, comments.score),
    author_key = case when comments.state = 'AUTHOR_GONE' then null else coalesce(comments.author_key, i.author_key) end,
    seen_at = case when $3::boolean then $2 else comments.seen_at end, misses = case when $3::boolean then 0 else comments.misses end
  from incoming_comments i
  where comments.source_id = $1 and comments.fullname = i.fullname and ($3::boolean
    or (comments.body, comments.vote, comments.score) is distinct from (i.body, i.vote, coalesce(i.score, comments.score)))
  returning link_fullname`;

/** Posts whose votes changed are counted anew later; only those not yet marked are touched. */
const MARK_STALE = `
  update posts set verdict_stale = true where id in (
    select id from posts where fullname = any($1) and source_id = $2 and not verdict_stale order by fullname for update)`;

/** The rows as they are copied, made before the transaction that stores them. */
export function encodeComments(
  sourceId: string,
  comments: readonly IncomingRow<RawComment>[],
  now: Date,
): CopyRows {
  const rows = new CopyRows(COLUMNS.length);
  for (const comment of comments) writeRow(rows, sourceId, comment, now.getTime());
  return rows;
}

/**
 * Stores live comments that their source does not have yet.
 * @throws a unique violation when it has one of them; the transaction can then go on from the savepoint
 */
export async function insertComments(
  manager: EntityManager,
  sourceId: string,
  encoded: CopyRows,
  comments: readonly IncomingRow<RawComment>[],
): Promise<void> {
  await copyIn(manager, `comments (${COLUMNS.join(', ')})`, encoded, FRESH_ROWS);
  await markStale(
    manager,
    sourceId,
    comments.map(({ raw }) => raw.linkFullname),
  );
}

/** Takes over what a later look at comments that are stored and locked shows. */
export async function changeComments(
  manager: EntityManager,
  sourceId: string,
  comments: readonly IncomingRow<RawComment>[],
  now: Date,
  isCapture: boolean,
): Promise<void> {
  await manager.query(STAGE);
  const rows = new CopyRows(5);
  for (const { raw, authorKey } of comments) {
    rows.startRow();
    rows.text(raw.fullname);
    rows.text(authorKey);
    rows.text(raw.body);
    rows.text(voteOf(raw));
    rows.integer(raw.score);
  }
  await copyIn(manager, 'incoming_comments (fullname, author_key, body, vote, score)', rows);
  rows.release();
  // The driver gives rows and their number for an update.
  const [changed]: [{ link_fullname: string }[], number] = await manager.query(CHANGE, [
    sourceId,
    now,
    isCapture,
  ]);
  await manager.query('drop table incoming_comments');
  await markStale(
    manager,
    sourceId,
    changed.map((row) => row.link_fullname),
  );
}

async function markStale(
  manager: EntityManager,
  sourceId: string,
  linkFullnames: readonly string[],
): Promise<void> {
  if (linkFullnames.length > 0) await manager.query(MARK_STALE, [[...new Set(linkFullnames)], sourceId]);
}

function writeRow(
  rows: CopyRows,
  sourceId: string,
  { id, raw, authorKey }: IncomingRow<RawComment>,
  now: number,
): void {
  rows.startRow();
  rows.uuid(id);
  rows.uuid(sourceId);
  rows.text(raw.fullname);
  rows.text(raw.linkFullname);
  rows.text(raw.parentFullname);
  rows.text(authorKey);
  rows.text(raw.body);
  rows.text(voteOf(raw));
  rows.integer(raw.score);
  rows.time(raw.createdUtc === null ? null : raw.createdUtc * 1000);
  rows.boolean(raw.isSubmitter);
  rows.text(raw.distinguished);
  rows.boolean(raw.stickied);
  rows.text('LIVE');
  rows.time(now);
  rows.time(now);
}

/** Decided here because only here the author's name is known, and bots are told by name. */
function voteOf(raw: RawComment): Verdict | null {
  return communityVerdict([
    {
      authorName: raw.authorName,
      authorKey: null,
      body: raw.body,
      score: raw.score ?? 0,
      createdUtc: raw.createdUtc ?? 0,
      topLevel: raw.parentFullname === raw.linkFullname,
      isSubmitter: raw.isSubmitter,
      distinguished: raw.distinguished,
      stickied: raw.stickied,
    },
  ]).verdict;
}
