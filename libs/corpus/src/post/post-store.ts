import { Clock, newId } from '@ethogram/core';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorKeys } from '../author/author-keys.js';
import { changeComments, insertComments } from '../comment/comment-writer.js';
import { findTombstones, hasTombstones, TombstoneKeys } from '../tombstone/tombstone-store.js';
import { PurgeService } from '../withdrawal/purge.service.js';
import { type Capture, type IncomingRow, sortRows, type StoredCounts } from './incoming-row.js';
import { changePosts } from './post-changes.js';
import { insertPosts } from './post-writer.js';

export interface StoreOptions {
  /** Set for rows that Reddit itself gave now: each look at a post is kept, and a second one planned or ticked off. */
  capture?: Capture | undefined;
}

type Table = 'posts' | 'comments';
type Writer<Raw> = (rows: readonly IncomingRow<Raw>[]) => Promise<void>;

const UNIQUE_VIOLATION = '23505';
const TRIES = 5;

/** Stores what sources return. */
@Injectable()
export class PostStore {
  constructor(
    private readonly authors: AuthorKeys,
    private readonly keys: TombstoneKeys,
    private readonly purge: PurgeService,
    private readonly clock: Clock,
  ) {}

  /** See `PostService.storeBatch`. */
  async storeBatch(
    manager: EntityManager,
    sourceId: string,
    posts: readonly RawPost[],
    comments: readonly RawComment[],
    { capture }: StoreOptions = {},
  ): Promise<{ posts: StoredCounts; comments: StoredCounts }> {
    const now = this.clock.now();
    const look = capture ?? null;
    const gone = { posts: sortRows(posts), comments: sortRows(comments) };
    await this.purge.purgePosts(manager, gone.posts.gone, now);
    await this.purge.purgeComments(manager, gone.comments.gone, now);
    const storedPosts = await this.storeLive(manager, 'posts', sourceId, gone.posts.live, {
      insert: (rows) => insertPosts(manager, sourceId, rows, now, look),
      change: (rows) => changePosts(manager, sourceId, rows, now, look),
    });
    const storedComments = await this.storeLive(manager, 'comments', sourceId, gone.comments.live, {
      insert: (rows) => insertComments(manager, sourceId, rows, now),
      change: (rows) => changeComments(manager, sourceId, rows, now, look !== null),
    });
    return {
      posts: addCounts(storedPosts, gone.posts.gone.length, gone.posts.repeated),
      comments: addCounts(storedComments, gone.comments.gone.length, gone.comments.repeated),
    };
  }

  /**
   * Known rows are locked first and only then looked up among the tombstones: a purge that was under way is waited for,
   * and seen.
   */
  private async storeLive<Raw extends RawPost | RawComment>(
    manager: EntityManager,
    table: Table,
    sourceId: string,
    live: readonly Raw[],
    write: { insert: Writer<Raw>; change: Writer<Raw> },
  ): Promise<StoredCounts> {
    if (live.length === 0) return { stored: 0, deleted: 0, duplicate: 0 };
    for (let tries = 1; ; tries += 1) {
      const known = await lockKnown(manager, table, sourceId, live);
      const buried = await this.findBuried(manager, live);
      const rows = live.filter(({ fullname }) => !buried.has(fullname)).map((raw) => this.incoming(raw));
      const fresh = rows.filter(({ raw }) => !known.has(raw.fullname));
      if (!(await isInserted(manager, fresh, write.insert, tries < TRIES))) continue;
      const again = rows.filter(({ raw }) => known.has(raw.fullname));
      if (again.length > 0) await write.change(again);
      return { stored: fresh.length, deleted: buried.size, duplicate: again.length };
    }
  }

  /** The fullnames that have a tombstone. */
  private async findBuried(
    manager: EntityManager,
    rows: readonly { fullname: string }[],
  ): Promise<Set<string>> {
    if (!(await hasTombstones(manager))) return new Set();
    const byKey = new Map(rows.map(({ fullname }) => [this.keys.keyOf(fullname), fullname]));
    const found = await findTombstones(manager, [...byKey.keys()]);
    return new Set([...found].flatMap((key) => byKey.get(key) ?? []));
  }

  private incoming<Raw extends { authorName: string | null }>(raw: Raw): IncomingRow<Raw> {
    return { id: newId(this.clock), raw, authorKey: this.authors.keyOf(raw.authorName) };
  }
}

async function lockKnown(
  manager: EntityManager,
  table: Table,
  sourceId: string,
  rows: readonly { fullname: string }[],
): Promise<Set<string>> {
  const known: { fullname: string }[] = await manager.query(
    `select fullname from ${table} where fullname = any($1) and source_id = $2 order by fullname for update`,
    [rows.map(({ fullname }) => fullname), sourceId],
  );
  return new Set(known.map(({ fullname }) => fullname));
}

/** False, with nothing written, when another transaction has stored one of the rows meanwhile and it may be tried again. */
async function isInserted<Raw>(
  manager: EntityManager,
  rows: readonly IncomingRow<Raw>[],
  insert: Writer<Raw>,
  mayTryAgain: boolean,
): Promise<boolean> {
  if (rows.length === 0) return true;
  await manager.query('savepoint fresh_rows');
  try {
    await insert(rows);
    await manager.query('release savepoint fresh_rows');
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION || !mayTryAgain) throw error;
    await manager.query('rollback to savepoint fresh_rows');
    return false;
  }
}

function addCounts(counts: StoredCounts, gone: number, repeated: number): StoredCounts {
  return { ...counts, deleted: counts.deleted + gone, duplicate: counts.duplicate + repeated };
}
