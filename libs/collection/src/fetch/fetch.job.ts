import { HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunClaims } from '../run/run-claims.js';
import { WORKER_DIED } from './fetch-failure.js';
import { FETCH } from './fetch.jobs.js';
import { FetchRunner } from './fetch-runner.js';

@Injectable()
export class FetchJob {
  constructor(
    private readonly runner: FetchRunner,
    private readonly claims: RunClaims,
    private readonly queue: JobQueue,
    private readonly database: DataSource,
  ) {}

  @HandlesJob(FETCH)
  async fetch({ runId }: { runId: string }, { signal, isLastAttempt }: JobContext): Promise<void> {
    await this.runner.run(runId, { signal, isLastAttempt });
  }

  @HandlesDeadJob(FETCH)
  async bury({ runId }: { runId: string }): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.queue.isOpen(FETCH, { runId }, manager)))
        await this.claims.fail(manager, runId, WORKER_DIED);
    });
  }
}
