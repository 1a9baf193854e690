import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { type TrainingSet, TrainingSetService } from '@ethogram/datasets';
import { FineTuneLauncher } from '@ethogram/launchers';
import { BadInputError, ConflictError, JobQueue, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  defaultHyperparameters,
  type Hyperparameters,
  hyperparametersFrom,
} from '../hyperparameters/hyperparameters.js';
import { isDemonstration } from '../model/model.service.js';
import { FINE_TUNE_JOB } from './fine-tune.job.js';
import { FineTuneRun, isEnded } from './fine-tune-run.entity.js';

const LARGEST_SEED = 2 ** 31 - 1;

export interface StartFineTune {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  readonly name: string;
  readonly trainingSetId: string;
  /** Settings laid over the defaults of the base model. */
  readonly hyperparameters?: unknown;
  readonly seed?: number;
  /** The run it tries again. */
  readonly retryOf?: string;
}

/** Starts, cancels and resumes trainings. The work itself is the job's. */
@Injectable()
export class FineTuneService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trainingSets: TrainingSetService,
    private readonly launcher: FineTuneLauncher,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInputError, NotFoundError; ConflictError for a training set that is not ready. */
  async start(viewer: Viewer | null, input: StartFineTune): Promise<FineTuneRun> {
    const known = input.id
      ? await this.dataSource.getRepository(FineTuneRun).findOneBy({ id: input.id })
      : null;
    if (known) return known;
    const name = input.name.trim();
    if (name === '' || name.length > 200)
      throw new BadInputError('A fine-tune run needs a name of 1 to 200 characters.');
    const seed = input.seed ?? 0;
    if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED)
      throw new BadInputError('A seed is a whole number from 0.');
    const trainingSet = await this.trainingSets.get(input.trainingSetId);
    if (trainingSet.state !== 'SUCCEEDED')
      throw new ConflictError(`The training set ${trainingSet.name} is not ready.`);
    const run = {
      ...this.newRun(name, trainingSet, input.hyperparameters, seed),
      ...(input.id ? { id: input.id } : {}),
      retryOf: input.retryOf ?? null,
    };
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(FineTuneRun, run as never);
      await this.enqueue(manager, run);
    });
    await this.audit.record(viewer, 'started', 'fine-tune-run', run.id, { trainingSetId: trainingSet.id });
    return run;
  }

  async get(id: string): Promise<FineTuneRun> {
    const run = await this.dataSource.getRepository(FineTuneRun).findOneBy({ id });
    if (!run) throw new NotFoundError('fine-tune run', id);
    return run;
  }

  /** What a training on this set does where nothing else is asked for. */
  async defaults(trainingSetId: string): Promise<Hyperparameters> {
    const { baseModel } = await this.trainingSets.get(trainingSetId);
    return defaultHyperparameters({ demonstration: isDemonstration(baseModel) });
  }

  /** A queued run is cancelled at once, a running one when its trainer has stopped; its checkpoint is kept. */
  async cancel(viewer: Viewer | null, id: string): Promise<FineTuneRun> {
    await this.changeLocked(id, async (manager, run) => {
      if (isEnded(run.state)) throw new ConflictError('This fine-tune run has already ended.');
      const change =
        run.state === 'QUEUED'
          ? ({ state: 'CANCELLED', finishedAt: this.clock.now() } as const)
          : ({ state: 'CANCELLING' } as const);
      await manager.update(FineTuneRun, { id }, change);
    });
    await this.audit.record(viewer, 'cancelled', 'fine-tune-run', id);
    return this.get(id);
  }

  /** Goes on from the newest checkpoint. */
  async resume(viewer: Viewer | null, id: string): Promise<FineTuneRun> {
    await this.changeLocked(id, async (manager, run) => {
      if (run.state !== 'FAILED' && run.state !== 'CANCELLED') {
        throw new ConflictError('Only a failed or cancelled fine-tune run can be resumed.');
      }
      const round = run.round + 1;
      const fresh = {
        state: 'QUEUED',
        round,
        deaths: 0,
        launch: null,
        error: null,
        finishedAt: null,
      } as const;
      await manager.update(FineTuneRun, { id }, fresh);
      await this.enqueue(manager, { id, round });
    });
    await this.audit.record(viewer, 'resumed', 'fine-tune-run', id);
    return this.get(id);
  }

  /**
   * A new run with the settings of one that has ended, from the first step; the old one stays as it is.
   * @throws ConflictError for a run that goes on, or whose training set cannot be trained any more.
   */
  async retry(viewer: Viewer | null, id: string): Promise<FineTuneRun> {
    const run = await this.get(id);
    if (!isEnded(run.state)) throw new ConflictError('This fine-tune run has not ended yet.');
    const { name, trainingSetId, hyperparameters, seed } = run;
    return this.start(viewer, { name, trainingSetId, hyperparameters, seed, retryOf: id });
  }

  private async changeLocked(
    id: string,
    change: (manager: EntityManager, run: FineTuneRun) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const run = await manager.findOne(FineTuneRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!run) throw new NotFoundError('fine-tune run', id);
      await change(manager, run);
    });
  }

  /** A key per round: the job of the last round may still be on its way out when the next one is asked for. */
  private async enqueue(
    manager: EntityManager,
    { id, round }: Pick<FineTuneRun, 'id' | 'round'>,
  ): Promise<void> {
    await this.queue.enqueue(FINE_TUNE_JOB, { runId: id, round }, { manager, key: `${id}:${round}` });
  }

  private newRun(name: string, trainingSet: TrainingSet, overrides: unknown, seed: number): FineTuneRun {
    const demonstration = isDemonstration(trainingSet.baseModel);
    return {
      id: newId(this.clock),
      name,
      trainingSetId: trainingSet.id,
      baseModel: trainingSet.baseModel,
      state: 'QUEUED',
      step: 0,
      totalSteps: 0,
      attempt: 0,
      deaths: 0,
      round: 0,
      launch: null,
      eventsOffset: 0,
      hyperparameters: hyperparametersFrom(overrides, { demonstration }),
      seed,
      launcher: this.launcher.name,
      gpuSeconds: 0,
      cpuSeconds: 0,
      environment: null,
      bestStep: null,
      trainingSetHash: trainingSet.contentHash,
      retryOf: null,
      adapterId: newId(this.clock),
      error: null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    };
  }
}
