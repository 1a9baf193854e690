import { Clock, newId } from '@ethogram/core';
import { ModelService } from '@ethogram/models';
import { orderByPrefix, promptOfMessages } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { SamplePlan } from '@ethogram/suites';
import { AnswerCache } from '../answer-cache/answer-cache.service.js';
import { CachedModelClient } from '../answer-cache/cached-model-client.js';
import { type AskedSample, type Asking, askSample } from './ask-sample.js';
import { FailureWatch } from './failure-watch.js';
import { inLanes } from './lanes.js';
import { ModelIdentities } from './model-identities.js';
import { PlayExecutor } from './play-executor.port.js';
import { digestOf, type RunPlan } from './run-plan.js';
import { RunPlanner } from './run-planner.js';
import { RunSummaries } from './run-summaries.js';
import { Run } from './run.entity.js';
import { RunFailedError, RunStoppedError } from './run.errors.js';
import { SampleWriter } from './sample-writer.js';
import { withSteering } from './steered-prompt.js';
import { Sample } from './sample.entity.js';

/** Samples under way at a time: enough for several servers; how many are sent at once is the pool's to say. */
const IN_FLIGHT = 256;

interface PlannedSample {
  readonly position: number;
  readonly sample: SamplePlan;
}

/** Asks what is missing of a prepared run and stores the answers as they come. */
@Injectable()
export class RunExecutor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: RunPlanner,
    private readonly models: ModelService,
    private readonly identities: ModelIdentities,
    private readonly plays: PlayExecutor,
    private readonly cache: AnswerCache,
    private readonly summaries: RunSummaries,
    private readonly clock: Clock,
  ) {}

  /**
   * Resumes: a sample that is stored is never asked again.
   * @param onProgress called after answers were stored, and not more than twice a second.
   * @throws RunStoppedError when the run was cancelled; RunFailedError when too much of it failed; whatever keeps the
   * model server from answering.
   */
  async execute(run: Run, onProgress: () => Promise<void>, signal: AbortSignal): Promise<void> {
    if (run.state === 'SUCCEEDED') return;
    if (run.state !== 'RUNNING') throw new RunStoppedError(run.id);
    if (run.suite === 'text-adventure') await this.plays.execute(run, onProgress, signal);
    else await this.askAll(run, onProgress, signal);
    await this.finish(run);
  }

  private async askAll(run: Run, onProgress: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const plan = await this.planOf(run);
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const asking = this.askingOf(run, either);
    const identity = await this.identities.of(run, either);
    const watch = await this.watchOf(run);
    const writer = new SampleWriter(this.dataSource, run.id, this.clock, onProgress);
    const work = async ({ position, sample }: PlannedSample): Promise<void> => {
      const scenarioId = run.suite === 'moral-judgment' ? sample.cluster : null;
      const context = { identity, repeat: run.repeat, scenarioId };
      const client = new CachedModelClient(this.models.client(), this.cache, context);
      const asked = await askSample(client, asking, plan, sample);
      await writer.add(this.sampleOf(run, sample, position, asked, client.allFromCache));
      watch.note(asked.outcome, asked.text);
    };
    // The first failure cuts the others short: what they would answer is asked again by the next try.
    const guarded = (planned: PlannedSample): Promise<void> =>
      work(planned).catch((error: unknown) => {
        stop.abort(error);
        throw error;
      });
    try {
      await inLanes(this.missing(run.id, plan), IN_FLIGHT, guarded, either);
    } finally {
      await writer.finish();
    }
  }

  /** @throws RunFailedError when the prompts are no longer those the run began with. */
  private async planOf(run: Run): Promise<RunPlan> {
    if (!run.labelStyle || !run.manifest) throw new Error(`Run ${run.id} is executed before it is prepared.`);
    const plan = await this.planner.plan(run.subject, run.labelStyle);
    const isSame =
      plan.subjectVersion === run.manifest.subjectVersion &&
      (await digestOf(plan)).promptsHash === run.manifest.promptsHash;
    if (!isSame) {
      throw new RunFailedError(
        'What the run asks about changed while it ran (a scenario may have been withdrawn). Start it again.',
      );
    }
    return plan;
  }

  /** What is not stored yet; within a page, prompts with a beginning in common follow one another. */
  private async *missing(runId: string, plan: RunPlan): AsyncGenerator<PlannedSample> {
    let position = 0;
    for await (const page of plan.pages()) {
      const stored = await this.storedAmong(
        runId,
        page.map(({ key }) => key),
      );
      const start = position;
      const planned = page.map((sample, place) => ({ sample, position: start + place }));
      position += page.length;
      const missing = planned.filter(({ sample }) => !stored.has(sample.key));
      yield* orderByPrefix(missing, ({ sample }) => promptOfMessages(sample.prompt));
    }
  }

  private async storedAmong(runId: string, keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource
      .getRepository(Sample)
      .find({ where: { runId, key: In([...keys]) }, select: { id: true, key: true } });
    return new Set(rows.map(({ key }) => key));
  }

  private askingOf(run: Run, signal: AbortSignal): Asking {
    if (!run.probes) throw new Error(`Run ${run.id} is executed before it is prepared.`);
    const { model, probes, steering, seed, repeat } = run;
    return { model, probes, steering, seed, repeat, clock: this.clock, signal };
  }

  /** Takes up the count where the last worker left it, since the run was last sent off. */
  private async watchOf({ id, failureLimit, startedAt }: Run): Promise<FailureWatch> {
    const [row] = await this.dataSource.query<{ errors: number; asked: number }[]>(
      `select count(*) filter (where outcome = 'error')::int as errors, count(*)::int as asked
       from samples where run_id = $1 and created_at >= $2`,
      [id, startedAt],
    );
    return new FailureWatch(failureLimit, row?.errors ?? 0, row?.asked ?? 0);
  }

  private sampleOf(
    run: Run,
    planned: SamplePlan,
    position: number,
    asked: AskedSample,
    cached: boolean,
  ): Sample {
    const { key, value, cluster, labels, meta } = planned;
    const prompt = withSteering(run.steering, planned.prompt);
    return {
      ...{ id: newId(this.clock), runId: run.id, key, position, prompt, value, cluster, labels, meta },
      ...asked,
      cached,
      createdAt: this.clock.now(),
    };
  }

  private async finish(run: Run): Promise<void> {
    const runs = this.dataSource.getRepository(Run);
    const { progressDone, progressTotal } = await runs.findOneByOrFail({ id: run.id });
    if (progressDone !== progressTotal) {
      throw new Error(
        `Run ${run.id} has ${progressDone} of ${progressTotal} samples although nothing is missing.`,
      );
    }
    const summary = await this.summaries.of(run);
    const change = { state: 'SUCCEEDED', summary, progressNote: null, finishedAt: this.clock.now() } as const;
    const updated = await runs.update({ id: run.id, state: 'RUNNING' }, change as never);
    if (updated.affected !== 1) throw new RunStoppedError(run.id);
    await this.cache.trim();
  }
}
