import { contentFlagsOf, postTypeOf, routingOf } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { BatchEnd } from '../post/in-batches.js';
import type { LanguageReader } from './language.js';

const POSTS_PER_BATCH = 500;
/** Characters of a body that are indexed; a tsvector holds at most 1 MB. */
const INDEXED = 100_000;

interface UnreadPost {
  id: string;
  title: string | null;
  body: string | null;
  flair: string | null;
  over18: boolean;
}

const NEXT = `
  select id, title, body, flair, over18 from posts where source_id = $1 and read_at is null and id > $2
  order by id limit ${POSTS_PER_BATCH} for update skip locked`;

const STORE = `
  update posts set post_type = r.post_type, language = r.language, content_flags = r.content_flags, routing = r.routing, read_at = $2
  from json_to_recordset($1::json) as r(id uuid, post_type text, language text, content_flags text[], routing text)
  where posts.id = r.id`;

/** Stems are English; words of other languages are taken as they are. */
const INDEX = `
  insert into post_search (post_id, words)
  select id, setweight(to_tsvector(config, title), 'A') || setweight(to_tsvector(config, left(body, ${INDEXED})), 'B')
  from (select id, title, coalesce(body, '') as body,
          (case language when 'en' then 'english' else 'simple' end)::regconfig as config
        from posts where id = any($1) and title is not null) as read
  on conflict (post_id) do update set words = excluded.words`;

/**
 * Reads the next posts of a source that nobody has read, behind `after`, and marks them. Rows are locked and skipped when
 * another transaction reads them, so that readers side by side share the work.
 */
export async function readBatch(
  manager: EntityManager,
  sourceId: string,
  languageOf: LanguageReader,
  now: Date,
  after: string,
): Promise<BatchEnd> {
  const posts: UnreadPost[] = await manager.query(NEXT, [sourceId, after]);
  const last = posts.at(-1)?.id ?? null;
  if (last === null) return { done: 0, last };
  await manager.query(STORE, [JSON.stringify(posts.map((post) => read(post, languageOf))), now]);
  await manager.query(INDEX, [posts.map(({ id }) => id)]);
  return { done: posts.length, last };
}

/** A post without text (it is gone) is marked as read and says nothing. */
function read({ id, title, body, flair, over18 }: UnreadPost, languageOf: LanguageReader): object {
  if (title === null) return { id, content_flags: [] };
  const text = `${title}\n${body ?? ''}`;
  const flags = contentFlagsOf(text);
  return {
    id,
    post_type: postTypeOf(title, flair),
    language: languageOf(text),
    content_flags: flags,
    routing: routingOf(flags, over18),
  };
}
