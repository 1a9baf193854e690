import { Clock } from '@ethogram/core';
import { PostReadingService, PostService, SourceService } from '@ethogram/corpus';
import { NotFoundError } from '@ethogram/platform';
import { RedditError, RedditSource } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CollectionRun } from '../run/collection-run.entity.js';
import { ClaimLostError } from '../run/collection-run-files.js';
import { RunClaims } from '../run/run-claims.js';
import { firstCheckpoint, type FetchCheckpoint, type FetchStep, nextStep } from './fetch-checkpoint.js';
import { failureOf } from './fetch-failure.js';
import { FetchPages, type FetchRun } from './fetch-pages.js';

export interface FetchOptions {
  signal?: AbortSignal;
  /** Nobody tries again after this: what fails ends the run. */
  isLastAttempt?: boolean;
  /** Told after every page. */
  onProgress?: (run: CollectionRun) => void;
}

/** Private subreddits are passed over one by one; after this many in a row it is the credentials that are refused. */
const REFUSALS_IN_A_ROW = 5;

/**
 * Fetches runs through Reddit's API. Killed anywhere and started again, a run ends with the same rows and the same counts.
 */
@Injectable()
export class FetchRunner {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly claims: RunClaims,
    private readonly pages: FetchPages,
    private readonly sources: SourceService,
    private readonly posts: PostService,
    private readonly readings: PostReadingService,
    private readonly reddit: RedditSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Fetches until the run has ended, is paused, cancelled, or taken over, and returns it. What trying again cannot mend ends
   * it as FAILED with a sentence; everything else is thrown, unless nobody would try again.
   */
  async run(runId: string, options: FetchOptions = {}): Promise<CollectionRun> {
    const run = await this.claims.claim<Omit<FetchCheckpoint, 'claimId'>>(runId, ({ kind, request }) =>
      firstCheckpoint(kind, request),
    );
    if (run) {
      try {
        await this.fetch(run, options);
      } catch (error) {
        await this.stop(run, error, options);
      }
    }
    const ended = await this.runs.findOneBy({ id: runId });
    if (!ended) throw new NotFoundError('collection run', runId);
    return ended;
  }

  private async fetch(run: FetchRun, { signal, onProgress }: FetchOptions): Promise<void> {
    const passed = async (): Promise<void> => {
      onProgress?.(run);
      signal?.throwIfAborted();
      await this.sources.requireApiCollectable(run.sourceId);
    };
    for (;;) {
      await passed();
      const step = nextStep(run.kind, run.request, run.checkpoint);
      if (!step) break;
      await this.take(run, step, passed, signal);
    }
    await this.finish(run, signal);
  }

  private async take(
    run: FetchRun,
    step: FetchStep,
    passed: () => Promise<void>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    switch (step.kind) {
      case 'LISTING':
        return this.pages.listing(run, step.limit, signal);
      case 'NAMES':
        return this.pages.names(run, step.fullnames, signal);
      case 'DUE':
        return this.pages.due(run, signal);
      case 'THREAD':
        return this.thread(run, step.fullname, passed, signal);
    }
  }

  private async thread(
    run: FetchRun,
    fullname: string,
    passed: () => Promise<void>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    try {
      for await (const page of this.reddit.thread(fullname, signal)) {
        await this.pages.threadPage(run, fullname, page);
        await passed();
      }
    } catch (error) {
      const reason = whyPassOver(error, run.checkpoint.refused);
      if (reason === null) throw error;
      return this.pages.endThread(run, reason);
    }
    await this.pages.endThread(run);
  }

  private async finish(run: FetchRun, signal: AbortSignal | undefined): Promise<void> {
    await this.claims.change(this.runs.manager, run, { progressNote: 'reading posts, counting verdicts' });
    await this.posts.recomputeVerdicts(run.sourceId, signal);
    const verdicts = await this.posts.tallyVerdicts(run.sourceId);
    await this.runs.manager.transaction(async (manager) => {
      await this.claims.change(manager, run, {
        state: 'SUCCEEDED',
        tally: { ...run.tally, verdicts },
        progressTotal: run.progressDone,
        progressNote: null,
        finishedAt: this.clock.now(),
      });
      await this.readings.enqueue(manager, run.sourceId);
    });
  }

  private async stop(run: FetchRun, error: unknown, options: FetchOptions): Promise<void> {
    if (error instanceof ClaimLostError) return;
    if (options.signal?.aborted) throw error;
    const failure = failureOf(error);
    if (!failure.mayPass || options.isLastAttempt) await this.fail(run, failure.error);
    else await this.note(run, failure.error);
    if (failure.mayPass) throw error;
  }

  /** What was stored until then is read and counted all the same. */
  private async fail(run: FetchRun, error: string): Promise<void> {
    await this.runs.manager.transaction(async (manager) => {
      if (await this.claims.fail(manager, run.id, error)) await this.readings.enqueue(manager, run.sourceId);
    });
  }

  /** What the run waits for until it is tried again. */
  private async note(run: FetchRun, error: string): Promise<void> {
    const [sentence] = error.split(/(?<=\.) Resume /);
    const progressNote = `Trying again soon: ${sentence ?? error}`;
    await this.runs.update({ id: run.id, state: 'RUNNING' }, { progressNote });
  }
}

/** Why the run may go on without this thread; null: it may not. */
function whyPassOver(error: unknown, refusedBefore: number): string | null {
  if (!(error instanceof RedditError)) return null;
  if (error.code === 'NOT_FOUND') return 'thread not found';
  if (error.code === 'FORBIDDEN' && refusedBefore + 1 < REFUSALS_IN_A_ROW) return 'thread not readable';
  return null;
}
