import { flairVerdict } from '@ethogram/core';
import type { RawPost } from '@ethogram/reddit';
import type { EntityManager } from 'typeorm';
import type { TombstoneReason } from '../tombstone/tombstone.entity.js';
import type { GoneThing } from '../withdrawal/purge.service.js';
import type { PostState } from './post-state.js';

/** A raw post with what the platform adds before it is stored. */
export interface IncomingPost {
  id: string;
  raw: RawPost;
  authorKey: string | null;
}

/** Rows read, each counted once: new, a tombstone, or known before. */
export interface StoredCounts {
  stored: number;
  deleted: number;
  duplicate: number;
}

const STATES: Readonly<Record<RawPost['state'], PostState>> = {
  live: 'LIVE',
  deleted: 'DELETED',
  removed: 'REMOVED',
};

/**
 * A tombstone stays one whatever arrives later. A known live post takes the newer score and flair, and becomes EDITED
 * when its words changed. Rows come sorted, so that two imports of the same posts cannot block each other.
 */
const UPSERT = `
  insert into posts (id, source_id, fullname, subreddit, author_key, title, body, flair, flair_verdict, score, over18,
                     permalink, crosspost_parent, posted_at, state, verdict_stale, seen_at, created_at, updated_at)
  select r.id, $2, r.fullname, r.subreddit, r.author_key, r.title, r.body, r.flair, r.flair_verdict, r.score, r.over18,
         r.permalink, r.crosspost_parent, to_timestamp(r.posted_at), r.state, true, $3, $3, $3
  from json_to_recordset($1::json) as r(id uuid, fullname text, subreddit text, author_key text, title text, body text,
    flair text, flair_verdict text, score int, over18 boolean, permalink text, crosspost_parent text, posted_at float8, state text)
  order by r.fullname
  on conflict (fullname, source_id) do update set
    state = case when posts.title is distinct from excluded.title or posts.body is distinct from excluded.body
                 then 'EDITED' else posts.state end,
    title = excluded.title, body = excluded.body,
    flair = coalesce(excluded.flair, posts.flair),
    flair_verdict = coalesce(excluded.flair_verdict, posts.flair_verdict),
    author_key = coalesce(posts.author_key, excluded.author_key),
    score = coalesce(excluded.score, posts.score), verdict_stale = true, updated_at = excluded.updated_at
  where posts.state in ('LIVE', 'EDITED') and excluded.state in ('LIVE', 'EDITED')
    and (posts.title, posts.body, posts.flair, posts.score) is distinct from
        (excluded.title, excluded.body, coalesce(excluded.flair, posts.flair), coalesce(excluded.score, posts.score))
  returning fullname, xmax = 0 as inserted`;

/** Fullnames, of those given, that are a tombstone in any source: a deletion known once holds everywhere. */
export async function findGone(
  manager: EntityManager,
  table: 'posts' | 'comments',
  fullnames: readonly string[],
): Promise<Set<string>> {
  const rows: { fullname: string }[] = await manager.query(
    `select distinct fullname from ${table} where fullname = any($1) and state not in ('LIVE', 'EDITED')`,
    [fullnames],
  );
  return new Set(rows.map(({ fullname }) => fullname));
}

/**
 * Stores posts of one source; each fullname comes once. Returns the counts and the posts that are gone now, whose
 * text elsewhere the caller must withdraw in the same transaction.
 */
export async function writePosts(
  manager: EntityManager,
  sourceId: string,
  posts: readonly IncomingPost[],
  now: Date,
): Promise<StoredCounts & { gone: GoneThing[] }> {
  if (posts.length === 0) return { stored: 0, deleted: 0, duplicate: 0, gone: [] };
  const goneBefore = await findGone(
    manager,
    'posts',
    posts.map(({ raw }) => raw.fullname),
  );
  const isGone = ({ raw }: IncomingPost): boolean => raw.state !== 'live' || goneBefore.has(raw.fullname);
  const rows = posts.map((post) => (isGone(post) ? tombstone(post) : liveRow(post)));
  const returned: { fullname: string; inserted: boolean }[] = await manager.query(UPSERT, [
    JSON.stringify(rows),
    sourceId,
    now,
  ]);
  const inserted = new Set(returned.filter((row) => row.inserted).map(({ fullname }) => fullname));
  const gone = posts.filter(isGone).map(({ raw }) => ({ fullname: raw.fullname, state: goneState(raw) }));
  const live = posts.filter((post) => !isGone(post));
  const stored = live.filter(({ raw }) => inserted.has(raw.fullname)).length;
  return { stored, deleted: gone.length, duplicate: live.length - stored, gone };
}

function tombstone({ id, raw }: IncomingPost): object {
  const { fullname, subreddit, createdUtc, over18 } = raw;
  return { id, fullname, subreddit, posted_at: createdUtc, over18, state: goneState(raw) };
}

/** A live row of a post known to be gone came from an older copy of it. */
function goneState(raw: RawPost): TombstoneReason {
  return raw.state === 'removed' ? 'REMOVED' : 'DELETED';
}

function liveRow({ id, raw, authorKey }: IncomingPost): object {
  const { fullname, subreddit, title, body, flair, score, over18, permalink } = raw;
  return {
    id,
    fullname,
    subreddit,
    author_key: authorKey,
    title,
    body,
    flair,
    flair_verdict: flairVerdict(flair, subreddit),
    score,
    over18,
    permalink,
    crosspost_parent: raw.crosspostParent,
    posted_at: raw.createdUtc,
    state: STATES.live,
  };
}
