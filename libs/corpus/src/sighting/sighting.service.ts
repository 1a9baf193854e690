import { Clock } from '@ethogram/core';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PostService } from '../post/post.service.js';
import type { TombstoneReason } from '../tombstone/tombstone.entity.js';
import { type GoneThing, PurgeService } from '../withdrawal/purge.service.js';
import { recordAuthorsGone, recordSeen, statesOf } from './record-seen.js';
import {
  type DueRequest,
  findControls,
  findDue,
  findStaleness,
  type Staleness,
  type StoredThing,
  type ThingKind,
} from './due-things.js';
import { countMisses } from './count-misses.js';

/** What looking at things that are still there showed. Each counts once. */
export interface SeenCounts {
  live: number;
  edited: number;
  authorGone: number;
}

/** What became of things that did not come back, or came back without their text. */
export interface VanishedCounts {
  deleted: number;
  removed: number;
  missing: number;
  /** Not returned, but not often enough to be believed. */
  waiting: number;
}

export interface VanishedThing {
  readonly kind: ThingKind;
  readonly id: string;
  /** ABSENT: asked for and not returned, which may mean anything. */
  readonly state: Exclude<TombstoneReason, 'MISSING'> | 'ABSENT';
}

/** Whether what is stored is still there at its source. Asking the source is the caller's work. */
@Injectable()
export class SightingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly posts: PostService,
    private readonly purge: PurgeService,
    private readonly clock: Clock,
  ) {}

  /** The next things to ask for, oldest look first. */
  async due(request: DueRequest): Promise<StoredThing[]> {
    return findDue(this.dataSource.manager, request);
  }

  /** Posts that were there the last time: when none of them comes back, it is not they that are gone. */
  async controls(sourceId: string, limit: number): Promise<string[]> {
    return findControls(this.dataSource.manager, sourceId, limit);
  }

  /** By source id. */
  async staleness(sourceIds: readonly string[], before: Date): Promise<Map<string, Staleness>> {
    return findStaleness(this.dataSource.manager, sourceIds, before);
  }

  /** Takes in what is still there: newer words as a snapshot, and the names of accounts that are gone taken away. */
  async recordLive(
    manager: EntityManager,
    sourceId: string,
    posts: readonly RawPost[],
    comments: readonly RawComment[],
  ): Promise<SeenCounts> {
    const now = this.clock.now();
    const fullnames = [...posts, ...comments].map(({ fullname }) => fullname);
    const nameless = [...posts, ...comments].filter(({ authorName }) => authorName === null);
    const before = await statesOf(manager, sourceId, fullnames);
    await this.posts.storeBatch(manager, sourceId, posts, comments);
    await recordAuthorsGone(
      manager,
      nameless.map(({ fullname }) => fullname),
    );
    await recordSeen(manager, fullnames, now);
    const counts: SeenCounts = { live: 0, edited: 0, authorGone: 0 };
    for (const [fullname, state] of await statesOf(manager, sourceId, fullnames)) {
      if (state === before.get(fullname)) counts.live += 1;
      else if (state === 'AUTHOR_GONE') counts.authorGone += 1;
      else counts.edited += 1;
    }
    return counts;
  }

  /** Purges what was deleted or removed, and what has been absent often enough. */
  async recordVanished(manager: EntityManager, vanished: readonly VanishedThing[]): Promise<VanishedCounts> {
    const now = this.clock.now();
    const counts: VanishedCounts = { deleted: 0, removed: 0, missing: 0, waiting: 0 };
    for (const kind of ['POST', 'COMMENT'] as const) {
      const ofKind = vanished.filter((thing) => thing.kind === kind);
      const { gone, waiting } = await countMisses(manager, kind, ofKind, now);
      counts.waiting += waiting;
      for (const { state } of gone) counts[COUNTED_AS[state]] += 1;
      await this.purgeAll(manager, kind, gone, now);
    }
    return counts;
  }

  private async purgeAll(
    manager: EntityManager,
    kind: ThingKind,
    gone: readonly GoneThing[],
    now: Date,
  ): Promise<void> {
    if (kind === 'POST') await this.purge.purgePosts(manager, gone, now);
    else await this.purge.purgeComments(manager, gone, now);
  }
}

const COUNTED_AS = { DELETED: 'deleted', REMOVED: 'removed', MISSING: 'missing' } as const;
