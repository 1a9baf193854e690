import { BadInputError, type Page, pageWindow, type Sort } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import { postConditions, type PostFilterValues, searchConfig, searchWords } from './post-filter.js';

/** The columns lists of posts sort by. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'post.id',
  createdAt: 'post.created_at',
  postedAt: 'post.posted_at',
  score: 'post.score',
  numComments: 'post.num_comments',
  fullname: 'post.fullname',
  subreddit: 'post.subreddit',
  verdict: 'post.verdict',
  postType: 'post.post_type',
  language: 'post.language',
  routing: 'post.routing',
  state: 'post.state',
};

/** Ids of a page of posts in their order, and how many there are in all. The id breaks ties, so that pages do not overlap. */
export async function findPostIds(
  manager: EntityManager,
  page?: Page,
  sort?: Sort,
  filter: PostFilterValues = {},
): Promise<{ ids: string[]; total: number }> {
  const { skip, take } = pageWindow(page);
  const { where, values } = postConditions(filter);
  const [count]: { total: number }[] = await manager.query(
    `select count(*)::int as total from posts post where ${where}`,
    values,
  );
  const rows: { id: string }[] = await manager.query(
    `select post.id from posts post where ${where} order by ${orderBy(sort)}
     offset $${values.length + 1} limit $${values.length + 2}`,
    [...values, skip, take],
  );
  return { ids: rows.map(({ id }) => id), total: count?.total ?? 0 };
}

/** Where the words searched for stand in these posts: plain text with « » round each match. */
export async function findSnippets(
  manager: EntityManager,
  ids: readonly string[],
  search: string | null | undefined,
): Promise<Map<string, string>> {
  const words = searchWords(search ?? '');
  if (words === '' || ids.length === 0) return new Map();
  const rows: { id: string; snippet: string }[] = await manager.query(
    `select post.id, ts_headline(${searchConfig('post')}, left(post.title || E'\\n' || post.body, 20000),
       websearch_to_tsquery(${searchConfig('post')}, $2), 'StartSel=«, StopSel=», MaxWords=30, MinWords=12, MaxFragments=2') as snippet
     from posts post join post_search on post_search.post_id = post.id
     where post.id = any($1) and post.title is not null and post.body is not null
       and post_search.words @@ websearch_to_tsquery(${searchConfig('post')}, $2)`,
    [ids, words],
  );
  return new Map(rows.map(({ id, snippet }) => [id, snippet]));
}

function orderBy(sort: Sort = { field: 'createdAt', order: 'DESC' }): string {
  const column = Object.hasOwn(COLUMNS, sort.field) ? COLUMNS[sort.field] : undefined;
  if (!column)
    throw new BadInputError(`Posts sort by ${Object.keys(COLUMNS).join(', ')}, not by ${sort.field}.`);
  const direction = sort.order === 'DESC' ? 'desc' : 'asc';
  // Nulls last in both directions: a post without the value is never what somebody looks for first.
  const nulls = NEVER_NULL.has(sort.field) ? '' : ' nulls last';
  return sort.field === 'id'
    ? `${column} ${direction}`
    : `${column} ${direction}${nulls}, post.id ${direction}`;
}

/** Without `nulls last` an index can give the order. */
const NEVER_NULL: ReadonlySet<string> = new Set(['id', 'createdAt', 'fullname', 'subreddit', 'state']);
