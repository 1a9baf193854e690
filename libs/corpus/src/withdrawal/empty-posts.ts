import type { EntityManager } from 'typeorm';
import { goneFullname } from '../tombstone/tombstone-store.js';
import type { TombstoneReason } from '../tombstone/tombstone.entity.js';
import { QuoteMatcher } from './quote-matcher.js';

export interface KeyedPost {
  readonly fullname: string;
  readonly key: string;
  readonly state: TombstoneReason;
}

export interface EmptiedPosts {
  readonly posts: number;
  readonly scenarioIds: string[];
  readonly quotes: Map<string, QuoteMatcher>;
}

/** In one order, so that two deletions cannot block each other. */
const FIND = `
  select posts.id, posts.fullname from posts where fullname = any($1) order by fullname, source_id for update`;

/** Before anything else, and in one order: see `withdrawnAmong`. */
const LOCK_SCENARIOS = `select id from scenarios where post_id = any($1) order by id for update`;

/** Every wording that somebody may have quoted: of the scenario, the post and each look at it. */
const READ_TEXTS = `
  select scenarios.id, texts.title, texts.body from scenarios
    join (select id as post_id, title, body from posts
          union all select post_id, title, body from post_snapshots) as texts on texts.post_id = scenarios.post_id
    where scenarios.post_id = any($1) and scenarios.withdrawn_at is null
  union all
  select id, title, text from scenarios where post_id = any($1) and withdrawn_at is null`;

/**
 * Where it stood and on which day stays, for the counts; nothing that leads back to it does. What comes of it is marked
 * as done, so that no reader or counter of posts takes it up.
 */
const EMPTY = `
  update posts set state = r.state, fullname = r.gone, title = null, body = null, flair = null, flair_verdict = null,
    community_verdict = null, verdict = null, verdict_stale = false, author_key = null, permalink = null,
    crosspost_parent = null, update_of = null, post_type = null, language = null, content_flags = '{}', routing = null,
    score = null, num_comments = null, upvote_ratio = null, posted_at = date_trunc('day', posted_at, 'UTC'),
    read_at = coalesce(read_at, $2), second_look_due_at = null, misses = 0, missed_at = null, updated_at = $2
  from json_to_recordset($1::json) as r(id uuid, state text, gone text) where posts.id = r.id`;

const WITHDRAW = `
  update scenarios set title = '', text = '', author_key = null, redactions = '{}', review_reasons = '{}',
    review_state = case review_state when 'WAITING' then 'REJECTED' else review_state end, duplicate_hash = '', thread = r.gone, withdrawn_at = $2
  from json_to_recordset($1::json) as r(id uuid, gone text)
  where scenarios.post_id = r.id and withdrawn_at is null returning scenarios.id`;

/** References of others: a crosspost or an update is not deleted with its original, but no longer names it. */
const UNLINK = [
  `update posts set update_of = null where update_of = any($1)`,
  `update posts set crosspost_parent = null where crosspost_parent = any($1)`,
];
const RENAME_THREAD = `
  update scenarios set thread = r.gone from json_to_recordset($1::json) as r(fullname text, gone text)
  where scenarios.thread = r.fullname`;

const BESIDE_POST = ['post_snapshots', 'post_search'];
const BESIDE_SCENARIO = ['redaction_maps', 'scenario_bands'];

/** Empties the stored rows of posts that are gone, and whatever was made of them in the corpus. */
export async function emptyPosts(
  manager: EntityManager,
  gone: readonly KeyedPost[],
  now: Date,
): Promise<EmptiedPosts> {
  const byFullname = new Map(gone.map((post) => [post.fullname, post]));
  const found: { id: string; fullname: string }[] = await manager.query(FIND, [[...byFullname.keys()]]);
  if (found.length === 0) return { posts: 0, scenarioIds: [], quotes: new Map() };
  const rows = found.flatMap(({ id, fullname }) => {
    const post = byFullname.get(fullname);
    return post ? [{ id, fullname, state: post.state, gone: goneFullname(post.key) }] : [];
  });
  const ids = rows.map(({ id }) => id);
  await manager.query(LOCK_SCENARIOS, [ids]);
  const quotes = await readQuotes(manager, ids);
  const asJson = JSON.stringify(rows);
  await manager.query(EMPTY, [asJson, now]);
  // The driver gives rows and their number for an update.
  const [withdrawn]: [{ id: string }[], number] = await manager.query(WITHDRAW, [asJson, now]);
  const scenarioIds = withdrawn.map(({ id }) => id);
  for (const table of BESIDE_POST) await manager.query(`delete from ${table} where post_id = any($1)`, [ids]);
  for (const table of BESIDE_SCENARIO)
    await manager.query(`delete from ${table} where scenario_id = any($1)`, [scenarioIds]);
  for (const unlink of UNLINK) await manager.query(unlink, [rows.map(({ fullname }) => fullname)]);
  await manager.query(RENAME_THREAD, [asJson]);
  return { posts: rows.length, scenarioIds, quotes };
}

async function readQuotes(
  manager: EntityManager,
  postIds: readonly string[],
): Promise<Map<string, QuoteMatcher>> {
  const rows: { id: string; title: string | null; body: string | null }[] = await manager.query(READ_TEXTS, [
    postIds,
  ]);
  const byScenario = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...byScenario].map(([id, texts]) => [
      id,
      new QuoteMatcher(texts.flatMap(({ title, body }) => [title ?? '', body ?? ''])),
    ]),
  );
}
