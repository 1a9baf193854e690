import type { TrainerJob, TrainerResult } from '@ethogram/core';
import type { EventPage } from './trainer/event-tail.js';

/** Which launch is meant: plain data, made to be stored and used again by another process. */
export interface LaunchHandle {
  /** Name of the launcher that made it. */
  readonly launcher: string;
  readonly runId: string;
  /** Folder of `job.json` and `trainer.log`. */
  readonly jobDir: string;
  /** Folder the trainer works in. May be the same. */
  readonly outputDir: string;
}

/**
 * - `queued`: accepted, waits for a machine.
 * - `starting`: the trainer runs but has not begun to train.
 * - `succeeded`: the adapter is complete.
 * - `failed`: the trainer gave up and would do so again, until the job or the machine is changed.
 * - `cancelled`: stopped on request; starting again continues.
 * - `lost`: there is no trainer and it left no word, as after a crash of the machine; starting again continues.
 */
export type LaunchStateName =
  'queued' | 'starting' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'lost';

export interface LaunchState {
  readonly state: LaunchStateName;
  /** Known only to the process that started the trainer. */
  readonly exitCode?: number;
  /** One sentence on why it ended, where there is something to say. */
  readonly message?: string;
}

/**
 * Where fine-tunes run. Everything the platform needs to know is kept outside of it, so that it may die at any time
 * and ask again with the same handle. Rejects with a `LauncherError`.
 */
export abstract class FineTuneLauncher {
  /** Stored in every handle. */
  abstract readonly name: string;

  /** How many trainers may be at work at once, at least 1. What starts more has to wait by itself. */
  abstract capacity(): number;

  /**
   * Makes the job run, whatever happened before: a running trainer is left running, a finished one stays finished,
   * and one that failed, was cancelled or died is started again and continues from its newest checkpoint. A folder
   * belongs to one job; another job in it is refused.
   */
  abstract start(job: TrainerJob, jobDir: string): Promise<LaunchHandle>;

  abstract state(handle: LaunchHandle): Promise<LaunchState>;

  /**
   * Asks the trainer to save a checkpoint and stop, and ends it by force when it does not within the grace time.
   * Resolves when no trainer runs any more. Does nothing to a launch that has ended.
   */
  abstract cancel(handle: LaunchHandle): Promise<LaunchState>;

  /** The events from a byte offset on (0 for all); call again with `nextOffset` for what came later. */
  abstract events(handle: LaunchHandle, offset: number): Promise<EventPage>;

  /** What the trainer left when it finished; null as long as it has not. */
  abstract result(handle: LaunchHandle): Promise<TrainerResult | null>;
}
