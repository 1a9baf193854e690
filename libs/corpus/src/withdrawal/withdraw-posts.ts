import type { EntityManager } from 'typeorm';
import type { PostState } from '../post/post-state.js';

/** A post that is gone, and how. */
export interface GonePost {
  fullname: string;
  state: PostState;
}

/**
 * Empties everything the platform holds of posts that are gone, in every source: the posts themselves, their scenarios
 * and the scenarios' signatures. The fullname, the text hash and the times stay. Returns the scenarios withdrawn.
 */
export async function withdrawPosts(
  manager: EntityManager,
  gone: readonly GonePost[],
  now: Date,
): Promise<string[]> {
  if (gone.length === 0) return [];
  await manager.query(
    `update posts set state = r.state, title = null, body = null, flair = null, flair_verdict = null, author_key = null,
       permalink = null, updated_at = $2
     from json_to_recordset($1::json) as r(fullname text, state text)
     where posts.fullname = r.fullname and posts.state in ('LIVE', 'EDITED')`,
    [JSON.stringify(gone), now],
  );
  // The driver gives rows and their number for an update.
  const [rows]: [{ id: string }[], number] = await manager.query(
    `update scenarios set title = '', text = '', author_key = null, redactions = '{}', duplicate_hash = '', withdrawn_at = $2
     from posts where posts.id = scenarios.post_id and posts.fullname = any($1) and withdrawn_at is null returning scenarios.id`,
    [gone.map(({ fullname }) => fullname), now],
  );
  const ids = rows.map(({ id }) => id);
  await manager.query(`delete from scenario_bands where scenario_id = any($1)`, [ids]);
  return ids;
}
