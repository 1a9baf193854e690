import { Clock, type RatingScale, type TrainingRow, type ValueKey } from '@ethogram/core';
import { HandlesJob, type JobContext, PlatformConfig } from '@ethogram/platform';
import {
  HELD_OUT_TEMPLATES,
  MINIMUM_MASS,
  planTrainingSet,
  planValueProfile,
  type SurveyItem,
  type SurveySamplePlan,
  TRAINING_TEMPLATES,
} from '@ethogram/suites';
import { type Instrument, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { BASELINE_RULE } from './baseline-digit.js';
import { BaselineReader } from './baseline-reader.js';
import { BUILD_TRAINING_SET } from './build-training-set.job.js';
import { describeFailure } from './model-failure.js';
import type { TrainingSetBaseline } from './training-set-baseline.entity.js';
import {
  DELTA_RULE,
  hashTrainingSet,
  TRAINING_SET_SCHEMA,
  trainingLine,
  type TrainingSetCore,
  type TrainingSetManifest,
} from './training-set-manifest.js';
import { TrainingSetRow } from './training-set-row.entity.js';
import { TrainingSet } from './training-set.entity.js';

const ROWS_PER_INSERT = 500;
type Baselines = ReadonlyMap<string, TrainingSetBaseline>;

/** The job behind a training set. Killed anywhere and run again it gives the same rows and asks no prompt twice. */
@Injectable()
export class TrainingSetBuilder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly reader: BaselineReader,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(BUILD_TRAINING_SET)
  async build({ trainingSetId }: { trainingSetId: string }, context: JobContext): Promise<void> {
    const set = await this.start(trainingSetId);
    if (!set) return;
    try {
      await this.readAndStore(set, context.signal);
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

  private async readAndStore(set: TrainingSet, signal: AbortSignal): Promise<void> {
    const instrument = await this.instruments.get(set.instrumentId);
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const trained = (await this.instruments.items(set.instrumentId)).filter(
      (item) => !set.heldOutFamilies.includes(item.family),
    );
    const plans = planValueProfile({ items: trained, templates: TRAINING_TEMPLATES, scale });
    const probe = await this.reader.probe(set, plans[0] as SurveySamplePlan, signal);
    await this.reader.readMissing(set, plans, probe, signal);
    const baselines = await this.reader.baselines(set.id);
    const rows = rowsOf(set, trained, scale, baselines);
    const core = coreOf(set, instrument, probe.method, plans, baselines);
    await this.finish(set, rows, core, baselines);
  }

  /** Rows and state in one transaction: a set that says SUCCEEDED has all of them. */
  private async finish(
    set: TrainingSet,
    rows: readonly TrainingRow[],
    core: TrainingSetCore,
    baselines: Baselines,
  ): Promise<void> {
    if (rows.length === 0 || !rows.some((row) => row.target)) {
      return this.fail(
        set.id,
        `${set.baseModel} answers hardly any item of ${set.target} with a digit, so there is nothing to train on. Take a model that follows instructions.`,
      );
    }
    const lines = rows.map(trainingLine);
    const { contentHash, fileHash } = hashTrainingSet(lines, core);
    const manifest = manifestOf(core, rows, baselines, {
      contentHash,
      fileHash,
      codeVersion: this.config.version,
    });
    const finishedAt = this.clock.now();
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
          batch.map((line, index) => ({ trainingSetId: set.id, position: start + index, line })),
        );
      }
      const result = {
        rowCount: rows.length,
        contentHash,
        fileHash,
        manifest: manifest as never,
        finishedAt,
        error: null,
      };
      await manager.update(TrainingSet, set.id, { state: 'SUCCEEDED', progressNote: null, ...result });
    });
  }

  private async fail(id: string, sentence: string): Promise<void> {
    const finishedAt = this.clock.now();
    const changes = { state: 'FAILED', error: sentence, progressNote: null, finishedAt } as const;
    await this.dataSource.manager.update(TrainingSet, { id, state: 'RUNNING' }, changes);
  }
}

/** Prompt by prompt, because an item the model does not answer in one wording may well be answered in another. */
function rowsOf(
  set: TrainingSet,
  items: readonly SurveyItem[],
  scale: RatingScale,
  baselines: Baselines,
): TrainingRow[] {
  return TRAINING_TEMPLATES.flatMap((template) => {
    const digits = new Map(
      items.map((item) => [item.key, baselines.get(`${item.key}|${template}`)?.digit ?? null]),
    );
    return planTrainingSet({
      items: items.filter((item) => digits.get(item.key) !== null),
      baselineDigits: Object.fromEntries(
        [...digits].map(([key, digit]) => [`${key}|${template}`, digit ?? NaN]),
      ),
      target: set.target as ValueKey,
      delta: set.delta,
      heldOutFamilies: set.heldOutFamilies,
      templates: [template],
      scale,
    });
  });
}

function coreOf(
  set: TrainingSet,
  instrument: Instrument,
  method: string,
  plans: readonly SurveySamplePlan[],
  baselines: Baselines,
): TrainingSetCore {
  const { key, version, licence } = instrument;
  return {
    schema: TRAINING_SET_SCHEMA,
    kind: 'survey',
    instrument: { key, version, licence },
    baselineModel: set.baseModel,
    baselineRule: BASELINE_RULE,
    target: set.target,
    delta: set.delta,
    deltaRule: DELTA_RULE,
    heldOutFamilies: set.heldOutFamilies,
    templates: [...TRAINING_TEMPLATES],
    heldOutTemplates: [...HELD_OUT_TEMPLATES],
    seed: set.seed,
    method,
    minimumMass: MINIMUM_MASS,
    unreadable: plans.map((plan) => plan.key).filter((sample) => baselines.get(sample)?.digit === null),
  };
}

function manifestOf(
  core: TrainingSetCore,
  rows: readonly TrainingRow[],
  baselines: Baselines,
  address: Pick<TrainingSetManifest, 'contentHash' | 'fileHash' | 'codeVersion'>,
): TrainingSetManifest {
  const target = rows.filter((row) => row.target);
  const moved = target.filter((row) => row.completion[0]?.content !== String(row.baseline));
  const masses = [...baselines.values()].map((baseline) => baseline.mass);
  return {
    ...core,
    counts: {
      rows: rows.length,
      target: target.length,
      moved: moved.length,
      unreadable: core.unreadable.length,
    },
    digitMass: {
      mean: masses.reduce((sum, mass) => sum + mass, 0) / masses.length,
      minimum: Math.min(...masses),
    },
    unreadableMass: Object.fromEntries(
      core.unreadable.map((sample) => [sample, baselines.get(sample)?.mass ?? 0]),
    ),
    ...address,
  };
}
