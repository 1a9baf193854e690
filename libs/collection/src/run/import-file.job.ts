import { defineJob, HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ImportRunner } from './import-runner.js';

/** A job a file, so that workers on one database share the files of a run. */
export const IMPORT_FILE = defineJob({
  name: 'collection.import-file',
  payload: z.object({ fileId: z.uuid() }),
  retries: 5,
  expireSeconds: 24 * 3600,
  concurrency: 1,
});

@Injectable()
export class ImportFileJob {
  constructor(private readonly runner: ImportRunner) {}

  @HandlesJob(IMPORT_FILE)
  async importFile({ fileId }: { fileId: string }, { signal, isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.runner.runFile(fileId, { signal });
    } catch (error) {
      if (isLastAttempt && !signal.aborted) await this.runner.giveUp(fileId);
      throw error;
    }
  }
}
