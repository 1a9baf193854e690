import type { EntityManager } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';

const TABLES = ['posts', 'comments'] as const;

/** The states of those that have text, by fullname. */
export async function statesOf(
  manager: EntityManager,
  sourceId: string,
  fullnames: readonly string[],
): Promise<Map<string, string>> {
  const rows: { fullname: string; state: string }[] = await manager.query(
    `select fullname, state from posts where source_id = $1 and fullname = any($2) and ${HAS_TEXT}
     union all select fullname, state from comments where source_id = $1 and fullname = any($2)`,
    [sourceId, fullnames],
  );
  return new Map(rows.map(({ fullname, state }) => [fullname, state]));
}

/** In every source: a thing is seen once, however often it is stored. In one order, as deletions are. */
export async function recordSeen(
  manager: EntityManager,
  fullnames: readonly string[],
  now: Date,
): Promise<void> {
  for (const table of TABLES)
    await manager.query(
      `update ${table} set seen_at = $2, misses = 0, missed_at = null where id in (
         select id from ${table} where fullname = any($1) and ${HAS_TEXT} order by fullname, source_id for update)`,
      [fullnames, now],
    );
}

/** What accounts that are gone have written stays; that one account wrote it does not. */
export async function recordAuthorsGone(manager: EntityManager, fullnames: readonly string[]): Promise<void> {
  if (fullnames.length === 0) return;
  for (const table of TABLES)
    await manager.query(
      `update ${table} set state = 'AUTHOR_GONE', author_key = null where id in (
         select id from ${table} where fullname = any($1) and ${HAS_TEXT} and state <> 'AUTHOR_GONE'
         order by fullname, source_id for update)`,
      [fullnames],
    );
  await manager.query(
    `update scenarios set author_key = null from posts
     where posts.id = scenarios.post_id and posts.fullname = any($1) and scenarios.author_key is not null`,
    [fullnames],
  );
}
