import { linkedPostIds } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';
import { type EarlierPost, originalOf } from './original-of.js';

const UPDATES_PER_BATCH = 500;
/** Earlier posts of one author that are looked at, the latest first. */
const EARLIER_POSTS = 50;

interface Update {
  id: string;
  title: string;
  body: string;
}

const NEXT = `
  select id, title, coalesce(body, '') as body from posts
  where source_id = $1 and post_type = 'UPDATE' and update_of is null and title is not null and id > $2
  order by id limit ${UPDATES_PER_BATCH} for update skip locked`;

/** What the same author posted before in the same place, and what the update links to there. */
const EARLIER = `
  select links.id as update_id, earlier.fullname, earlier.title, earlier.posted_at as "postedAt", earlier.same_author as "sameAuthor"
  from json_to_recordset($1::json) as links(id uuid, fullnames text[])
  join posts on posts.id = links.id
  cross join lateral (
    (select fullname, title, posted_at, true as same_author from posts own
     where own.author_key = posts.author_key and own.read_at is not null and own.subreddit = posts.subreddit
       and own.posted_at < posts.posted_at and own.post_type not in ('UPDATE', 'META') and own.${HAS_TEXT}
     order by own.posted_at desc limit ${EARLIER_POSTS})
    union all
    (select fullname, title, posted_at, author_key is not distinct from posts.author_key and author_key is not null
     from posts linked where linked.fullname = any(links.fullnames) and linked.fullname <> posts.fullname
       and linked.posted_at < posts.posted_at and linked.post_type is distinct from 'META' and linked.${HAS_TEXT}
       and (linked.author_key = posts.author_key or linked.author_key is null or posts.author_key is null))
  ) as earlier`;

/** Names the original of every update of a source that has none yet. Returns how many were found. */
export async function linkUpdates(
  manager: EntityManager,
  sourceId: string,
  after: string,
): Promise<{ linked: number; last: string | null }> {
  const updates: Update[] = await manager.query(NEXT, [sourceId, after]);
  if (updates.length === 0) return { linked: 0, last: null };
  const links = new Map(updates.map(({ id, body }) => [id, linkedPostIds(body).map((name) => `t3_${name}`)]));
  const asked = JSON.stringify([...links].map(([id, fullnames]) => ({ id, fullnames })));
  const earlier: (EarlierPost & { update_id: string })[] = await manager.query(EARLIER, [asked]);
  const byUpdate = Map.groupBy(earlier, (row) => row.update_id);
  const found = updates.flatMap(({ id, title }) => {
    const original = originalOf({ title, linked: links.get(id) ?? [] }, byUpdate.get(id) ?? []);
    return original === null ? [] : [{ id, original }];
  });
  await manager.query(
    `update posts set update_of = r.original from json_to_recordset($1::json) as r(id uuid, original text)
     where posts.id = r.id`,
    [JSON.stringify(found)],
  );
  return { linked: found.length, last: updates.at(-1)?.id ?? null };
}
