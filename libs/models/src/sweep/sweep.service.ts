import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import {
  BadInputError,
  ConflictError,
  JobQueue,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { hyperparametersFrom } from '../hyperparameters/hyperparameters.js';
import { isDemonstration } from '../model/model.service.js';
import { type SweepForecast, SweepForecaster } from './sweep-forecast.js';
import { SweepCell } from './sweep-cell.entity.js';
import { type CellPlan, planCells } from './sweep-plan.js';
import { SweepRetry } from './sweep-retry.js';
import { type SweepRequest, type SweepSettings, sweepSettings } from './sweep-settings.js';
import { SweepStore } from './sweep-store.js';
import { Sweep } from './sweep.entity.js';
import { RUN_SWEEP } from './sweep.job.js';

export interface CreateSweep extends SweepRequest {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
}

interface Checked {
  readonly name: string;
  readonly baseModel: string;
  readonly settings: SweepSettings;
  readonly plans: readonly CellPlan[];
}

/** Makes, cancels and retries sweeps. The work itself is the job's. */
@Injectable()
export class SweepService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly trainingSets: TrainingSetService,
    private readonly store: SweepStore,
    private readonly forecaster: SweepForecaster,
    private readonly retries: SweepRetry,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** How many trainings it would be, and how long. Throws what `create` would throw. */
  async preview(request: SweepRequest): Promise<SweepForecast> {
    const { baseModel, plans } = await this.checked(request);
    return this.forecaster.of(baseModel, plans);
  }

  /** @throws BadInputError; DomainError NOT_PERMITTED_BY_LICENCE */
  async create(viewer: Viewer | null, request: CreateSweep): Promise<Sweep> {
    const known = request.id ? await this.find(request.id) : null;
    if (known) return known;
    const { name, baseModel, settings, plans } = await this.checked(request);
    const sweep = {
      id: request.id ?? newId(this.clock),
      name,
      instrumentId: request.instrumentId,
      baseModel,
      settings,
      round: 0,
      state: 'QUEUED' as const,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    };
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Sweep, sweep as never);
      await manager.insert(SweepCell, this.cellsOf(sweep.id, plans) as never);
      await this.enqueue(manager, sweep);
    });
    await this.audit.record(viewer, 'created', 'sweep', sweep.id, { baseModel, trainings: plans.length });
    return this.store.get(sweep.id);
  }

  async find(id: string): Promise<Sweep | null> {
    return this.dataSource.manager.findOneBy(Sweep, { id });
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Sweep> {
    return this.store.get(id);
  }

  async cellsOfSweeps(ids: readonly string[]): Promise<SweepCell[]> {
    return this.store.cellsOf(ids);
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Sweep>> {
    const order = pageOrder<Sweep>(sort, ['name', 'baseModel', 'state', 'createdAt', 'finishedAt']);
    const [items, total] = await this.dataSource.manager.findAndCount(Sweep, { order, ...pageWindow(page) });
    return { items, total };
  }

  /** Trainings under way stop at their next step and keep their checkpoints; what has not begun never begins. */
  async cancel(viewer: Viewer | null, id: string): Promise<Sweep> {
    await this.store.get(id);
    const { affected } = await this.dataSource.manager.update(
      Sweep,
      { id, state: In(['QUEUED', 'RUNNING'] as const) },
      { state: 'CANCELLING' },
    );
    if (affected !== 1) throw new ConflictError('This sweep has already ended, or is about to.');
    await this.audit.record(viewer, 'cancelled', 'sweep', id);
    return this.store.get(id);
  }

  /** Takes up what failed or was cancelled: trainings from their checkpoints, training sets anew. */
  async retry(viewer: Viewer | null, id: string): Promise<Sweep> {
    await this.dataSource.transaction(async (manager) => {
      const sweep = await this.retries.reopen(manager, id);
      await this.enqueue(manager, sweep);
    });
    await this.audit.record(viewer, 'retried', 'sweep', id);
    return this.store.get(id);
  }

  private async checked(request: SweepRequest): Promise<Checked> {
    const { instrumentId } = request;
    const instrument = await this.instruments.requirePermission(instrumentId, 'train');
    const baseModel = request.baseModel.trim();
    const settings = sweepSettings(request, instrument.scaleMax - instrument.scaleMin);
    hyperparametersFrom(settings.hyperparameters ?? undefined, {
      demonstration: isDemonstration(baseModel),
    });
    for (const target of settings.values)
      await this.trainingSets.requireValid({ instrumentId, baseModel, target, delta: 1, seed: 0 });
    const name = request.name?.trim() || `${valuesText(settings.values)}, ${baseModel}`;
    if (name.length > 100) throw new BadInputError('The name of a sweep has 100 characters at most.');
    return { name, baseModel, settings, plans: planCells(settings) };
  }

  private cellsOf(sweepId: string, plans: readonly CellPlan[]): object[] {
    const setIds = new Map(plans.map(({ setKey }) => [setKey, newId(this.clock)]));
    return plans.map(({ setKey, ...plan }, position) => ({
      ...plan,
      sweepId,
      position,
      trainingSetId: setIds.get(setKey),
      fineTuneRunId: newId(this.clock),
      state: 'WAITING',
    }));
  }

  private async enqueue(manager: EntityManager, { id, round }: Pick<Sweep, 'id' | 'round'>): Promise<void> {
    await this.queue.enqueue(RUN_SWEEP, { sweepId: id, round }, { manager, key: `${id}:${round}` });
  }
}

function valuesText(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : `${values.length} values`;
}
