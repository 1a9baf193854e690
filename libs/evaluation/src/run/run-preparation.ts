import { Clock, contentHash } from '@ethogram/core';
import { AdapterService, ModelService } from '@ethogram/models';
import { PlatformConfig } from '@ethogram/platform';
import { type LabelStyle, MINIMUM_MASS, type SamplePlan } from '@ethogram/suites';
import { type LabelProbe, probeLabelMethod } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { promptsHash, type RunPlan, RunPlanner } from './run-planner.js';
import { Run, type RunManifest } from './run.entity.js';
import { RunFailedError, RunStoppedError } from './run.errors.js';

/** How answers are read: found once for the base run of a comparison and then the same for both. */
export interface Reading {
  readonly probe: LabelProbe;
  readonly labelStyle: LabelStyle;
}

/** Settles how a run reads answers and writes down everything its numbers will depend on. */
@Injectable()
export class RunPreparation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: RunPlanner,
    private readonly models: ModelService,
    private readonly adapters: AdapterService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Does nothing to a run that is prepared already.
   * @param forced the reading of the run this one will be compared with; null to find the best the server offers.
   * @throws RunFailedError for a suite without samples; RunStoppedError when the run was cancelled.
   */
  async prepare(run: Run, forced: Reading | null, signal: AbortSignal): Promise<Run> {
    if (run.manifest) return run;
    const reading = forced ?? (await this.findReading(run, signal));
    const plan = await this.planner.plan(run.subject, reading.labelStyle);
    if (plan.samples.length === 0) throw new RunFailedError(`The ${run.suite} suite has nothing to ask.`);
    const manifest = await this.manifestOf(run, plan, reading, signal);
    const change = {
      state: 'RUNNING',
      startedAt: this.clock.now(),
      method: reading.probe.method,
      probe: reading.probe,
      labelStyle: reading.labelStyle,
      manifest,
      manifestHash: contentHash(manifest),
      progressTotal: plan.samples.length,
    } as const;
    const runs = this.dataSource.getRepository(Run);
    const updated = await runs.update({ id: run.id, state: 'QUEUED' }, change as never);
    if (updated.affected !== 1) throw new RunStoppedError(run.id);
    return runs.findOneByOrFail({ id: run.id });
  }

  /**
   * Verdict codes of several tokens cannot be told apart by their first one; single letters can, so a model with
   * such a tokenizer is asked for letters.
   */
  private async findReading(run: Run, signal: AbortSignal): Promise<Reading> {
    const codes = await this.probe(run, 'codes', signal);
    if (run.suite !== 'moral-judgment' || codes.singleTokenLabels)
      return { probe: codes, labelStyle: 'codes' };
    const letters = await this.probe(run, 'letters', signal);
    return letters.singleTokenLabels
      ? { probe: letters, labelStyle: 'letters' }
      : { probe: codes, labelStyle: 'codes' };
  }

  private async probe(run: Run, labelStyle: LabelStyle, signal: AbortSignal): Promise<LabelProbe> {
    const { samples } = await this.planner.plan(run.subject, labelStyle);
    // The shortest prompt: one beyond the model's context would be refused, and that must not look like a poor server.
    const shortest = (best: SamplePlan, other: SamplePlan): SamplePlan =>
      lengthOf(other) < lengthOf(best) ? other : best;
    const [first, ...others]: readonly SamplePlan[] = samples;
    if (!first) throw new RunFailedError(`The ${run.suite} suite has nothing to ask.`);
    const { labels, prompt: messages } = others.reduce(shortest, first);
    return probeLabelMethod(this.models.client(), { model: run.model, labels, messages, signal });
  }

  private async manifestOf(
    run: Run,
    plan: RunPlan,
    reading: Reading,
    signal: AbortSignal,
  ): Promise<RunManifest> {
    const cards = await this.models.client().models(signal);
    const adapter = run.adapterId ? await this.adapters.get(run.adapterId) : null;
    return {
      schema: 1,
      suite: run.suite,
      model: run.model,
      modelSource: cards.find(({ id }) => id === run.model)?.root ?? null,
      adapterSha256: adapter?.sha256 ?? null,
      subject: run.subject,
      subjectVersion: plan.subjectVersion,
      samples: plan.samples.length,
      promptsHash: promptsHash(plan),
      labelStyle: reading.labelStyle,
      labelMethod: reading.probe.method,
      minimumMass: MINIMUM_MASS,
      seed: run.seed,
      version: this.config.version,
    };
  }
}

function lengthOf({ prompt }: SamplePlan): number {
  return prompt.reduce((sum, { content }) => sum + content.length, 0);
}
