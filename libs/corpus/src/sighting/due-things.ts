import type { EntityManager } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';

export type ThingKind = 'POST' | 'COMMENT';

/** A stored post or comment, as far as asking for it again needs it. */
export interface StoredThing {
  readonly kind: ThingKind;
  readonly id: string;
  readonly fullname: string;
  /** As PostgreSQL writes it, because a Date would round it. */
  readonly seenAt: string;
}

/** Where a walk through what is due stands: behind this thing. */
export type Sighted = Pick<StoredThing, 'seenAt' | 'id'>;

export interface DueRequest {
  readonly sourceId: string;
  /** Only what was not seen since. */
  readonly before: Date;
  /** Null: from the start. */
  readonly after: Sighted | null;
  readonly limit: number;
}

const FIRST: Sighted = { seenAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

const ofTable = (kind: ThingKind, table: string, condition: string): string => `
  (select '${kind}' as kind, id, fullname, seen_at from ${table}
   where source_id = $1 and seen_at < $2 and (seen_at, id) > ($3::timestamptz, $4::uuid) and ${condition}
   order by seen_at, id limit $5)`;

const DUE = `
  select kind, id, fullname, seen_at::text as "seenAt" from (
    ${ofTable('POST', 'posts', HAS_TEXT)} union all ${ofTable('COMMENT', 'comments', 'true')}
  ) as due order by seen_at, id limit $5`;

/** What was not seen for longest comes first; each table is read along its index, however much it holds. */
export async function findDue(
  manager: EntityManager,
  { sourceId, before, after, limit }: DueRequest,
): Promise<StoredThing[]> {
  const { seenAt, id } = after ?? FIRST;
  return manager.query(DUE, [sourceId, before, seenAt, id, limit]);
}

/** Fullnames of posts that were there when last looked for, the latest first. */
export async function findControls(
  manager: EntityManager,
  sourceId: string,
  limit: number,
): Promise<string[]> {
  const rows: { fullname: string }[] = await manager.query(
    `select fullname from posts where source_id = $1 and ${HAS_TEXT} and misses = 0 order by seen_at desc, id desc limit $2`,
    [sourceId, limit],
  );
  return rows.map(({ fullname }) => fullname);
}

export interface Staleness {
  /** Posts and comments not seen since. */
  readonly due: number;
  readonly oldestSeenAt: Date | null;
}

/** Along the indexes: what is not due is not read. */
const STALENESS = `
  select wanted.id, posts.due + comments.due as due, least(posts.oldest, comments.oldest) as oldest
  from unnest($1::uuid[]) as wanted(id)
  cross join lateral (select
    (select count(*)::int from posts where source_id = wanted.id and ${HAS_TEXT} and seen_at < $2) as due,
    (select seen_at from posts where source_id = wanted.id and ${HAS_TEXT} order by seen_at limit 1) as oldest) as posts
  cross join lateral (select
    (select count(*)::int from comments where source_id = wanted.id and seen_at < $2) as due,
    (select seen_at from comments where source_id = wanted.id order by seen_at limit 1) as oldest) as comments`;

/** By source id. */
export async function findStaleness(
  manager: EntityManager,
  sourceIds: readonly string[],
  before: Date,
): Promise<Map<string, Staleness>> {
  const rows: { id: string; due: number; oldest: Date | null }[] = await manager.query(STALENESS, [
    sourceIds,
    before,
  ]);
  return new Map(rows.map(({ id, due, oldest }) => [id, { due, oldestSeenAt: oldest }]));
}
