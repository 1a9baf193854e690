import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrainerJob, TrainerResult } from '@ethogram/core';
import { FineTuneLauncher, type LaunchHandle, type LaunchState } from '../fine-tune-launcher.port.js';
import { LaunchHandleOfAnotherError, TrainerUnstoppableError } from '../launcher.errors.js';
import { isCancelRequested, requestCancel, withdrawCancel } from '../trainer/cancel-request.js';
import { type EventPage, readEventTail } from '../trainer/event-tail.js';
import { isFinished, stateOfResult } from '../trainer/last-word.js';
import { sizeOf, TrainerFolder } from '../trainer/trainer-folder.js';
import { clusterEnd } from './cluster-end.js';
import { clusterJobName, shellQuoted } from './cluster-job-name.js';
import type { ClusterJob, ClusterJobs } from './cluster-jobs.js';
import { type ClusterRecord, readClusterRecord, writeClusterRecord } from './cluster-record.js';
import { SharedFolder } from './shared-folder.js';

export interface ClusterLauncherOptions {
  /** Shell command that starts the trainer on the cluster's machines; ` fine-tune --job FILE` follows. */
  readonly command: string;
  /** How many runs may be handed to the cluster at once. */
  readonly capacity: number;
  /** The folder that holds all jobs, and where the cluster's machines have it. */
  readonly folder: { readonly here: string; readonly there?: string | undefined };
  /** Between the polite and the forced end of a cancelled trainer. Default 60 seconds. */
  readonly cancelGraceMs?: number;
  /** How long a job may leave no trace before it counts as lost. Default 2 minutes. */
  readonly traceMs?: number;
  /** How long a result may take to be seen through the shared folder. Default 15 seconds. */
  readonly settleMs?: number;
}

const POLL_MS = 250;
/** After the forced end. */
const KILL_WAIT_MS = 30_000;
/** For a job that waits for a place and was told to end. */
const QUEUED_WAIT_MS = 3_000;

/** Runs the trainer as a job of a cluster that shares a folder with the platform: all but the job is in its files. */
export abstract class ClusterLauncher extends FineTuneLauncher {
  readonly #starts = new Map<string, Promise<LaunchHandle>>();
  readonly #tracelessSince = new Map<string, number>();
  readonly #shared: SharedFolder;

  constructor(
    private readonly jobs: ClusterJobs,
    private readonly options: ClusterLauncherOptions,
  ) {
    super();
    this.#shared = new SharedFolder(options.folder.here, options.folder.there);
  }

  override capacity(): number {
    return this.options.capacity;
  }

  override async start(job: TrainerJob, jobDir: string): Promise<LaunchHandle> {
    const handle = {
      launcher: this.name,
      runId: job.runId,
      jobDir: resolve(jobDir),
      outputDir: resolve(job.outputDir),
    };
    const underWay = this.#starts.get(handle.jobDir);
    if (underWay) {
      await underWay;
      return this.start(job, jobDir);
    }
    const starting = this.#startAlone(job, handle).finally(() => this.#starts.delete(handle.jobDir));
    this.#starts.set(handle.jobDir, starting);
    return starting;
  }

  override async state(handle: LaunchHandle): Promise<LaunchState> {
    const folder = this.#folderOf(handle);
    const record = await readClusterRecord(folder.jobDir, this.name);
    const nothing: LaunchState = { state: 'lost', message: 'No trainer was started here.' };
    if (!record) return (await stateOfResult(folder)) ?? nothing;
    const found = await this.#find(record);
    if (found.phase === 'ended') {
      await this.#keepLog(folder, record);
      return clusterEnd(folder, record, found, this.options.settleMs ?? 15_000);
    }
    if (found.phase === 'queued') return { state: 'queued' };
    const hasBegun = (await sizeOf(folder.events)) > record.eventsOffset;
    if (found.phase === 'unknown')
      return (await stateOfResult(folder)) ?? { state: hasBegun ? 'running' : 'queued' };
    return { state: hasBegun ? 'running' : 'starting' };
  }

