import { Clock } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HAS_TEXT } from '../post/post-state.js';
import { Post } from '../post/post.entity.js';
import type { Source } from '../source/source.entity.js';
import { DEFAULT_MINIMUM_CHARACTERS, type MadeScenarios, type MakeScenarios } from './make-scenarios.js';
import { type Draft, draftScenario } from './scenario-draft.js';
import { findKnownHashes, storeDrafts } from './store-drafts.js';

const POSTS_PER_BATCH = 500;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Posts of a source that could become a scenario: with text, a case of their own, and without a scenario so far. */
const CANDIDATE = `source_id = $1 and ${HAS_TEXT}
  and not exists (select 1 from scenarios where scenarios.post_id = posts.id)`;

/** Subreddits about posts of others: what they hold is never a second case. */
const RETELLING: ReadonlySet<string> = new Set(['amithedevil', 'bestofredditorupdates']);

function retells({ crosspostParent, subreddit }: Post): boolean {
  return crosspostParent !== null || RETELLING.has(subreddit.toLowerCase());
}

/** Where a making of scenarios stands: behind the post it looked at last. */
export interface MakerStep {
  result: MadeScenarios;
  /** Null after the last post. */
  cursor: string | null;
  looked: number;
}

/** Makes scenarios of the posts of a source, a batch at a time on the caller's transaction. */
@Injectable()
export class ScenarioMaker {
  constructor(private readonly clock: Clock) {}

  async countCandidates(manager: EntityManager, sourceId: string): Promise<number> {
    const [row]: { posts: number }[] = await manager.query(
      `select count(*)::int as posts from posts where ${CANDIDATE}`,
      [sourceId],
    );
    return row?.posts ?? 0;
  }

  /** Looks at the next posts behind `cursor` ('' at first). */
  async makeBatch(
    manager: EntityManager,
    source: Source,
    request: MakeScenarios,
    before: { result: MadeScenarios; cursor: string },
  ): Promise<MakerStep> {
    const left = (request.limit ?? Infinity) - before.result.made;
    if (left <= 0) return { result: before.result, cursor: null, looked: 0 };
    // Makers of scenarios take turns: each must see the copies the other has stored.
    await manager.query(`select pg_advisory_xact_lock(hashtext('corpus.make-scenarios'))`);
    const next = await nextPosts(manager, source.id, request, before.cursor, left);
    const posts = await lockPosts(manager, next.ids);
    const result = { ...before.result };
    const drafts = await this.chooseDrafts(manager, source, posts, request, result);
    const stored = await storeDrafts(manager, drafts);
    result.made += stored.length;
    result.waiting += stored.filter(({ scenario }) => scenario.reviewState === 'WAITING').length;
    return { result, cursor: next.cursor, looked: next.ids.length };
  }

  private async chooseDrafts(
    manager: EntityManager,
    source: Source,
    posts: readonly Post[],
    { minimumCharacters = DEFAULT_MINIMUM_CHARACTERS }: MakeScenarios,
    result: MadeScenarios,
  ): Promise<Draft[]> {
    const own = posts.filter((post) => !retells(post));
    result.duplicates += posts.length - own.length;
    const drafts = own.map((post) => draftScenario(post, source.synthetic, this.clock));
    const longEnough = drafts.filter(({ scenario }) => scenario.characters >= minimumCharacters);
    result.tooShort += drafts.length - longEnough.length;
    const known = await findKnownHashes(
      manager,
      longEnough.map(({ scenario }) => scenario.duplicateHash),
    );
    const first = longEnough.filter(({ scenario: { duplicateHash } }) => {
      if (known.has(duplicateHash)) return false;
      known.add(duplicateHash);
      return true;
    });
    result.duplicates += longEnough.length - first.length;
    return first;
  }
}

/** Posts to look at, and where the next ones start: null behind the last. */
interface NextPosts {
  ids: string[];
  cursor: string | null;
}

async function nextPosts(
  manager: EntityManager,
  sourceId: string,
  { seed, limit }: MakeScenarios,
  cursor: string,
  left: number,
): Promise<NextPosts> {
  const isDrawn = limit && seed !== null && seed !== undefined;
  return isDrawn
    ? drawnPosts(manager, sourceId, seed, cursor, Math.min(POSTS_PER_BATCH, left))
    : oldestPosts(manager, sourceId, cursor, left);
}

/**
 * Walks along the index of the source, over those that have a scenario already too: however many there are, the next posts
 * are as near as the first.
 */
async function oldestPosts(
  manager: EntityManager,
  sourceId: string,
  cursor: string,
  left: number,
): Promise<NextPosts> {
  const [createdAt = '-infinity', id = NO_ID] = cursor ? cursor.split('|') : [];
  const rows: { id: string; position: string; is_new: boolean }[] = await manager.query(
    `select id, created_at::text || '|' || id as position,
       not exists (select 1 from scenarios where scenarios.post_id = walked.id) as is_new
     from (select id, created_at from posts
           where source_id = $1 and ${HAS_TEXT} and (created_at, id) > ($2::timestamptz, $3::uuid)
           order by created_at, id limit ${POSTS_PER_BATCH}) as walked
     order by created_at, id`,
    [sourceId, createdAt, id],
  );
  const taken = rows.filter((row) => row.is_new).slice(0, left);
  const isCut = taken.length === left;
  return {
    ids: taken.map((row) => row.id),
    cursor: (isCut ? taken : rows).at(-1)?.position ?? null,
  };
}

/**
 * In the order of a hash of seed and fullname: a random order that the database can page through, that is the same on
 * every machine and does not change for old posts when new ones arrive.
 */
async function drawnPosts(
  manager: EntityManager,
  sourceId: string,
  seed: number,
  cursor: string,
  batch: number,
): Promise<NextPosts> {
  const position = `(md5($3::text || ':' || fullname) collate "C")`;
  const rows: { id: string; position: string }[] = await manager.query(
    `select id, ${position} as position from posts where ${CANDIDATE} and ${position} > $2 order by position limit $4`,
    [sourceId, cursor, String(Math.trunc(seed)), batch],
  );
  return { ids: rows.map(({ id }) => id), cursor: rows.at(-1)?.position ?? null };
}

/**
 * The posts, in the order given, held until the transaction ends: a deletion waits and then finds the scenario too. Locked in
 * the order in which deletions lock, so that neither can block the other for ever.
 */
async function lockPosts(manager: EntityManager, ids: readonly string[]): Promise<Post[]> {
  const locked = await manager
    .createQueryBuilder(Post, 'post')
    .where('post.id = any(:ids)', { ids })
    .andWhere(`post.${HAS_TEXT}`)
    .orderBy('post.fullname')
    .addOrderBy('post.sourceId')
    .setLock('pessimistic_read')
    .getMany();
  const byId = new Map(locked.map((post) => [post.id, post]));
  return ids.map((id) => byId.get(id)).filter((post) => post !== undefined);
}
