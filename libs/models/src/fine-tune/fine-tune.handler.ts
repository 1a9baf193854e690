import { setTimeout as wait } from 'node:timers/promises';
import {
  ClusterAwayError,
  FineTuneLauncher,
  LauncherError,
  type LaunchHandle,
  type LaunchState,
} from '@ethogram/launchers';
import { DomainError, HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { AdapterDamagedError } from '../adapter/adapter.errors.js';
import { EventIngest } from './event-ingest.js';
import { FineTuneCompletion } from './fine-tune-completion.js';
import { FINE_TUNE_JOB } from './fine-tune.job.js';
import { FineTuneFailedError } from './fine-tune.errors.js';
import { FineTunePreparation } from './fine-tune-preparation.js';
import { FineTuneProgress } from './fine-tune-progress.js';
import { type FineTuneRun, isEnded } from './fine-tune-run.entity.js';
import { LaunchPlaces } from './launch-places.js';

const POLL_MS = 500;
/** Before a cluster that did not answer is asked again; doubles each time. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Before a second restart in a row; doubles with each further one, so that a passing trouble has time to pass. */
const RESTART_PAUSE_MS = 500;
/** A trainer that dies more often than this in one round has something wrong that a restart does not mend. */
export const MOST_RESTARTS = 5;

/** Follows a training: attaches to a living trainer or starts one, reads what it writes, files what it made. */
@Injectable()
export class FineTuneHandler {
  constructor(
    private readonly launcher: FineTuneLauncher,
    private readonly places: LaunchPlaces,
    private readonly preparation: FineTunePreparation,
    private readonly progress: FineTuneProgress,
    private readonly events: EventIngest,
    private readonly completion: FineTuneCompletion,
  ) {}

  @HandlesJob(FINE_TUNE_JOB)
  async handle(
    { runId, round }: { runId: string; round: number },
    { signal, isLastAttempt }: JobContext,
  ): Promise<void> {
    const run = await this.progress.get(runId);
    // A job left over from before a resume has nothing to say any more.
    if (isEnded(run.state) || run.round !== round) return;
    try {
      await this.followToItsEnd(run, signal);
    } catch (error) {
      if (signal.aborted && !isLastAttempt) throw error;
      if (isForPeople(error)) return this.progress.failed(runId, error.message);
      if (isLastAttempt)
        await this.progress.failed(runId, `The training could not be followed: ${messageOf(error)}`);
      throw error;
    }
  }

  private async followToItsEnd(run: FineTuneRun, signal: AbortSignal): Promise<void> {
    await this.places.take(run.id, signal);
    const following = { handle: run.launch };
    for (let timesAway = 0; ; timesAway += 1) {
      try {
        return await this.follow(run, following, signal);
      } catch (error) {
        // Nobody knows how the trainer is: it may be at work, and must be neither given up nor started again.
        if (!(error instanceof ClusterAwayError)) throw error;
        await this.progress.tell(await this.progress.get(run.id), 'cluster-away', error.message);
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(timesAway, 10));
        await wait(pause, undefined, { signal });
      }
    }
  }

  /** From wherever the run is to its end, with a new trainer for each that is lost. */
  private async follow(
    run: FineTuneRun,
    following: { handle: LaunchHandle | null },
    signal: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const { state } = await this.progress.get(run.id);
      if (isEnded(state)) return;
      if (state === 'CANCELLING')
        return this.cancel(run.id, following.handle ?? this.preparation.handleOf(run));
      following.handle ??= await this.launch(run);
      const { handle } = following;
      const end = await this.waitForEnd(run.id, handle, signal);
      await this.events.ingest(run.id, handle);
      if (end === 'cancel-requested') continue;
      if (end.state === 'succeeded') return this.completion.complete(run.id, handle, signal);
      // Stopped by somebody on the cluster: to start it again would be to quarrel with them.
      if (end.state === 'failed' || end.state === 'cancelled')
        throw new FineTuneFailedError(end.message ?? 'The trainer gave up without saying why.');
      const deaths = await this.countDeath(run.id, end);
      if (deaths > 1) await wait(RESTART_PAUSE_MS * 2 ** (deaths - 2), undefined, { signal });
      following.handle = null;
    }
  }

  private async launch(run: FineTuneRun): Promise<LaunchHandle> {
    const job = await this.preparation.prepare(run);
    const handle = await this.launcher.start(job, job.outputDir);
    await this.progress.launched(run.id, handle);
    return handle;
  }

  /** Stores what comes in until the trainer is gone or somebody wants it gone. */
  private async waitForEnd(
    runId: string,
    handle: LaunchHandle,
    signal: AbortSignal,
  ): Promise<LaunchState | 'cancel-requested'> {
    for (;;) {
      signal.throwIfAborted();
      if (await this.isCancelled(runId)) return 'cancel-requested';
      const state = await this.launcher.state(handle);
      if (state.state !== 'queued' && state.state !== 'starting' && state.state !== 'running') return state;
      await this.events.ingest(runId, handle);
      if (state.state === 'running') await this.progress.running(runId);
      await wait(POLL_MS, undefined, { signal });
    }
  }

  private async isCancelled(runId: string): Promise<boolean> {
    return (await this.progress.get(runId)).state === 'CANCELLING';
  }

  private async cancel(runId: string, handle: LaunchHandle): Promise<void> {
    await this.launcher.cancel(handle);
    await this.events.ingest(runId, handle);
    await this.progress.cancelled(runId);
  }

  private async countDeath(runId: string, { message }: LaunchState): Promise<number> {
    const reason = message ?? 'The trainer is gone without a word.';
    const deaths = await this.progress.died(await this.progress.get(runId), reason);
    if (deaths > MOST_RESTARTS) {
      throw new FineTuneFailedError(`The trainer died ${deaths} times; the last time: ${reason}`);
    }
    return deaths;
  }
}

function isForPeople(error: unknown): error is Error {
  return (
    error instanceof FineTuneFailedError ||
    error instanceof AdapterDamagedError ||
    error instanceof LauncherError ||
    // An unavailable server may be back for the next try; whatever else a domain says stays as it is.
    (error instanceof DomainError && error.code !== 'UNAVAILABLE')
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
