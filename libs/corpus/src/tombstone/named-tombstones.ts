import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { emptyPosts } from '../withdrawal/empty-posts.js';
import { addTombstones, TombstoneKeys } from './tombstone-store.js';
import type { TombstoneReason } from './tombstone.entity.js';

const BATCH = 1_000;
const NAME = 'named:';

/** Skips what another process has taken up: every process of the platform starts with this. */
const TAKE = `
  delete from tombstones using (
    select key from tombstones where starts_with(key, '${NAME}') order by key limit ${BATCH} for update skip locked
  ) as taken where tombstones.key = taken.key returning tombstones.key, reason, deleted_at`;

/** Gives tombstones of a database from before they had keys their keys, and takes the names away. */
@Injectable()
export class NamedTombstones implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: TombstoneKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    while ((await this.dataSource.transaction((manager) => this.rename(manager))) > 0);
  }

  private async rename(manager: EntityManager): Promise<number> {
    // The driver gives rows and their number for a deletion.
    const [rows]: [{ key: string; reason: TombstoneReason; deleted_at: Date }[], number] =
      await manager.query(TAKE);
    for (const [time, taken] of Map.groupBy(rows, ({ deleted_at: at }) => at.getTime())) {
      const at = new Date(time);
      const gone = taken.map(({ key, reason: state }) => {
        const fullname = key.slice(NAME.length);
        return { fullname, state, key: this.keys.keyOf(fullname) };
      });
      await addTombstones(
        manager,
        gone.map(({ key, state }) => ({ key, reason: state })),
        at,
      );
      await emptyPosts(manager, gone, at);
    }
    return rows.length;
  }
}
