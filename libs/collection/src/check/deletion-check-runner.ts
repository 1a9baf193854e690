import { Clock } from '@ethogram/core';
import { PostReadingService, PostService, SightingService, type StoredThing } from '@ethogram/corpus';
import { PlatformConfig } from '@ethogram/platform';
import { REDDIT_PAGE_SIZE, RedditError, type RedditPage, RedditSource } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClaimLostError } from '../run/collection-run-files.js';
import type { CheckTally } from '../run/collection-run.entity.js';
import { type ClaimedRun, RunClaims } from '../run/run-claims.js';
import { isEmpty, readAnswer } from './check-answer.js';
import {
  type CheckCheckpoint,
  emptyWindow,
  firstCheckpoint,
  isSuspicious,
  suspicionOf,
  WINDOW,
} from './check-checkpoint.js';
import { DeletionCheckGate } from './deletion-check-gate.js';

type CheckRun = ClaimedRun<CheckCheckpoint>;

const NOTHING_COUNTED: CheckTally = {
  ...{ checked: 0, live: 0, edited: 0, authorGone: 0 },
  ...{ deleted: 0, removed: 0, missing: 0, waiting: 0 },
};

/** Ends the run as FAILED; the message is for people. Trying again by itself would not help. */
export class SuspiciousCheckError extends Error {}

/**
 * Asks Reddit for everything a source holds, the longest unseen first. What is still there is taken in answer by answer;
 * what vanished is held back for a window of answers and then deleted here, unless too much vanished at once. Every
 * answer is stored with the place to go on from, so a check that is killed anywhere loses and repeats nothing.
 */
@Injectable()
export class DeletionCheckRunner {
  constructor(
    private readonly dataSource: DataSource,
    private readonly claims: RunClaims,
    private readonly gate: DeletionCheckGate,
    private readonly sightings: SightingService,
    private readonly posts: PostService,
    private readonly readings: PostReadingService,
    private readonly reddit: RedditSource,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs to the end, or to where another worker, a pause or a cancellation takes over.
   * @throws RedditError, DomainError when the source may no longer be read, SuspiciousCheckError
   */
  async run(runId: string, signal?: AbortSignal): Promise<void> {
    const run = await this.claims.claim(runId, ({ createdAt, request }) =>
      firstCheckpoint(request.seenBefore ? new Date(request.seenBefore) : createdAt),
    );
    if (!run) return;
    try {
      await this.checkAll(run, signal);
      await this.posts.recomputeVerdicts(run.sourceId, signal);
      await this.finish(run);
    } catch (error) {
      if (!(error instanceof ClaimLostError)) throw error;
    }
  }

  private async checkAll(run: CheckRun, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      await this.gate.requirePossible(run.sourceId);
      const due = await this.nextDue(run);
      if (due.length > 0) await this.store(run, due, await this.ask(run, due, signal));
      if (due.length === 0 || run.checkpoint.window.asked >= WINDOW) await this.settle(run);
      if (due.length === 0) return;
    }
  }

  private async nextDue({ sourceId, checkpoint }: CheckRun): Promise<StoredThing[]> {
    const { before, after } = checkpoint;
    return this.sightings.due({ sourceId, before: new Date(before), after, limit: REDDIT_PAGE_SIZE });
  }

  /** An answer without anything is believed only when posts that were there lately do come back. */
  private async ask(run: CheckRun, due: readonly StoredThing[], signal?: AbortSignal): Promise<RedditPage> {
    const page = await this.reddit.byFullnames(
      due.map(({ fullname }) => fullname),
      signal,
    );
    if (!isEmpty(page) || run.request.force) return page;
    const asked = new Set(due.map(({ fullname }) => fullname));
    const known = await this.sightings.controls(run.sourceId, REDDIT_PAGE_SIZE);
    const controls = known.filter((fullname) => !asked.has(fullname));
    const control = controls.length > 0 ? await this.reddit.byFullnames(controls, signal) : page;
    if (!isEmpty(control)) return page;
    throw new RedditError(
      'MALFORMED',
      `Reddit answered, but returned none of ${due.length} posts and comments, nor any that were there lately. That reads ` +
        'like an outage, so nothing was counted as deleted. If all of them are really gone, start the check with “force”.',
    );
  }

  private async store(run: CheckRun, due: readonly StoredThing[], page: RedditPage): Promise<void> {
    const { posts, comments, vanished } = readAnswer(due, page);
    const { checkpoint, tally, progressDone } = run;
    const last = due.at(-1) as StoredThing;
    const after = { seenAt: last.seenAt, id: last.id };
    const { window } = checkpoint;
    const held = { ...window, asked: window.asked + due.length, vanished: [...window.vanished, ...vanished] };
    const change = await this.dataSource.transaction(async (manager) => {
      const seen = await this.sightings.recordLive(manager, run.sourceId, posts, comments);
      const check = addCounts(tally.check ?? NOTHING_COUNTED, { ...seen, checked: due.length });
      const next = {
        checkpoint: { ...checkpoint, after, window: held },
        tally: { ...tally, check },
        progressDone: progressDone + 1,
        progressTotal: Math.max(run.progressTotal, progressDone + 1),
        progressNote: null,
      };
      await this.claims.change(manager, run, next);
      return next;
    });
    Object.assign(run, change);
  }

  /** Carries out what the window held back, or stops. @throws SuspiciousCheckError */
  private async settle(run: CheckRun): Promise<void> {
    const { checkpoint, tally } = run;
    const { window } = checkpoint;
    const share = this.config.deletionCheckShare;
    const isStopped = !run.request.force && isSuspicious(window, share);
    const from = isStopped ? window.from : checkpoint.after;
    const change = await this.dataSource.transaction(async (manager) => {
      const counts = isStopped ? {} : await this.sightings.recordVanished(manager, window.vanished);
      const check = addCounts(tally.check ?? NOTHING_COUNTED, counts);
      const next = {
        checkpoint: { ...checkpoint, after: from, window: emptyWindow(from) },
        tally: { ...tally, check },
      };
      await this.claims.change(manager, run, next);
      return next;
    });
    Object.assign(run, change);
    if (isStopped) throw new SuspiciousCheckError(suspicionOf(window, share));
  }

  private async finish(run: CheckRun): Promise<void> {
    const verdicts = await this.posts.tallyVerdicts(run.sourceId);
    const change = {
      state: 'SUCCEEDED',
      tally: { ...run.tally, check: run.tally.check ?? NOTHING_COUNTED, verdicts },
      progressTotal: run.progressDone,
      progressNote: null,
      finishedAt: this.clock.now(),
    } as const;
    await this.dataSource.transaction(async (manager) => {
      await this.claims.change(manager, run, change);
      await this.readings.enqueue(manager, run.sourceId);
    });
  }
}

function addCounts(tally: CheckTally, counts: Partial<CheckTally>): CheckTally {
  const sum = { ...tally };
  for (const name of Object.keys(counts) as (keyof CheckTally)[]) sum[name] += counts[name] ?? 0;
  return sum;
}
