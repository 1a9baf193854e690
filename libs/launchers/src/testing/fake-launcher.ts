import { canonicalJson, type TrainerEvent, type TrainerJob, type TrainerResult } from '@ethogram/core';
import { FineTuneLauncher, type LaunchHandle, type LaunchState } from '../fine-tune-launcher.port.js';
import { ClusterAwayError, LaunchHandleOfAnotherError, LaunchJobConflictError } from '../launcher.errors.js';
import type { EventPage, TailedEvent } from '../trainer/event-tail.js';

interface FakeTrainer {
  readonly job: string;
  state: LaunchState;
  starts: number;
  result: TrainerResult | null;
  readonly events: TailedEvent[];
}

export interface FakeLauncherOptions {
  /** Called after every start of a trainer; a test that wants runs to end by themselves calls `finish` here. */
  readonly onStart?: (handle: LaunchHandle, launcher: FakeLauncher) => void;
  /** How many it says it can run at once. Default 1. */
  readonly capacity?: number;
}

/** Every event of the fake lies a second after the one before, from this time on. */
const FIRST_EVENT = Date.UTC(2026, 0, 1);
const EVENT_BYTES = 100;

/** Trainers in memory that do nothing until told to. Passes `launcherContract`. */
export class FakeLauncher extends FineTuneLauncher {
  override readonly name = 'fake';
  /** Whether it cannot be asked at the moment, as a cluster whose controller is down. */
  isAway = false;
  private readonly trainers = new Map<string, FakeTrainer>();

  constructor(private readonly options: FakeLauncherOptions = {}) {
    super();
  }

  override capacity(): number {
    return this.options.capacity ?? 1;
  }

  override async start(job: TrainerJob, jobDir: string): Promise<LaunchHandle> {
    this.answerIfThere();
    const { runId, outputDir } = job;
    const handle: LaunchHandle = { launcher: this.name, runId, jobDir, outputDir };
    const trainer = this.trainers.get(jobDir) ?? newTrainer(job);
    if (trainer.job !== canonicalJson(job)) throw new LaunchJobConflictError(`${jobDir}/job.json`);
    this.trainers.set(jobDir, trainer);
    if (['starting', 'running', 'succeeded'].includes(trainer.state.state)) return handle;
    trainer.state = { state: 'starting' };
    trainer.starts += 1;
    this.options.onStart?.(handle, this);
    return handle;
  }

  override async state(handle: LaunchHandle): Promise<LaunchState> {
    if (handle.launcher !== this.name) throw new LaunchHandleOfAnotherError(handle.launcher, this.name);
    this.answerIfThere();
    const nothing: LaunchState = { state: 'lost', message: 'No trainer was started here.' };
    return this.trainers.get(handle.jobDir)?.state ?? nothing;
  }

  override async cancel(handle: LaunchHandle): Promise<LaunchState> {
    const { state } = await this.state(handle);
    if (state === 'starting' || state === 'running') {
      this.emit(handle, { type: 'cancelled' });
      this.trainerOf(handle).state = { state: 'cancelled', exitCode: 143 };
    }
    return this.state(handle);
  }

  override async events(handle: LaunchHandle, offset: number): Promise<EventPage> {
    const events = this.trainers.get(handle.jobDir)?.events ?? [];
    const fresh = events.filter((event) => event.offset >= offset);
    const nextOffset = Math.max(offset, events.length * EVENT_BYTES);
    return { events: fresh, problems: [], nextOffset, hasMore: false };
  }

  override async result(handle: LaunchHandle): Promise<TrainerResult | null> {
    return this.trainers.get(handle.jobDir)?.result ?? null;
  }

  /** How often a trainer was started for this launch. */
  startsOf(handle: LaunchHandle): number {
    return this.trainerOf(handle).starts;
  }

  /** The trainer begins, or continues, to train. */
  begin(handle: LaunchHandle): void {
    const trainer = this.trainerOf(handle);
    const hasBegunBefore = trainer.events.length > 0;
    trainer.state = { state: 'running' };
    this.emit(handle, { type: hasBegunBefore ? 'resumed' : 'started', step: 0 });
  }

  /** The trainer writes an event. */
  emit(handle: LaunchHandle, event: Omit<TrainerEvent, 'at'>): void {
    const { events } = this.trainerOf(handle);
    const at = new Date(FIRST_EVENT + events.length * 1_000).toISOString();
    events.push({ offset: events.length * EVENT_BYTES, event: { at, ...event } });
  }

  finish(handle: LaunchHandle, result: Partial<TrainerResult> = {}): void {
    const trainer = this.trainerOf(handle);
    trainer.result = { ...resultIn(handle.outputDir), ...result };
    trainer.state = { state: 'succeeded', exitCode: 0 };
    this.emit(handle, { type: 'finished', step: trainer.result.steps, totalSteps: trainer.result.steps });
  }

  fail(handle: LaunchHandle, message: string, exitCode = 2): void {
    this.emit(handle, { type: 'failed', message });
    this.trainerOf(handle).state = { state: 'failed', exitCode, message };
  }

  /** The trainer is gone without a word, as after kill -9. */
  die(handle: LaunchHandle): void {
    this.trainerOf(handle).state = { state: 'lost', message: 'The trainer was ended by SIGKILL.' };
  }

  /** The trainer ends because somebody stopped its job on the cluster. */
  stopElsewhere(handle: LaunchHandle, message: string): void {
    this.emit(handle, { type: 'cancelled' });
    this.trainerOf(handle).state = { state: 'cancelled', message };
  }

  private answerIfThere(): void {
    if (this.isAway) throw new ClusterAwayError('The cluster of the test cannot be asked.');
  }

  private trainerOf(handle: LaunchHandle): FakeTrainer {
    const trainer = this.trainers.get(handle.jobDir);
    if (!trainer) throw new Error(`No trainer was started in ${handle.jobDir}.`);
    return trainer;
  }
}

function newTrainer(job: TrainerJob): FakeTrainer {
  return { job: canonicalJson(job), state: { state: 'queued' }, starts: 0, result: null, events: [] };
}

function resultIn(outputDir: string): TrainerResult {
  return {
    adapterDir: `${outputDir}/adapter`,
    sha256: '0'.repeat(64),
    steps: 10,
    finalLoss: 0.25,
    trainRuntimeSeconds: 1,
    versions: {},
    device: 'cpu',
    dtype: 'float32',
  };
}
