import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** One check of one source. */
export const RUN_DELETION_CHECK = defineJob({
  name: 'collection.run-deletion-check',
  payload: z.object({ runId: z.uuid() }),
  // With pauses of a minute at most between tries, an outage of half an hour is waited out; the next hour starts anew.
  retries: 30,
  expireSeconds: 23 * 3600,
  concurrency: 1,
  tellsDeath: true,
});

/** Starts the checks that are due. */
export const START_DUE_CHECKS = defineJob({
  name: 'collection.start-due-checks',
  payload: z.object({}),
  retries: 2,
  expireSeconds: 600,
  concurrency: 1,
  cron: '23 * * * *',
});
