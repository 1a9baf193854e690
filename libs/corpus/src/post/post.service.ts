import { VERDICTS, type Verdict } from '@ethogram/core';
import { NotFoundError, type Page, type PageOf, type Sort } from '@ethogram/platform';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { ReviewState } from '../scenario/scenario-review.js';
import { countStaleVerdicts } from '../verdict/verdict-counter.js';
import type { PostFilterValues } from './post-filter.js';
import { inBatches } from './in-batches.js';
import { findPostIds, findSnippets } from './post-list.js';
import { PostSnapshot } from './post-snapshot.entity.js';
import { HAS_TEXT } from './post-state.js';
import { Post } from './post.entity.js';
import { type BatchCounts, PostStore, type StoreOptions } from './post-store.js';
import { type PreparedBatch, releaseBatch } from './prepared-batch.js';

/** A post with what lists show beside it. */
export interface PostWithContext {
  post: Post;
  /** Comments stored of it. */
  commentCount: number;
  scenarioId: string | null;
  scenarioReview: ReviewState | null;
  /** Where the words searched for stand in it: plain text with « » round each match. */
  snippet: string | null;
}

export type VerdictTally = Record<Verdict | 'none', number>;

@Injectable()
export class PostService {
  constructor(
    @InjectRepository(Post) private readonly posts: Repository<Post>,
    private readonly store: PostStore,
  ) {}

  /**
   * Stores one batch on the caller's transaction, so that a checkpoint can commit with it. Every row is counted once:
   * stored (new), deleted (a tombstone now) or duplicate (known before, or twice in the batch). Storing the same batch
   * again changes nothing. A deletion takes the text out of every source and scenario at once, and what is known to be
   * deleted is never stored, whatever the source. A batch that meets a deadlock can be tried again.
   */
  async storeBatch(
    manager: EntityManager,
    sourceId: string,
    posts: readonly RawPost[],
    comments: readonly RawComment[],
    options?: StoreOptions,
  ): Promise<BatchCounts> {
    const batch = this.prepareBatch(sourceId, posts, comments, options);
    const counts = await this.storePrepared(manager, batch);
    releaseBatch(batch);
    return counts;
  }

  /** The first half of `storeBatch`, without the database. Give the batch back with `releaseBatch`. */
  prepareBatch(
    sourceId: string,
    posts: readonly RawPost[],
    comments: readonly RawComment[],
    options?: StoreOptions,
  ): PreparedBatch {
    return this.store.prepare(sourceId, posts, comments, options);
  }

  /** The second half. */
  async storePrepared(manager: EntityManager, batch: PreparedBatch): Promise<BatchCounts> {
    return this.store.store(manager, batch);
  }

  /**
   * Counts the verdicts of every post of a source whose comments or flair changed, a batch a transaction: stopping it
   * anywhere loses nothing. Returns how many posts were counted.
   */
  async recomputeVerdicts(sourceId: string, signal?: AbortSignal): Promise<number> {
    return inBatches(
      this.posts.manager,
      (manager, after) => countStaleVerdicts(manager, sourceId, after),
      signal,
    );
  }

  /** How the posts of a source that still have text are spread over the verdicts. */
  async tallyVerdicts(sourceId: string, manager: EntityManager = this.posts.manager): Promise<VerdictTally> {
    const rows: { verdict: Verdict | null; posts: number }[] = await manager.query(
      `select verdict, count(*)::int as posts from posts where source_id = $1 and ${HAS_TEXT} group by verdict`,
      [sourceId],
    );
    const byVerdict = new Map(rows.map((row) => [row.verdict ?? 'none', row.posts]));
    const tally = [...VERDICTS, 'none' as const].map(
      (verdict) => [verdict, byVerdict.get(verdict) ?? 0] as const,
    );
    return Object.fromEntries(tally) as VerdictTally;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<PostWithContext> {
    const post = await this.posts.findOneBy({ id });
    const [found] = post ? await this.withContext([post]) : [];
    if (!found) throw new NotFoundError('post', id);
    return found;
  }

  async list(page?: Page, sort?: Sort, filter?: PostFilterValues): Promise<PageOf<PostWithContext>> {
    const { ids, total } = await findPostIds(this.posts.manager, page, sort, filter);
    const found = await this.posts.findBy({ id: In(ids) });
    const byId = new Map(found.map((post) => [post.id, post]));
    const ordered = ids.map((id) => byId.get(id)).filter((post) => post !== undefined);
    return { items: await this.withContext(ordered, filter?.search), total };
  }

  /** Every look at a post that was kept, the first one first. */
  async snapshots(postId: string): Promise<PostSnapshot[]> {
    return this.posts.manager.find(PostSnapshot, {
      where: { postId },
      order: { capturedAt: 'ASC', id: 'ASC' },
    });
  }

  private async withContext(posts: readonly Post[], search?: string | null): Promise<PostWithContext[]> {
    const ids = posts.map(({ id }) => id);
    const rows: ContextRow[] = await this.posts.query(CONTEXT, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const snippets = await findSnippets(this.posts.manager, ids, search);
    return posts.map((post) => ({
      post,
      commentCount: byId.get(post.id)?.comments ?? 0,
      scenarioId: byId.get(post.id)?.scenario_id ?? null,
      scenarioReview: byId.get(post.id)?.review_state ?? null,
      snippet: snippets.get(post.id) ?? null,
    }));
  }
}

interface ContextRow {
  id: string;
  comments: number;
  scenario_id: string | null;
  review_state: ReviewState | null;
}

const CONTEXT = `
  select posts.id, scenarios.id as scenario_id, scenarios.review_state,
    (select count(*)::int from comments where comments.source_id = posts.source_id and link_fullname = posts.fullname) as comments
  from posts left join scenarios on scenarios.post_id = posts.id where posts.id = any($1)`;
