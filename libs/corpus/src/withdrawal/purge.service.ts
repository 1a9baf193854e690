import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TombstoneReason } from '../tombstone/tombstone.entity.js';
import { addTombstones, TombstoneKeys } from '../tombstone/tombstone-store.js';
import { deleteComments } from './delete-comments.js';
import { emptyPosts, type KeyedPost } from './empty-posts.js';
import { ScenarioWithdrawals } from './scenario-withdrawals.js';

/** A post or comment that is gone, and how. */
export interface GoneThing {
  readonly fullname: string;
  readonly state: TombstoneReason;
}

/** What the posts of one purge left behind. */
export interface PurgedPosts {
  /** Stored rows that were emptied, those of every source. */
  readonly posts: number;
  readonly scenarioIds: readonly string[];
}

/**
 * Takes out everything the platform holds of what was deleted, in every source and downstream, and leaves tombstones.
 * All of it happens on the caller's transaction. Purging what is gone already, or was never stored, is not an error:
 * it leaves a tombstone, so that no import brings it.
 */
@Injectable()
export class PurgeService {
  constructor(
    private readonly keys: TombstoneKeys,
    private readonly withdrawals: ScenarioWithdrawals,
  ) {}

  /** The comments on a post belong to other people and stay; they go when they are deleted themselves. */
  async purgePosts(manager: EntityManager, gone: readonly GoneThing[], now: Date): Promise<PurgedPosts> {
    if (gone.length === 0) return { posts: 0, scenarioIds: [] };
    const keyed = await this.bury(manager, gone, now);
    const { posts, scenarioIds, quotes } = await emptyPosts(manager, keyed, now);
    if (scenarioIds.length > 0) await this.withdrawals.announce({ scenarioIds, quotes, at: now }, manager);
    return { posts, scenarioIds };
  }

  /** Returns how many stored rows were deleted. Posts whose votes changed are marked to be counted again. */
  async purgeComments(manager: EntityManager, gone: readonly GoneThing[], now: Date): Promise<number> {
    if (gone.length === 0) return 0;
    const keyed = await this.bury(manager, gone, now);
    return deleteComments(
      manager,
      keyed.map(({ fullname }) => fullname),
    );
  }

  private async bury(manager: EntityManager, gone: readonly GoneThing[], now: Date): Promise<KeyedPost[]> {
    const keyed = gone.map(({ fullname, state }) => ({ fullname, state, key: this.keys.keyOf(fullname) }));
    const tombstones = keyed.map(({ key, state }) => ({ key, reason: state }));
    await addTombstones(manager, tombstones, now);
    return keyed;
  }
}
