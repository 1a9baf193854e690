import { Clock } from '@ethogram/core';
import { defineJob, HandlesJob, JobQueue } from '@ethogram/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { z } from 'zod';
import { RUN_DELETION_CHECK } from '../check/deletion-check.jobs.js';
import { FETCH } from '../fetch/fetch.jobs.js';
import { CollectionRun } from './collection-run.entity.js';
import { CollectionRunFile } from './collection-run-file.entity.js';
import { lockRun } from './collection-run-files.js';
import { IMPORT_FILE } from './import-file.job.js';
import { RunClaims } from './run-claims.js';
import { RunLiveness } from './run-liveness.js';

export const SWEEP_RUNS = defineJob({
  name: 'collection.sweep-runs',
  payload: z.object({}),
  retries: 0,
  expireSeconds: 120,
  concurrency: 1,
  cron: '*/5 * * * *',
});

/** A run made this lately may not have reached its process yet. */
const GRACE_MS = 120_000;

const ABANDONED =
  'The process that collected this ended before it was done. Resume the run to go on where it stopped.';

/** Ends runs that nobody works on any more: no job waits or runs for them, and no process says that it does. */
@Injectable()
export class SweepRunsJob {
  private readonly logger = new Logger('Runs');

  constructor(
    private readonly dataSource: DataSource,
    private readonly claims: RunClaims,
    private readonly liveness: RunLiveness,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(SWEEP_RUNS)
  async sweep(): Promise<void> {
    const createdAt = LessThan(new Date(this.clock.now().getTime() - GRACE_MS));
    const open = await this.dataSource.manager.find(CollectionRun, {
      select: { id: true },
      where: { state: In(['QUEUED', 'RUNNING']), createdAt },
    });
    for (const { id } of open)
      if (await this.dataSource.transaction((manager) => this.endIfAbandoned(manager, id)))
        this.logger.warn(`collection run ${id}: nobody worked on it any more`);
  }

  /** The run is locked, so that nobody resumes it between the question and the answer. */
  private async endIfAbandoned(manager: EntityManager, runId: string): Promise<boolean> {
    const run = await lockRun(manager, runId);
    if (await this.liveness.isAlive(manager, runId)) return false;
    if (await this.hasJob(manager, run)) return false;
    if (!(await this.claims.fail(manager, runId, ABANDONED))) return false;
    const openFiles = { runId, state: In(['QUEUED', 'RUNNING']) };
    const finishedAt = this.clock.now();
    await manager.update(CollectionRunFile, openFiles, { state: 'FAILED', error: ABANDONED, finishedAt });
    return true;
  }

  private async hasJob(manager: EntityManager, { id, kind }: CollectionRun): Promise<boolean> {
    if (kind !== 'FILES')
      return this.queue.isOpen(
        kind === 'DELETION_CHECK' ? RUN_DELETION_CHECK : FETCH,
        { runId: id },
        manager,
      );
    // The job of any of them, ended or not, may be about to end the run.
    for (const file of await manager.findBy(CollectionRunFile, { runId: id }))
      if (await this.queue.isOpen(IMPORT_FILE, { fileId: file.id }, manager)) return true;
    return false;
  }
}
