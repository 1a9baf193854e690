import { defineJob, HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ImportRunner } from './import-runner.js';

/** A job a file, so that workers on one database share the files of a run. */
export const IMPORT_FILE = defineJob({
  name: 'collection.import-file',
  payload: z.object({ fileId: z.uuid() }),
  retries: 5,
  expireSeconds: 24 * 3600,
  concurrency: 1,
  tellsDeath: true,
});

@Injectable()
export class ImportFileJob {
  constructor(
    private readonly runner: ImportRunner,
    private readonly queue: JobQueue,
    private readonly database: DataSource,
  ) {}

  @HandlesJob(IMPORT_FILE)
  async importFile({ fileId }: { fileId: string }, { signal }: JobContext): Promise<void> {
    await this.runner.runFile(fileId, { signal });
  }

  @HandlesDeadJob(IMPORT_FILE)
  async giveUp({ fileId }: { fileId: string }): Promise<void> {
    if (!(await this.queue.isOpen(IMPORT_FILE, { fileId }, this.database.manager)))
      await this.runner.giveUp(fileId);
  }
}
