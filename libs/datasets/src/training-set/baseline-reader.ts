import type { RatingScale } from '@ethogram/core';
import { MINIMUM_MASS, readOutcome, SURVEY_LABELS, type SurveySamplePlan } from '@ethogram/suites';
import {
  type LabelProbe,
  mapWithConcurrency,
  ModelClient,
  probeLabelMethod,
  readLabelDistribution,
} from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { baselineDigit } from './baseline-digit.js';
import { TrainingSetBaseline } from './training-set-baseline.entity.js';
import { TrainingSet } from './training-set.entity.js';

/** Prompts under way at a time; vLLM batches them. */
const CONCURRENCY = 8;
/** Prompts between two updates of the progress. */
const PROGRESS_EVERY = 25;

/** Asks the base model what it answers by itself. */
@Injectable()
export class BaselineReader {
  constructor(
    private readonly model: ModelClient,
    private readonly dataSource: DataSource,
  ) {}

  /** How this model's digits are read: found at the first call for a set, and stored with it. */
  async probe(set: TrainingSet, sample: SurveySamplePlan, signal: AbortSignal): Promise<LabelProbe> {
    if (set.labelProbe) return set.labelProbe;
    const probe = await probeLabelMethod(this.model, {
      model: set.baseModel,
      labels: SURVEY_LABELS,
      messages: sample.prompt,
      signal,
    });
    await this.dataSource.manager.save(TrainingSet, { id: set.id, labelProbe: probe });
    return probe;
  }

  /** Takes over what was read for another set, and how: both are then about the same answers. */
  async copyFrom(set: TrainingSet, otherId: string): Promise<void> {
    if (set.labelProbe) return;
    const { labelProbe } = await this.dataSource.manager.findOneByOrFail(TrainingSet, { id: otherId });
    if (!labelProbe) return;
    await this.dataSource.query(
      `insert into training_set_baselines (training_set_id, sample_key, probabilities, mass, digit, method)
       select $1, sample_key, probabilities, mass, digit, method from training_set_baselines
       where training_set_id = $2 on conflict do nothing`,
      [set.id, otherId],
    );
    await this.dataSource.manager.update(TrainingSet, set.id, { labelProbe: labelProbe as never });
    set.labelProbe = labelProbe;
  }

  /** Reads every prompt that has no baseline yet; each answer is stored at once, so that no prompt is asked twice. */
  async readMissing(
    set: TrainingSet,
    plans: readonly SurveySamplePlan[],
    probe: LabelProbe,
    signal: AbortSignal,
  ): Promise<void> {
    const known = await this.baselines(set.id);
    const missing = plans.filter((plan) => !known.has(plan.key));
    let done = plans.length - missing.length;
    await this.storeProgress(set.id, done, plans.length);
    await mapWithConcurrency(
      missing,
      CONCURRENCY,
      async (plan) => {
        await this.readOne(set, plan, probe, signal);
        done += 1;
        if (done % PROGRESS_EVERY === 0 || done === plans.length)
          await this.storeProgress(set.id, done, plans.length);
      },
      signal,
    );
  }

  async baselines(trainingSetId: string): Promise<Map<string, TrainingSetBaseline>> {
    const rows = await this.dataSource.manager.findBy(TrainingSetBaseline, { trainingSetId });
    return new Map(rows.map((row) => [row.sampleKey, row]));
  }

  private async readOne(
    set: TrainingSet,
    plan: SurveySamplePlan,
    probe: LabelProbe,
    signal: AbortSignal,
  ): Promise<void> {
    const { labels, prompt: messages } = plan;
    const request = {
      ...probe,
      model: set.baseModel,
      labels,
      messages,
      seed: set.seed,
      concurrency: 1,
      signal,
    };
    const distribution = await readLabelDistribution(this.model, request);
    const { probabilities, mass, method } = distribution;
    const isReadable = readOutcome(distribution, labels, { minimumMass: MINIMUM_MASS }) === 'answered';
    const digit = isReadable ? baselineDigit(probabilities, scaleOf(labels)) : null;
    const row = { trainingSetId: set.id, sampleKey: plan.key, probabilities, mass, digit, method };
    await this.dataSource.manager
      .createQueryBuilder()
      .insert()
      .into(TrainingSetBaseline)
      .values(row)
      .orIgnore()
      .execute();
  }

  private async storeProgress(id: string, progressDone: number, progressTotal: number): Promise<void> {
    const progressNote = `${progressDone} of ${progressTotal} baseline answers read`;
    await this.dataSource.manager.update(TrainingSet, id, { progressDone, progressTotal, progressNote });
  }
}

function scaleOf(labels: readonly string[]): RatingScale {
  const ratings = labels.map(Number);
  return { min: Math.min(...ratings), max: Math.max(...ratings) };
}
