import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob, TrainerResult } from '@ethogram/core';
import { FineTuneLauncher, type LaunchHandle, type LaunchState } from '../fine-tune-launcher.port.js';
import { LaunchHandleOfAnotherError, TrainerUnstoppableError } from '../launcher.errors.js';
import { isCancelRequested, requestCancel, withdrawCancel } from '../trainer/cancel-request.js';
import { type EventPage, readEventTail } from '../trainer/event-tail.js';
import { isFinished } from '../trainer/last-word.js';
import { sizeOf, TrainerFolder } from '../trainer/trainer-folder.js';
import { endedState } from './ended-state.js';
import { readLaunchRecord, writeLaunchRecord } from './launch-record.js';
import { type TrainerExit, spawnTrainer } from './spawn-trainer.js';
import { findTrainer, signalProcess } from './trainer-process.js';

export interface LocalProcessLauncherOptions {
  /** Program and leading arguments; `fine-tune --job FILE` follows. For example `['python', '-m', 'ethogram_trainer']`. */
  readonly command: readonly [string, ...string[]];
  /** The trainer's whole environment: nothing is passed on, so that the platform's secrets stay with the platform. */
  readonly environment: Readonly<Record<string, string>>;
  /** Between the polite and the forced end of a cancelled trainer. Default 60 seconds. */
  readonly cancelGraceMs?: number;
}

const POLL_MS = 50;
const KILL_WAIT_MS = 5_000;
/** The news of a child's end follows its death by milliseconds; this is a bound for the case that it never comes. */
const EXIT_NEWS_MS = 2_000;

/**
 * Runs the trainer as a process of this machine that lives on when the platform dies. What is known about it comes
 * from its files and the process table, never from having started it; only the exit code needs that.
 */
export class LocalProcessLauncher extends FineTuneLauncher {
  override readonly name = 'local-process';
  private readonly starts = new Map<string, Promise<LaunchHandle>>();
  private readonly exits = new Map<number, Promise<TrainerExit>>();

  constructor(private readonly options: LocalProcessLauncherOptions) {
    super();
  }

  /** One: a second trainer on the same processors or the same GPU only makes both slower. */
  override capacity(): number {
    return 1;
  }

  override async start(job: TrainerJob, jobDir: string): Promise<LaunchHandle> {
    const handle = {
      launcher: this.name,
      runId: job.runId,
      jobDir: resolve(jobDir),
      outputDir: resolve(job.outputDir),
    };
    const underWay = this.starts.get(handle.outputDir);
    if (underWay) {
      await underWay;
      return this.start(job, jobDir);
    }
    const starting = this.startAlone(job, handle).finally(() => this.starts.delete(handle.outputDir));
    this.starts.set(handle.outputDir, starting);
    return starting;
  }

  override async state(handle: LaunchHandle): Promise<LaunchState> {
    const folder = this.folderOf(handle);
    const record = await readLaunchRecord(folder.jobDir);
    // Looked at first: what a trainer leaves behind is complete only once it is gone.
    if ((await findTrainer(folder)) !== null) {
      const hasBegun = (await sizeOf(folder.events)) > (record?.eventsOffset ?? 0);
      return { state: hasBegun ? 'running' : 'starting' };
    }
    const news = record && this.exits.get(record.pid);
    const exit = news ? await Promise.race([news, wait(EXIT_NEWS_MS, null, { ref: false })]) : null;
    const isCancelled = await isCancelRequested(folder.jobDir);
    return endedState(folder, { record, exit, isCancelled });
  }

  override async cancel(handle: LaunchHandle): Promise<LaunchState> {
    const folder = this.folderOf(handle);
    await this.starts.get(folder.outputDir);
    const pid = await findTrainer(folder);
    if (pid === null) return this.state(handle);
    await requestCancel(folder.jobDir);
    signalProcess(pid, 'SIGTERM', 'process');
    if (!(await this.isGoneWithin(folder, this.options.cancelGraceMs ?? 60_000))) {
      // The group as well, so that no helper of the trainer stays behind; a trainer started by hand leads no group.
      if (!signalProcess(pid, 'SIGKILL', 'group')) signalProcess(pid, 'SIGKILL', 'process');
      if (!(await this.isGoneWithin(folder, KILL_WAIT_MS))) {
        throw new TrainerUnstoppableError(`The trainer with process id ${pid} does not end.`);
      }
    }
    return this.state(handle);
  }

  override async events(handle: LaunchHandle, offset: number): Promise<EventPage> {
    return readEventTail(this.folderOf(handle).events, offset);
  }

  override async result(handle: LaunchHandle): Promise<TrainerResult | null> {
    return this.folderOf(handle).readResult();
  }

  private async startAlone(job: TrainerJob, handle: LaunchHandle): Promise<LaunchHandle> {
    const folder = this.folderOf(handle);
    await folder.writeJob(job);
    if ((await findTrainer(folder)) !== null || (await isFinished(folder))) return handle;
    await withdrawCancel(folder.jobDir);
    const eventsOffset = await sizeOf(folder.events);
    const logOffset = await sizeOf(folder.log);
    const { pid, exit } = await spawnTrainer(folder, this.options);
    this.exits.set(pid, exit);
    await writeLaunchRecord(folder.jobDir, { pid, eventsOffset, logOffset });
    return handle;
  }

  private async isGoneWithin(folder: TrainerFolder, milliseconds: number): Promise<boolean> {
    for (
      const startedAt = performance.now();
      performance.now() - startedAt < milliseconds;
      await wait(POLL_MS)
    ) {
      if ((await findTrainer(folder)) === null) return true;
    }
    return (await findTrainer(folder)) === null;
  }

  private folderOf(handle: LaunchHandle): TrainerFolder {
    if (handle.launcher !== this.name) throw new LaunchHandleOfAnotherError(handle.launcher, this.name);
    return new TrainerFolder(handle.jobDir, handle.outputDir);
  }
}
