import { AuditService } from '@ethogram/accounts';
import { Clock, contentHash, newId } from '@ethogram/core';
import { ReleaseService } from '@ethogram/datasets';
import { isDemonstration, ModelService, type SweepForecast, SweepService } from '@ethogram/models';
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
import { ReportService } from '../report/report.service.js';
import { planSteps } from './experiment-plan.js';
import {
  type ExperimentRequest,
  type ExperimentSettings,
  experimentSettings,
} from './experiment-settings.js';
import { ExperimentStep } from './experiment-step.entity.js';
import { ExperimentStore } from './experiment-store.js';
import { Experiment } from './experiment.entity.js';
import { RUN_EXPERIMENT } from './experiment.job.js';

const PRESET = 'survey-to-behavior';
const INSTRUMENT = 'ethogram-values';

/** Starts, cancels and retries experiments. The work itself is the job's. */
@Injectable()
export class ExperimentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly releases: ReleaseService,
    private readonly sweeps: SweepService,
    private readonly reports: ReportService,
    private readonly models: ModelService,
    private readonly store: ExperimentStore,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** By model, how many trainings it would be and how long. Throws what `start` would throw. */
  async preview(request: ExperimentRequest): Promise<{ model: string; forecast: SweepForecast }[]> {
    const settings = await this.checked(request);
    await this.requireServed(settings.models);
    const forecasts: { model: string; forecast: SweepForecast }[] = [];
    for (const model of settings.models)
      forecasts.push({ model, forecast: await this.forecastOf(model, settings) });
    return forecasts;
  }

  /** Starts it, or finds the one that was asked for in the same way: one that ended without success goes on. */
  async startOrContinue(viewer: Viewer | null, request: ExperimentRequest): Promise<Experiment> {
    const settingsHash = contentHash(await this.checked(request));
    const [known] = await this.dataSource.manager.find(Experiment, {
      where: { settingsHash },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!known) return this.start(viewer, request);
    return known.state === 'FAILED' || known.state === 'CANCELLED' ? this.retry(viewer, known.id) : known;
  }

  /** @throws BadInputError, NotFoundError; DomainError NOT_PERMITTED_BY_LICENCE */
  async start(viewer: Viewer | null, request: ExperimentRequest): Promise<Experiment> {
    const settings = await this.checked(request);
    const { models, values } = settings;
    await this.requireServed(models);
    const experiment = {
      id: newId(this.clock),
      preset: PRESET,
      name: `Survey to behavior, ${values.length === 1 ? values[0] : `${values.length} values`}`,
      settings,
      settingsHash: contentHash(settings),
      demonstration: models.some(isDemonstration),
      round: 0,
      state: 'QUEUED' as const,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    };
    const steps = planSteps(settings).map((plan, position) => ({
      ...plan,
      experimentId: experiment.id,
      position,
      madeId: plan.kind === 'sweep' || plan.kind === 'report' ? newId(this.clock) : null,
      state: 'QUEUED' as const,
      createdAt: experiment.createdAt,
    }));
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Experiment, experiment as never);
      await manager.insert(ExperimentStep, steps as never);
      await this.enqueue(manager, experiment);
    });
    await this.audit.record(viewer, 'started', 'experiment', experiment.id, { models, values });
    return this.store.get(experiment.id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Experiment> {
    return this.store.get(id);
  }

  async stepsOfExperiments(ids: readonly string[]): Promise<ExperimentStep[]> {
    return this.store.stepsOf(ids);
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Experiment>> {
    const order = pageOrder<Experiment>(sort, ['name', 'state', 'createdAt', 'finishedAt']);
    const [items, total] = await this.dataSource.manager.findAndCount(Experiment, {
      order,
      ...pageWindow(page),
    });
    return { items, total };
  }

  /** @throws NotFoundError; ConflictError when it has ended. */
  async cancel(viewer: Viewer | null, id: string): Promise<Experiment> {
    await this.store.get(id);
    const open = { id, state: In(['QUEUED', 'RUNNING'] as const) };
    const { affected } = await this.dataSource.manager.update(Experiment, open, { state: 'CANCELLING' });
    if (affected !== 1) throw new ConflictError('This experiment has already ended, or is about to.');
    await this.audit.record(viewer, 'cancelled', 'experiment', id);
    return this.store.get(id);
  }

  /** Takes up the steps that did not succeed; what was trained and answered is kept. */
  async retry(viewer: Viewer | null, id: string): Promise<Experiment> {
    const experiment = await this.store.get(id);
    if (experiment.state !== 'FAILED' && experiment.state !== 'CANCELLED')
      throw new ConflictError('Only an experiment that failed or was cancelled can be retried.');
    for (const step of await this.store.stepsOf([id]))
      if (step.kind === 'sweep' && step.madeId) await this.retrySweep(viewer, step.madeId);
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        Experiment,
        { id, round: experiment.round, state: experiment.state },
        { state: 'QUEUED', error: null, finishedAt: null, round: experiment.round + 1 },
      );
      if (affected !== 1) throw new ConflictError('Somebody else has retried it meanwhile.');
      await this.reopenSteps(manager, id);
      await this.enqueue(manager, { id, round: experiment.round + 1 });
    });
    await this.audit.record(viewer, 'retried', 'experiment', id);
    return this.store.get(id);
  }

  private async retrySweep(viewer: Viewer | null, sweepId: string): Promise<void> {
    const sweep = await this.sweeps.find(sweepId);
    if (sweep?.state === 'FAILED' || sweep?.state === 'CANCELLED') await this.sweeps.retry(viewer, sweepId);
  }

  /** A report that ended without success, or without the sham that is trained now, stays as it is; another takes its place. */
  private async reopenSteps(manager: EntityManager, experimentId: string): Promise<void> {
    const ended = await manager.findBy(ExperimentStep, {
      experimentId,
      state: In(['FAILED', 'CANCELLED'] as const),
    });
    const composing = await manager.findBy(ExperimentStep, { experimentId, kind: 'compose' });
    const incomplete = await this.withoutSham(manager, experimentId);
    for (const { key, kind } of [...ended, ...composing, ...incomplete]) {
      const again = {
        state: 'QUEUED',
        error: null,
        progressDone: 0,
        progressNote: null,
        finishedAt: null,
      } as const;
      const madeId = kind === 'report' ? { madeId: newId(this.clock) } : {};
      await manager.update(ExperimentStep, { experimentId, key }, { ...again, ...madeId });
    }
  }

  private async withoutSham(manager: EntityManager, experimentId: string): Promise<ExperimentStep[]> {
    const made = await manager.findBy(ExperimentStep, { experimentId, kind: 'report', state: 'SUCCEEDED' });
    const incomplete: ExperimentStep[] = [];
    for (const step of made) {
      const report = step.madeId ? await this.reports.find(step.madeId) : null;
      if (report?.missingControls.some(({ kind }) => kind === 'sham')) incomplete.push(step);
    }
    return incomplete;
  }

  /** Only while a server answers: one that is away now is waited for by the steps. */
  private async requireServed(models: readonly string[]): Promise<void> {
    const known = await this.models.list();
    if (!known.some(({ served }) => served)) return;
    const bases = known.filter(({ kind }) => kind === 'BASE').map(({ name }) => name);
    for (const model of models) {
      if (bases.includes(model)) continue;
      if (known.some(({ name }) => name === model))
        throw new BadInputError(`${model} is an adapter; an experiment starts from base models.`);
      throw new BadInputError(`The model server does not serve ${model}; it serves ${bases.join(', ')}.`);
    }
  }

  private async checked(request: ExperimentRequest): Promise<ExperimentSettings> {
    const settings = experimentSettings(request);
    const { models, suites, releaseId } = settings;
    if (releaseId) {
      const release = await this.releases.get(releaseId);
      if (release.kind !== 'MORAL_JUDGMENT')
        throw new BadInputError(`The release ${release.name} holds no moral judgments.`);
    } else if (suites.includes('moral-judgment') && !models.every(isDemonstration)) {
      throw new BadInputError(
        'Name the release of moral judgments whose situations the models judge: only the demonstration model has one of its own, of made-up situations. Releases are made of a study, or leave the moral-judgment suite out.',
      );
    }
    for (const model of models) await this.forecastOf(model, settings);
    return settings;
  }

  private async forecastOf(baseModel: string, settings: ExperimentSettings): Promise<SweepForecast> {
    const { values, directions, deltas, seeds, sham, hyperparameters } = settings;
    await this.instruments.ensureInstalled();
    const instrumentId = (await this.instruments.byKey(INSTRUMENT)).id;
    return this.sweeps.preview({
      instrumentId,
      baseModel,
      values,
      directions,
      deltas,
      seeds,
      sham,
      hyperparameters,
    });
  }

  private async enqueue(
    manager: EntityManager,
    { id, round }: Pick<Experiment, 'id' | 'round'>,
  ): Promise<void> {
    const payload = { experimentId: id, round };
    await this.queue.enqueue(RUN_EXPERIMENT, payload, { manager, key: `${id}:${round}` });
  }
}
