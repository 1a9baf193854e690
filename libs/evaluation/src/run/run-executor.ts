import { Clock, newId } from '@ethogram/core';
import { ModelService } from '@ethogram/models';
import { mapWithConcurrency } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Asking, askSample } from './ask-sample.js';
import { promptsHash, type RunPlan, RunPlanner } from './run-planner.js';
import { Run } from './run.entity.js';
import { RunFailedError, RunStoppedError } from './run.errors.js';
import { SampleWriter } from './sample-writer.js';
import { Sample } from './sample.entity.js';

/** Requests under way at a time. */
const CONCURRENCY = 16;

/** Asks what is missing of a prepared run and stores the answers as they come. */
@Injectable()
export class RunExecutor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: RunPlanner,
    private readonly models: ModelService,
    private readonly clock: Clock,
  ) {}

  /**
   * Resumes: a sample that is stored is never asked again.
   * @param onProgress called after each stored batch.
   * @throws RunStoppedError when the run was cancelled; whatever keeps the model server from answering.
   */
  async execute(run: Run, onProgress: () => Promise<void>, signal: AbortSignal): Promise<void> {
    if (run.state === 'SUCCEEDED') return;
    if (run.state !== 'RUNNING') throw new RunStoppedError(run.id);
    const plan = await this.planOf(run);
    const missing = await this.missingPositions(run.id, plan);
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const asking = this.askingOf(run, either);
    const writer = new SampleWriter(this.dataSource, run.id, onProgress);
    const work = async (position: number): Promise<void> => {
      const asked = await askSample(asking, plan, position);
      await writer.add(this.sampleOf(run.id, plan, position, asked));
    };
    try {
      // The first failure cuts the others short: what they would answer is asked again by the next try.
      const guarded = (position: number): Promise<void> =>
        work(position).catch((error: unknown) => {
          stop.abort(error);
          throw error;
        });
      await mapWithConcurrency(missing, CONCURRENCY, guarded, either);
    } finally {
      await writer.flush();
    }
    await this.finish(run, plan);
  }

  /** @throws RunFailedError when the prompts are no longer those the run began with. */
  private async planOf(run: Run): Promise<RunPlan> {
    if (!run.labelStyle || !run.manifest) throw new Error(`Run ${run.id} is executed before it is prepared.`);
    const plan = await this.planner.plan(run.subject, run.labelStyle);
    if (promptsHash(plan) !== run.manifest.promptsHash) {
      throw new RunFailedError(
        'What the run asks about changed while it ran (a scenario may have been withdrawn). Start it again.',
      );
    }
    return plan;
  }

  private async missingPositions(runId: string, plan: RunPlan): Promise<number[]> {
    const rows = await this.dataSource
      .getRepository(Sample)
      .find({ where: { runId }, select: { id: true, key: true } });
    const stored = new Set(rows.map(({ key }) => key));
    return plan.samples.flatMap(({ key }, position) => (stored.has(key) ? [] : [position]));
  }

  private askingOf(run: Run, signal: AbortSignal): Asking {
    if (!run.probe) throw new Error(`Run ${run.id} is executed before it is prepared.`);
    return { client: this.models.client(), model: run.model, probe: run.probe, seed: run.seed, signal };
  }

  private sampleOf(
    runId: string,
    plan: RunPlan,
    position: number,
    asked: Awaited<ReturnType<typeof askSample>>,
  ): Sample {
    const planned = plan.samples[position];
    if (!planned) throw new RangeError(`The run has no sample ${position}.`);
    const { key, prompt, value, cluster } = planned;
    return {
      id: newId(this.clock),
      runId,
      key,
      position,
      prompt,
      value,
      cluster,
      ...asked,
      createdAt: this.clock.now(),
    };
  }

  private async finish(run: Run, plan: RunPlan): Promise<void> {
    const stored = await this.dataSource.getRepository(Sample).countBy({ runId: run.id });
    if (stored !== plan.samples.length) {
      throw new Error(
        `Run ${run.id} has ${stored} of ${plan.samples.length} samples although nothing is missing.`,
      );
    }
    const change = {
      state: 'SUCCEEDED',
      progressDone: stored,
      progressNote: null,
      finishedAt: this.clock.now(),
    } as const;
    const updated = await this.dataSource.getRepository(Run).update({ id: run.id, state: 'RUNNING' }, change);
    if (updated.affected !== 1) throw new RunStoppedError(run.id);
  }
}
