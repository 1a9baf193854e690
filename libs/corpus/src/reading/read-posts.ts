import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Reads the unread posts of a source and counts the verdicts that are out of date. */
export const READ_POSTS = defineJob({
  name: 'corpus.read-posts',
  payload: z.object({ sourceId: z.uuid() }),
  retries: 5,
  expireSeconds: 12 * 3600,
  concurrency: 1,
});
