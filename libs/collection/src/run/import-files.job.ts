import { defineJob, HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ImportRunner } from './import-runner.js';

export const IMPORT_FILES = defineJob({
  name: 'collection.import-files',
  payload: z.object({ runId: z.uuid() }),
  retries: 5,
  expireSeconds: 12 * 3600,
  concurrency: 1,
});

@Injectable()
export class ImportFilesJob {
  constructor(private readonly runner: ImportRunner) {}

  @HandlesJob(IMPORT_FILES)
  async importFiles({ runId }: { runId: string }, { signal, isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.runner.run(runId, { signal });
    } catch (error) {
      if (isLastAttempt && !signal.aborted) await this.runner.giveUp(runId);
      throw error;
    }
  }
}
