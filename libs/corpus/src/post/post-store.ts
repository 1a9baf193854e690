import { Clock, newId } from '@ethogram/core';
import type { CopyRows } from '@ethogram/platform';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorKeys } from '../author/author-keys.js';
import { changeComments, encodeComments, insertComments } from '../comment/comment-writer.js';
import { findTombstones, hasTombstones, TombstoneKeys } from '../tombstone/tombstone-store.js';
import { PurgeService } from '../withdrawal/purge.service.js';
import { type Capture, FRESH_ROWS, type IncomingRow, sortRows, type StoredCounts } from './incoming-row.js';
import { changePosts } from './post-changes.js';
import { encodePosts, insertPosts } from './post-writer.js';
import type { PreparedBatch, PreparedRows } from './prepared-batch.js';

export interface StoreOptions {
  /** Set for rows that Reddit itself gave now: each look at a post is kept, and a second one planned or ticked off. */
  capture?: Capture | undefined;
}

export interface BatchCounts {
  posts: StoredCounts;
  comments: StoredCounts;
}

/** How rows of one kind are written. */
interface Writer<Raw> {
  table: 'posts' | 'comments';
  encode(rows: readonly IncomingRow<Raw>[]): CopyRows;
  insert(encoded: CopyRows, rows: readonly IncomingRow<Raw>[]): Promise<void>;
  change(rows: readonly IncomingRow<Raw>[]): Promise<void>;
}

const UNIQUE_VIOLATION = '23505';
const TRIES = 5;

/** Stores what sources return. */
@Injectable()
export class PostStore {
  /** Once there is one there will always be one, and it need not be asked for any more. */
  private knowsTombstones = false;

  constructor(
    private readonly authors: AuthorKeys,
    private readonly keys: TombstoneKeys,
    private readonly purge: PurgeService,
    private readonly clock: Clock,
  ) {}

  prepare(
    sourceId: string,
    rawPosts: readonly RawPost[],
    rawComments: readonly RawComment[],
    options: StoreOptions = {},
  ): PreparedBatch {
    const capture = options.capture ?? null;
    const now = this.clock.now();
    const [posts, comments] = [sortRows(rawPosts), sortRows(rawComments)];
    const livePosts = posts.live.map((raw) => this.incoming(raw));
    const liveComments = comments.live.map((raw) => this.incoming(raw));
    return {
      sourceId,
      now,
      capture,
      posts: {
        ...posts,
        live: livePosts,
        encoded: livePosts.length > 0 ? encodePosts(sourceId, livePosts, now, capture) : null,
      },
      comments: {
        ...comments,
        live: liveComments,
        encoded: liveComments.length > 0 ? encodeComments(sourceId, liveComments, now) : null,
      },
    };
  }

  async store(manager: EntityManager, batch: PreparedBatch): Promise<BatchCounts> {
    const { sourceId, now, capture } = batch;
    await this.purge.purgePosts(manager, batch.posts.gone, now);
    await this.purge.purgeComments(manager, batch.comments.gone, now);
    const posts = await this.storeLive(manager, sourceId, batch.posts, {
      table: 'posts',
      encode: (rows) => encodePosts(sourceId, rows, now, capture),
      insert: (encoded, rows) => insertPosts(manager, encoded, rows, now, capture),
      change: (rows) => changePosts(manager, sourceId, rows, now, capture),
    });
    const comments = await this.storeLive(manager, sourceId, batch.comments, {
      table: 'comments',
      encode: (rows) => encodeComments(sourceId, rows, now),
      insert: (encoded, rows) => insertComments(manager, sourceId, encoded, rows),
      change: (rows) => changeComments(manager, sourceId, rows, now, capture !== null),
    });
    return { posts, comments };
  }

  /**
   * Most batches hold nothing known, so that all rows are tried as new first; only when one is not, the known are looked
   * up. Tombstones are looked for when the rows are written or locked: a purge that was under way has then been waited
   * for, and is seen.
   */
  private async storeLive<Raw extends RawPost | RawComment>(
    manager: EntityManager,
    sourceId: string,
    { live, encoded, gone, repeated }: PreparedRows<Raw>,
    writer: Writer<Raw>,
  ): Promise<StoredCounts> {
    if (encoded === null) return { stored: 0, deleted: gone.length, duplicate: repeated };
    let known = new Set<string>();
    let fresh = live;
    let isStored = await isInserted(manager, () => writer.insert(encoded, live));
    for (let tries = 1; !isStored; tries += 1) {
      known = await lockKnown(manager, writer.table, sourceId, live);
      fresh = live.filter(({ raw }) => !known.has(raw.fullname));
      isStored = fresh.length === 0 || (await this.insertSome(manager, fresh, writer, tries));
    }
    const buried = await this.findBuried(manager, live);
    const refused = fresh.filter(({ raw }) => buried.has(raw.fullname)).map(({ id }) => id);
    if (refused.length > 0) await manager.query(`delete from ${writer.table} where id = any($1)`, [refused]);
    const again = live.filter(({ raw }) => known.has(raw.fullname) && !buried.has(raw.fullname));
    if (again.length > 0) await writer.change(again);
    return {
      stored: fresh.length - refused.length,
      deleted: gone.length + buried.size,
      duplicate: again.length + repeated,
    };
  }

  private async insertSome<Raw>(
    manager: EntityManager,
    fresh: readonly IncomingRow<Raw>[],
    writer: Writer<Raw>,
    tries: number,
  ): Promise<boolean> {
    const encoded = writer.encode(fresh);
    const isStored = await isInserted(manager, () => writer.insert(encoded, fresh), tries < TRIES);
    encoded.release();
    return isStored;
  }

  /** The fullnames that have a tombstone. */
  private async findBuried<Raw extends { fullname: string }>(
    manager: EntityManager,
    rows: readonly IncomingRow<Raw>[],
  ): Promise<Set<string>> {
    this.knowsTombstones ||= await hasTombstones(manager);
    if (!this.knowsTombstones) return new Set();
    const byKey = new Map(rows.map(({ raw: { fullname } }) => [this.keys.keyOf(fullname), fullname]));
    const found = await findTombstones(manager, [...byKey.keys()]);
    return new Set([...found].flatMap((key) => byKey.get(key) ?? []));
  }

  private incoming<Raw extends { authorName: string | null }>(raw: Raw): IncomingRow<Raw> {
    return { id: newId(this.clock), raw, authorKey: this.authors.keyOf(raw.authorName) };
  }
}

async function lockKnown(
  manager: EntityManager,
  table: string,
  sourceId: string,
  rows: readonly { raw: { fullname: string } }[],
): Promise<Set<string>> {
  const known: { fullname: string }[] = await manager.query(
    `select fullname from ${table} where fullname = any($1) and source_id = $2 order by fullname for update`,
    [rows.map(({ raw }) => raw.fullname), sourceId],
  );
  return new Set(known.map(({ fullname }) => fullname));
}

/** False, with nothing written, when a row is stored already and it may be tried again with others. */
async function isInserted(
  manager: EntityManager,
  insert: () => Promise<void>,
  mayTryAgain = true,
): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION || !mayTryAgain) throw error;
    await manager.query(`rollback to savepoint ${FRESH_ROWS}`);
    return false;
  }
}
