import { ModelService } from '@ethogram/models';
import { HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVALUATE_RUN_JOB } from './evaluate-run.job.js';
import { RunControlService } from './run-control.service.js';
import { RunExecutor } from './run-executor.js';
import { failureSentence, isFinalFailure } from './run-failure.js';
import { RunPreparation } from './run-preparation.js';
import { RunStoppedError } from './run.errors.js';
import { RunService } from './run.service.js';

interface Payload {
  readonly runId: string;
  readonly round: number;
}

/** Takes a run that was started alone to its end. Every step may be done twice. */
@Injectable()
export class EvaluateRunHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly runs: RunService,
    private readonly control: RunControlService,
    private readonly preparation: RunPreparation,
    private readonly executor: RunExecutor,
    private readonly models: ModelService,
  ) {}

  @HandlesJob(EVALUATE_RUN_JOB)
  async handle({ runId, round }: Payload, { signal, isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.work(runId, round, signal);
    } catch (error) {
      if (error instanceof RunStoppedError) return; // Cancelled, or brought to its end by another worker.
      if (signal.aborted && !isLastAttempt) throw error;
      const sentence = failureSentence(error);
      if (isFinalFailure(error) || isLastAttempt) await this.control.fail(runId, round, sentence);
      else await this.control.note(runId, `Will try again: ${sentence}`);
      if (!isFinalFailure(error)) throw error;
    }
  }

  @HandlesDeadJob(EVALUATE_RUN_JOB)
  async bury({ runId, round }: Payload): Promise<void> {
    if (await this.queue.isOpen(EVALUATE_RUN_JOB, { runId }, this.dataSource.manager)) return;
    await this.control.fail(runId, round, 'Every worker that took the run died. Resume it to go on.');
  }

  private async work(runId: string, round: number, signal: AbortSignal): Promise<void> {
    const run = await this.runs.get(runId);
    if (run.round !== round) return; // Sent off again since; another job has it.
    if (run.adapterId) await this.models.ensureAdapterServed(run.adapterId, signal);
    const prepared = await this.preparation.prepare(run, null, signal);
    await this.executor.execute(prepared, () => Promise.resolve(), signal);
  }
}
