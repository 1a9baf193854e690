import { communityVerdict, type Verdict } from '@ethogram/core';
import type { RawComment } from '@ethogram/reddit';
import type { EntityManager } from 'typeorm';
import type { StoredCounts } from '../post/post-writer.js';

export interface IncomingComment {
  id: string;
  raw: RawComment;
  authorKey: string | null;
}

/** A tombstone stays one; a known comment takes the newer text and score. Each row is counted by what `returning` says. */
const UPSERT = `
  insert into comments (id, source_id, fullname, link_fullname, parent_fullname, author_key, body, vote, score, posted_at,
                        is_submitter, distinguished, stickied, state, seen_at, created_at)
  select r.id, $2, r.fullname, r.link_fullname, r.parent_fullname, r.author_key, r.body, r.vote, r.score,
         to_timestamp(r.posted_at), r.is_submitter, r.distinguished, r.stickied, r.state, $3, $3
  from json_to_recordset($1::json) as r(id uuid, fullname text, link_fullname text, parent_fullname text, author_key text,
    body text, vote text, score int, posted_at float8, is_submitter boolean, distinguished text, stickied boolean, state text)
  order by r.fullname
  on conflict (fullname, source_id) do update set
    body = excluded.body, vote = excluded.vote, state = excluded.state,
    author_key = case when excluded.state = 'LIVE' then coalesce(comments.author_key, excluded.author_key) end,
    score = coalesce(excluded.score, comments.score)
  where comments.state = 'LIVE' and (comments.body, comments.vote, comments.score, comments.state) is distinct from
    (excluded.body, excluded.vote, coalesce(excluded.score, comments.score), excluded.state)
  returning fullname, link_fullname, xmax = 0 as inserted`;

/** The same comment may be known through another source; gone there means gone here, and the other way round. */
const WITHDRAW = `
  delete from comments where fullname = any($1) returning link_fullname, source_id`;

/** Posts whose votes changed are counted anew later; only those not yet marked are touched. */
const MARK_STALE = `
  update posts set verdict_stale = true where fullname = any($1) and ($2::uuid is null or source_id = $2) and not verdict_stale`;

/** Stores comments of one source; each fullname comes once. */
export async function writeComments(
  manager: EntityManager,
  sourceId: string,
  comments: readonly IncomingComment[],
  now: Date,
): Promise<StoredCounts> {
  if (comments.length === 0) return { stored: 0, deleted: 0, duplicate: 0 };
  const isGone = ({ raw }: IncomingComment): boolean => raw.state !== 'live';
  const rows = comments.filter((comment) => !isGone(comment)).map((comment) => toRow(comment, false));
  const returned: { fullname: string; link_fullname: string; inserted: boolean }[] = await manager.query(
    UPSERT,
    [JSON.stringify(rows), sourceId, now],
  );
  await manager.query(MARK_STALE, [[...new Set(returned.map((row) => row.link_fullname))].sort(), sourceId]);
  const gone = comments.filter(isGone).map(({ raw }) => raw.fullname);
  if (gone.length > 0) await withdrawComments(manager, gone);
  const inserted = new Set(returned.filter((row) => row.inserted).map(({ fullname }) => fullname));
  const live = comments.filter((comment) => !isGone(comment));
  const stored = live.filter(({ raw }) => inserted.has(raw.fullname)).length;
  return { stored, deleted: gone.length, duplicate: live.length - stored };
}

async function withdrawComments(manager: EntityManager, fullnames: readonly string[]): Promise<void> {
  // The driver gives rows and their number for an update.
  const [rows]: [{ link_fullname: string }[], number] = await manager.query(WITHDRAW, [fullnames]);
  await manager.query(MARK_STALE, [[...new Set(rows.map((row) => row.link_fullname))].sort(), null]);
}

function toRow({ id, raw, authorKey }: IncomingComment, isGone: boolean): object {
  const removed = raw.state === 'removed' ? 'REMOVED' : 'DELETED';
  return {
    id,
    fullname: raw.fullname,
    link_fullname: raw.linkFullname,
    parent_fullname: raw.parentFullname,
    author_key: isGone ? null : authorKey,
    body: isGone ? null : raw.body,
    vote: isGone ? null : voteOf(raw),
    score: raw.score,
    posted_at: raw.createdUtc,
    is_submitter: raw.isSubmitter,
    distinguished: raw.distinguished,
    stickied: raw.stickied,
    state: isGone ? removed : 'LIVE',
  };
}

/** Decided here because only here the author's name is known, and bots are told by name. */
function voteOf(raw: RawComment): Verdict | null {
  const { verdict } = communityVerdict([
    { ...toVotingComment(raw), authorName: raw.authorName, authorKey: null },
  ]);
  return verdict;
}

function toVotingComment(raw: RawComment): Omit<Parameters<typeof communityVerdict>[0][number], 'authorKey'> {
  return {
    body: raw.body,
    score: raw.score ?? 0,
    createdUtc: raw.createdUtc ?? 0,
    topLevel: raw.parentFullname === raw.linkFullname,
    isSubmitter: raw.isSubmitter,
    distinguished: raw.distinguished,
    stickied: raw.stickied,
  };
}
