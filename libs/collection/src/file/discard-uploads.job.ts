import { Clock } from '@ethogram/core';
import { BlobStore, defineJob, HandlesJob } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { z } from 'zod';
import { uploadKey } from './upload-key.js';
import { UploadedFile } from './uploaded-file.entity.js';

export const DISCARD_UPLOADS = defineJob({
  name: 'collection.discard-uploads',
  payload: z.object({}),
  retries: 2,
  expireSeconds: 600,
  concurrency: 1,
  cron: '41 * * * *',
});

/** Reddit asks for what is deleted there to be gone everywhere within 48 hours, and a dump names nobody to look for. */
const KEPT_MS = 47 * 3_600_000;

/** By the end of the path: runs of earlier versions keep the whole path of the file on the disk. */
const IS_READ = `
  select exists (select from collection_run_files
    where right(path, length($1)) = $1 and state in ('QUEUED', 'RUNNING', 'PAUSED')) as "isRead"`;

/**
 * Deletes uploaded files two days after their upload, for they hold the text of posts that may be deleted at any time. A
 * file that an open run still reads is kept until the run has ended.
 */
@Injectable()
export class DiscardUploadsJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(DISCARD_UPLOADS)
  async discard(): Promise<void> {
    const createdAt = LessThan(new Date(this.clock.now().getTime() - KEPT_MS));
    for (const { id } of await this.dataSource.manager.findBy(UploadedFile, { createdAt })) {
      const key = uploadKey(id);
      const [row]: { isRead: boolean }[] = await this.dataSource.query(IS_READ, [key]);
      if (row?.isRead) continue;
      // The file first: a row without its file is found again by the next hour, a file without its row never.
      await this.blobs.delete(key);
      await this.dataSource.manager.delete(UploadedFile, { id });
    }
  }
}
