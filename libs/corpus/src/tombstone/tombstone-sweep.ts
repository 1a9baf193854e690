import { Clock } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';
import { type GoneThing, PurgeService } from '../withdrawal/purge.service.js';
import { TombstoneKeys } from './tombstone-store.js';
import type { TombstoneReason } from './tombstone.entity.js';

const BATCH = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface SeenRow {
  id: string;
  fullname: string;
  seen_at: Date;
}

/** In the order of an index, so that a batch costs the same wherever it is. */
const PAGE = (table: 'posts' | 'comments'): string => `
  select id, fullname, seen_at from ${table}
  where source_id = $1 and ${HAS_TEXT} and (seen_at, id) > ($2, $3) order by seen_at, id limit ${BATCH}`;

/**
 * Purges what was stored although it has a tombstone. That can only be when two writers met the same thing at the same
 * moment, one of them deleted and the other not: neither transaction saw what the other was about to do.
 */
@Injectable()
export class TombstoneSweep {
  constructor(
    private readonly database: DataSource,
    private readonly keys: TombstoneKeys,
    private readonly purge: PurgeService,
    private readonly clock: Clock,
  ) {}

  /** Goes through what was stored or seen since then, in every source. Returns how many rows were purged. */
  async sweep(since: Date, signal?: AbortSignal): Promise<number> {
    const sources: { id: string }[] = await this.database.query('select id from sources order by id');
    let purged = 0;
    for (const { id } of sources) {
      for (const table of ['posts', 'comments'] as const)
        purged += await this.sweepTable(table, id, since, signal);
    }
    return purged;
  }

  private async sweepTable(
    table: 'posts' | 'comments',
    sourceId: string,
    since: Date,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let purged = 0;
    let last: Pick<SeenRow, 'id' | 'seen_at'> = { id: FIRST, seen_at: since };
    for (;;) {
      signal?.throwIfAborted();
      const rows: SeenRow[] = await this.database.query(PAGE(table), [sourceId, last.seen_at, last.id]);
      const end = rows.at(-1);
      if (!end) return purged;
      last = end;
      purged += await this.database.transaction((manager) => this.purgeBuried(manager, table, rows));
    }
  }

  private async purgeBuried(
    manager: EntityManager,
    table: 'posts' | 'comments',
    rows: readonly SeenRow[],
  ): Promise<number> {
    const byKey = new Map(rows.map(({ fullname }) => [this.keys.keyOf(fullname), fullname]));
    const found: { key: string; reason: TombstoneReason }[] = await manager.query(
      'select key, reason from tombstones where key = any($1)',
      [[...byKey.keys()]],
    );
    const gone = found.flatMap(({ key, reason }): GoneThing[] => {
      const fullname = byKey.get(key);
      return fullname === undefined ? [] : [{ fullname, state: reason }];
    });
    if (gone.length === 0) return 0;
    const now = this.clock.now();
    if (table === 'comments') return this.purge.purgeComments(manager, gone, now);
    return (await this.purge.purgePosts(manager, gone, now)).posts;
  }
}
