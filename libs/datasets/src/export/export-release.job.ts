import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Writes a release as files. Killed anywhere it goes on with the file it was at. */
export const EXPORT_RELEASE = defineJob({
  name: 'datasets.export-release',
  payload: z.object({ exportId: z.uuid() }),
  retries: 5,
  expireSeconds: 6 * 3600,
  concurrency: 1,
  tellsDeath: true,
});

/** Takes the files of an export away. */
export const DISCARD_EXPORT = defineJob({
  name: 'datasets.discard-export',
  payload: z.object({ exportId: z.uuid() }),
  retries: 5,
  expireSeconds: 600,
  concurrency: 1,
});
