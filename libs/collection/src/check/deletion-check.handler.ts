import { HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { failureOf, WORKER_DIED } from '../fetch/fetch-failure.js';
import { CollectionRun } from '../run/collection-run.entity.js';
import { RunClaims } from '../run/run-claims.js';
import { DeletionCheckRunner, SuspiciousCheckError } from './deletion-check-runner.js';
import { RUN_DELETION_CHECK, START_DUE_CHECKS } from './deletion-check.jobs.js';
import { DeletionCheckService } from './deletion-check.service.js';

/** Runs deletion checks from the queue. */
@Injectable()
export class DeletionCheckHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checks: DeletionCheckService,
    private readonly runner: DeletionCheckRunner,
    private readonly claims: RunClaims,
    private readonly queue: JobQueue,
  ) {}

  @HandlesJob(START_DUE_CHECKS)
  async startDue(): Promise<void> {
    await this.checks.startDue();
  }

  @HandlesJob(RUN_DELETION_CHECK)
  async run({ runId }: { runId: string }, { signal, isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.runner.run(runId, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof SuspiciousCheckError) return this.fail(runId, error.message);
      const { error: sentence, mayPass } = failureOf(error);
      if (!mayPass) return this.fail(runId, sentence);
      if (isLastAttempt) await this.fail(runId, sentence);
      else
        await this.dataSource.manager.update(
          CollectionRun,
          { id: runId, state: 'RUNNING' },
          { progressNote: `Will try again: ${sentence}` },
        );
      throw error;
    }
  }

  @HandlesDeadJob(RUN_DELETION_CHECK)
  async bury({ runId }: { runId: string }): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.queue.isOpen(RUN_DELETION_CHECK, { runId }, manager)))
        await this.claims.fail(manager, runId, WORKER_DIED);
    });
  }

  private async fail(runId: string, sentence: string): Promise<void> {
    await this.claims.fail(this.dataSource.manager, runId, sentence);
  }
}