  override async cancel(handle: LaunchHandle): Promise<LaunchState> {
    const folder = this.#folderOf(handle);
    await this.#starts.get(folder.jobDir);
    const record = await readClusterRecord(folder.jobDir, this.name);
    const id = record && (record.id ?? (await this.jobs.find(record.name)));
    if (!record || id === null || (await this.#find(record)).phase === 'ended') return this.state(handle);
    await requestCancel(folder.jobDir);
    await this.jobs.stop(id, 'politely');
    if (await this.#keepsWaiting(record))
      return { state: 'cancelled', message: 'The cluster ends the job as soon as its turn comes.' };
    if (!(await this.#hasEndedWithin(record, this.options.cancelGraceMs ?? 60_000))) {
      await this.jobs.stop(id, 'by force');
      if (!(await this.#hasEndedWithin(record, KILL_WAIT_MS)))
        throw new TrainerUnstoppableError(`The job ${record.name} does not end on the cluster.`);
    }
    return this.state(handle);
  }

  override async events(handle: LaunchHandle, offset: number): Promise<EventPage> {
    return readEventTail(this.#folderOf(handle).events, offset);
  }

  override async result(handle: LaunchHandle): Promise<TrainerResult | null> {
    const result = await this.#folderOf(handle).readResult();
    return result && this.#shared.resultHere(result);
  }

  async #startAlone(job: TrainerJob, handle: LaunchHandle): Promise<LaunchHandle> {
    const folder = this.#folderOf(handle);
    await folder.writeJob(this.#shared.jobThere(job));
    const known = await readClusterRecord(folder.jobDir, this.name);
    // Accepted or not, a job whose acceptance was not noted is handed over again: it is known by its name.
    if (known?.id === null) return this.#submit(folder, known, handle);
    const isDoomed = await isCancelRequested(folder.jobDir);
    if (known && !isDoomed && (await this.#find(known)).phase !== 'ended') return handle;
    if (await isFinished(folder, (path) => this.#shared.here(path))) return handle;
    await withdrawCancel(folder.jobDir);
    const attempt = (known?.attempt ?? 0) + 1;
    const record: ClusterRecord = {
      attempt,
      name: clusterJobName(job.runId, folder.jobFile, attempt),
      id: null,
      eventsOffset: await sizeOf(folder.events),
      logOffset: await sizeOf(folder.log),
      isLogKept: false,
    };
    await writeClusterRecord(folder.jobDir, this.name, record);
    return this.#submit(folder, record, handle);
  }

  async #submit(folder: TrainerFolder, record: ClusterRecord, handle: LaunchHandle): Promise<LaunchHandle> {
    const jobFile = this.#shared.there(folder.jobFile);
    const id = await this.jobs.submit({
      name: record.name,
      jobFile,
      logFile: this.#shared.there(folder.log),
      command: `${this.options.command} fine-tune --job ${shellQuoted(jobFile)}`,
    });
    await writeClusterRecord(folder.jobDir, this.name, { ...record, id });
    return handle;
  }

  /** The job of a start, with patience for one that left no trace: schedulers show what they accepted late. */
  async #find(record: ClusterRecord): Promise<ClusterJob> {
    const { name } = record;
    const id = record.id ?? (await this.jobs.find(name));
    const found: ClusterJob = id === null ? { phase: 'unknown' } : await this.jobs.look(id);
    if (found.phase !== 'unknown') {
      this.#tracelessSince.delete(name);
      return found;
    }
    const since = this.#tracelessSince.get(name) ?? performance.now();
    this.#tracelessSince.set(name, since);
    if (performance.now() - since < (this.options.traceMs ?? 120_000)) return found;
    return { phase: 'ended', how: 'lost', message: 'The cluster knows nothing of the job any more.' };
  }

  /** One place to look at what a trainer printed, wherever it ran. */
  async #keepLog(folder: TrainerFolder, record: ClusterRecord): Promise<void> {
    if (record.isLogKept || record.id === null) return;
    const log = await this.jobs.log(record.id);
    if (log !== null && log !== '') await appendFile(folder.log, log.endsWith('\n') ? log : `${log}\n`);
    await writeClusterRecord(folder.jobDir, this.name, { ...record, isLogKept: true });
  }

  /** Ray tells a job that has no place yet to end only once it has one; there is no trainer to wait for until then. */
  async #keepsWaiting(record: ClusterRecord): Promise<boolean> {
    for (
      const startedAt = performance.now();
      performance.now() - startedAt < QUEUED_WAIT_MS;
      await wait(POLL_MS)
    )
      if ((await this.#find(record)).phase !== 'queued') return false;
    return true;
  }

  async #hasEndedWithin(record: ClusterRecord, milliseconds: number): Promise<boolean> {
    for (const startedAt = performance.now(); ; await wait(POLL_MS)) {
      if ((await this.#find(record)).phase === 'ended') return true;
      if (performance.now() - startedAt >= milliseconds) return false;
    }
  }

  #folderOf(handle: LaunchHandle): TrainerFolder {
    if (handle.launcher !== this.name) throw new LaunchHandleOfAnotherError(handle.launcher, this.name);
    return new TrainerFolder(handle.jobDir, handle.outputDir);
  }
}
