import { createHash } from 'node:crypto';
import { Clock, type TrainingRow } from '@ethogram/core';
import { HandlesJob, type JobContext, JobQueue, PlatformConfig } from '@ethogram/platform';
import { planValueProfile, type SurveySamplePlan } from '@ethogram/suites';
import { asPrompted, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { BaselineReader } from './baseline-reader.js';
import { BUILD_TRAINING_SET } from './build-training-set.job.js';
import { describeFailure } from './model-failure.js';
import { MoralSetBuilder } from './moral-set-builder.js';
import {
  type SurveySet,
  surveyCore,
  surveyManifest,
  surveyRows,
  trainedWordings,
} from './survey-set-content.js';
import { hashTrainingSet, type SurveySetManifest, trainingLine } from './training-set-manifest.js';
import { TrainingSetRow } from './training-set-row.entity.js';
import { TrainingSet } from './training-set.entity.js';

const ROWS_PER_INSERT = 500;

/** The job behind a training set. Killed anywhere and run again it gives the same rows and asks no prompt twice. */
@Injectable()
export class TrainingSetBuilder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly reader: BaselineReader,
    private readonly moral: MoralSetBuilder,
    private readonly queue: JobQueue,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(BUILD_TRAINING_SET)
  async build({ trainingSetId }: { trainingSetId: string }, context: JobContext): Promise<void> {
    const set = await this.start(trainingSetId);
    if (!set) return;
    try {
      if (set.kind === 'MORAL_JUDGMENT') await this.moral.build(set);
      else await this.readAndStore(set as SurveySet, context.signal);
    } catch (error) {
      if (context.signal.aborted) throw error;
      const failure = describeFailure(error, set.baseModel, this.config.modelNotice);
      if (failure.isTransient && !context.isLastAttempt) {
        await this.dataSource.manager.update(TrainingSet, set.id, {
          progressNote: `${failure.sentence} Trying again.`,
        });
        throw error;
      }
      await this.fail(set.id, failure.sentence);
      if (failure.isUnexpected) throw error;
    }
  }

  /** Undefined when there is nothing left to do. */
  private async start(id: string): Promise<TrainingSet | undefined> {
    const { manager } = this.dataSource;
    const waiting = { id, state: In(['QUEUED', 'RUNNING']) };
    const { affected } = await manager.update(TrainingSet, waiting, { state: 'RUNNING' });
    if (!affected) return undefined;
    const set = await manager.findOneByOrFail(TrainingSet, { id });
    set.startedAt ??= this.clock.now();
    await manager.update(TrainingSet, id, { startedAt: set.startedAt });
    return set;
  }

  private async readAndStore(set: SurveySet, signal: AbortSignal): Promise<void> {
    const instrument = await this.instruments.get(set.instrumentId);
    const { wordings, templates } = set.settings;
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const items = trainedWordings(await this.instruments.items(set.instrumentId), wordings);
    const trained = asPrompted(instrument, items).filter(
      (item) => !set.heldOutFamilies.includes(item.family),
    );
    const plans = planValueProfile({ items: trained, templates, scale });
    const source = set.control ? set.groupId : set.baselinesFromId;
    if (source) await this.reader.copyFrom(set, source);
    const probe = await this.reader.probe(set, plans[0] as SurveySamplePlan, signal);
    await this.reader.readMissing(set, plans, probe, signal);
    const baselines = await this.reader.baselines(set.id);
    const rows = surveyRows(set, trained, scale, baselines);
    if (rows.length === 0 || !rows.some((row) => row.target)) {
      return this.fail(
        set.id,
        `${set.baseModel} answers hardly any item of ${Object.keys(set.profile).join(', ')} with a digit, so there is nothing to train on. Take a model that follows instructions.`,
      );
    }
    const core = surveyCore(set, instrument, probe.method, plans, baselines);
    const address = { ...hashTrainingSet(rows.map(trainingLine), core), codeVersion: this.config.version };
    await this.finish(set, rows, surveyManifest(set, core, rows, { baselines, scale }, address));
  }

  /** Rows and state in one transaction: a set that says SUCCEEDED has all of them. */
  private async finish(
    set: SurveySet,
    rows: readonly TrainingRow[],
    manifest: SurveySetManifest,
  ): Promise<void> {
    const { contentHash, fileHash } = manifest;
    const lines = rows.map(trainingLine);
    await this.dataSource.transaction(async (manager) => {
      // A run that was taken for dead may come back: whoever finishes first has finished.
      const open = await manager.findOne(TrainingSet, {
        where: { id: set.id, state: 'RUNNING' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!open) return;
      for (let start = 0; start < lines.length; start += ROWS_PER_INSERT) {
        const batch = lines.slice(start, start + ROWS_PER_INSERT);
        await manager.insert(
          TrainingSetRow,
          batch.map((line, index) => ({
            trainingSetId: set.id,
            position: start + index,
            line,
            lineHash: createHash('sha256').update(line).digest('hex'),
          })),
        );
      }
      await manager.update(TrainingSet, set.id, {
        state: 'SUCCEEDED',
        progressNote: null,
        rowCount: rows.length,
        contentHash,
        fileHash,
        manifest: manifest as never,
        finishedAt: this.clock.now(),
        error: null,
      });
      if (!set.control) await this.startControls(manager, set);
    });
  }

  /** Controls are made of the very baselines of their set, so they come after it. */
  private async startControls(manager: EntityManager, set: TrainingSet): Promise<void> {
    const waiting = await manager.findBy(TrainingSet, { groupId: set.groupId, state: 'QUEUED' });
    for (const { id } of waiting)
      await this.queue.enqueue(BUILD_TRAINING_SET, { trainingSetId: id }, { manager, key: id });
  }

  private async fail(id: string, sentence: string): Promise<void> {
    const finishedAt = this.clock.now();
    const changes = { state: 'FAILED', error: sentence, progressNote: null, finishedAt } as const;
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(TrainingSet, { id, state: 'RUNNING' }, changes);
      if (!affected) return;
      const error = 'The set it is a control of could not be built. Create it again with its controls.';
      await manager.update(TrainingSet, { groupId: id, state: 'QUEUED' }, { ...changes, error });
    });
  }
}
