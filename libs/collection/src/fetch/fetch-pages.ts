import { PostService, SecondLooks } from '@ethogram/corpus';
import { type RawPost, type RedditPage, RedditSource } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { CollectionRun, type RunTally } from '../run/collection-run.entity.js';
import { inTransaction } from '../run/in-transaction.js';
import { type ClaimedRun, RunClaims } from '../run/run-claims.js';
import { type FetchCheckpoint, requestsLeft } from './fetch-checkpoint.js';
import { addPage, addSkipped } from './fetch-tally.js';

export type FetchRun = ClaimedRun<FetchCheckpoint>;

export interface PageStore {
  /** Changes of the checkpoint that hold once the page is stored. */
  checkpoint: Partial<FetchCheckpoint>;
  note: string;
  skipped?: Record<string, number>;
  /** Done in the same transaction. */
  also?: (manager: EntityManager) => Promise<void>;
}

/** One request after another: each answer is stored with its counts and with where to go on, in one transaction. */
@Injectable()
export class FetchPages {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly claims: RunClaims,
    private readonly posts: PostService,
    private readonly secondLooks: SecondLooks,
    private readonly reddit: RedditSource,
  ) {}

  /** The next page of a listing. */
  async listing(run: FetchRun, limit: number, signal?: AbortSignal): Promise<void> {
    const { subreddit, listing, time, query, limit: most } = run.request;
    const { after, asked } = run.checkpoint;
    const page = await this.reddit.listing(
      {
        ...{ subreddit: subreddit ?? '', listing: listing ?? 'NEW', after, limit },
        ...(time ? { time } : {}),
        ...(query ? { query } : {}),
      },
      signal,
    );
    const listed = asked + page.posts.length + page.invalid.length;
    // A listing that leads back to where it was, or to nothing new, would never end.
    const isEnd = page.after === null || page.after === after || listed >= (most ?? Infinity);
    await this.store(run, page, {
      checkpoint: {
        after: page.after,
        asked: listed,
        isListed: isEnd,
        threads: this.threadsOf(run, page.posts),
      },
      note: `${listed} posts listed`,
    });
  }

  /** Posts and comments that the request names. */
  async names(run: FetchRun, fullnames: readonly string[], signal?: AbortSignal): Promise<void> {
    const page = await this.reddit.byFullnames(fullnames, signal);
    const asked = run.checkpoint.asked + fullnames.length;
    const all = run.request.fullnames?.length ?? 0;
    await this.store(run, page, {
      checkpoint: { asked, isListed: asked >= all, threads: this.threadsOf(run, page.posts) },
      note: `${asked} of ${all} asked for`,
      skipped: { 'not returned by Reddit': page.absent.length },
    });
  }

  /**
   * The posts whose second look is due, 100 of them. Those Reddit does not return are not looked at again: whether they are
   * gone is for the deletion check to say.
   */
  async due(run: FetchRun, signal?: AbortSignal): Promise<void> {
    const fullnames = await this.secondLooks.due(run.sourceId, run.createdAt);
    if (fullnames.length === 0) {
      await this.move(run, { checkpoint: { isListed: true }, note: 'no more posts are due' });
      return;
    }
    const page = await this.reddit.byFullnames(fullnames, signal);
    await this.store(run, page, {
      checkpoint: {
        asked: run.checkpoint.asked + fullnames.length,
        threads: this.threadsOf(run, page.posts),
      },
      note: `${run.checkpoint.asked + fullnames.length} posts looked at again`,
      skipped: { 'not returned by Reddit': page.absent.length },
      also: (manager) => this.secondLooks.end(manager, run.sourceId, fullnames),
    });
  }

  /** A page of a post's comments. What was stored of the thread before, by this run, is left out. */
  async threadPage(run: FetchRun, fullname: string, page: RedditPage): Promise<void> {
    const begun = new Set(run.checkpoint.begun);
    const isNew = (name: string | null): boolean => name === null || !begun.has(name);
    // The post was stored when it was listed; that it is gone since then is news.
    const posts = page.posts.filter((post) => run.kind === 'THREADS' || post.state !== 'live');
    const fresh: RedditPage = {
      posts: posts.filter((post) => isNew(post.fullname)),
      comments: page.comments.filter((comment) => isNew(comment.fullname)),
      invalid: page.invalid.filter((row) => isNew(row.fullname)),
      after: null,
    };
    for (const { fullname: name } of [...fresh.posts, ...fresh.comments]) begun.add(name);
    for (const { fullname: name } of fresh.invalid) if (name !== null) begun.add(name);
    await this.store(run, fresh, {
      checkpoint: { begun: [...begun], refused: 0 },
      note: `thread ${fullname}, ${run.checkpoint.threads.length - 1} more to read`,
    });
  }

  /** Leaves the first thread behind, with the reason when it could not be read. */
  async endThread(run: FetchRun, skipped?: string): Promise<void> {
    const { threads, refused } = run.checkpoint;
    const left = threads.slice(1);
    await this.move(run, {
      checkpoint: { threads: left, begun: [], refused: skipped ? refused + 1 : 0 },
      note: `${left.length} threads to read`,
      ...(skipped ? { skipped: { [skipped]: 1 } } : {}),
    });
  }

  private threadsOf(run: FetchRun, posts: readonly RawPost[]): string[] {
    const { kind, request, checkpoint } = run;
    if (kind !== 'SECOND_LOOK' && !request.withComments) return checkpoint.threads;
    const withComments = posts.filter(({ state, numComments }) => state === 'live' && numComments !== 0);
    return [...new Set([...checkpoint.threads, ...withComments.map(({ fullname }) => fullname)])];
  }

  private async store(run: FetchRun, page: RedditPage, change: PageStore): Promise<void> {
    const capture = run.kind === 'SECOND_LOOK' ? 'SECOND' : 'FIRST';
    const next = await inTransaction(this.runs.manager, async (manager) => {
      const { posts, comments } = page;
      const stored = await this.posts.storeBatch(manager, run.sourceId, posts, comments, { capture });
      await change.also?.(manager);
      const tally = addPage(run.tally, page, stored, run.progressDone + 1);
      return this.write(manager, run, change, tally, 1);
    });
    Object.assign(run, next);
  }

  private async move(run: FetchRun, change: PageStore): Promise<void> {
    const next = await this.runs.manager.transaction((manager) =>
      this.write(manager, run, change, run.tally, 0),
    );
    Object.assign(run, next);
  }

  private async write(
    manager: EntityManager,
    run: FetchRun,
    { checkpoint, note, skipped = {} }: PageStore,
    tally: RunTally,
    requests: number,
  ): Promise<Partial<FetchRun>> {
    const goOn = { ...run.checkpoint, ...checkpoint };
    const progressDone = run.progressDone + requests;
    const next = {
      checkpoint: goOn,
      tally: Object.entries(skipped).reduce((sum, [reason, count]) => addSkipped(sum, reason, count), tally),
      progressDone,
      progressTotal: progressDone + requestsLeft(run.kind, run.request, goOn),
      progressNote: note,
    };
    await this.claims.change(manager, run, next);
    return next;
  }
}
