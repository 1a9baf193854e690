import { setTimeout as wait } from 'node:timers/promises';
import { DomainError, HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExperimentStep } from './experiment-step.entity.js';
import { ExperimentSteps } from './experiment-steps.js';
import { ExperimentStore, isStepEnded } from './experiment-store.js';
import type { Experiment } from './experiment.entity.js';
import { RUN_EXPERIMENT } from './experiment.job.js';

const POLL_MS = 1_000;
const GIVEN_UP = 'The experiment stopped on a fault of the platform, which its log names. Retry it.';

/** Takes the steps of an experiment again and again until all have ended. */
@Injectable()
export class ExperimentHandler {
  constructor(
    private readonly store: ExperimentStore,
    private readonly steps: ExperimentSteps,
    private readonly queue: JobQueue,
    private readonly dataSource: DataSource,
  ) {}

  @HandlesJob(RUN_EXPERIMENT)
  async handle(
    { experimentId, round }: { experimentId: string; round: number },
    { signal }: JobContext,
  ): Promise<void> {
    await this.store.begin(experimentId);
    for (;;) {
      signal.throwIfAborted();
      const experiment = await this.store.get(experimentId);
      const isOpen = ['QUEUED', 'RUNNING', 'CANCELLING'].includes(experiment.state);
      if (!isOpen || experiment.round !== round) return;
      if (experiment.state !== 'CANCELLING') await this.takeSteps(experiment, signal);
      else if (await this.cancelled(experiment)) return;
      await wait(POLL_MS, undefined, { signal });
    }
  }

  @HandlesDeadJob(RUN_EXPERIMENT)
  async giveUp({ experimentId, round }: { experimentId: string; round: number }): Promise<void> {
    if (await this.queue.isOpen(RUN_EXPERIMENT, { experimentId }, this.dataSource.manager)) return;
    const experiment = await this.store.get(experimentId);
    if (experiment.round === round) await this.store.end(experimentId, 'FAILED', GIVEN_UP);
  }

  private async takeSteps(experiment: Experiment, signal: AbortSignal): Promise<void> {
    const steps = await this.store.stepsOf([experiment.id]);
    // Trainings begin first: the release is made while they go on.
    const order = ['sweep', 'release', 'report', 'compose'];
    const open = steps
      .filter(({ state }) => !isStepEnded(state))
      .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
    for (const step of open) {
      signal.throwIfAborted();
      try {
        await this.steps.take(experiment, step, steps, signal);
      } catch (error) {
        // What is away now may be back at the next look.
        if (!(error instanceof DomainError && error.code === 'UNAVAILABLE')) throw error;
        await this.store.note(step, { progressNote: `Will try again: ${error.message}` });
      }
    }
    if (steps.every(({ state }) => isStepEnded(state))) await this.end(experiment, steps);
  }

  private async end({ id }: Experiment, steps: readonly ExperimentStep[]): Promise<void> {
    const failed = steps.filter(({ state }) => state !== 'SUCCEEDED');
    if (failed.length === 0) return this.store.end(id, 'SUCCEEDED', null);
    const [first] = failed;
    const error = `${failed.length} of ${steps.length} steps did not succeed; the first: ${first?.title}: ${first?.error ?? 'cancelled.'}`;
    await this.store.end(id, 'FAILED', error);
  }

  /** Stops what it had begun, and says that it is cancelled once all of it has stopped. @returns whether it has. */
  private async cancelled({ id }: Experiment): Promise<boolean> {
    const steps = await this.store.stepsOf([id]);
    for (const step of steps) if (!isStepEnded(step.state)) await this.steps.stop(step);
    if (!steps.every(({ state }) => isStepEnded(state))) return false;
    await this.store.end(id, 'CANCELLED', null);
    return true;
  }
}
