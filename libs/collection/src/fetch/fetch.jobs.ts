import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Several at once in a worker: they wait for Reddit most of the time, and share one budget of requests. */
export const FETCH = defineJob({
  name: 'collection.fetch',
  payload: z.object({ runId: z.uuid() }),
  // With a pause of up to a minute before each: an outage of some five minutes is sat out.
  retries: 8,
  expireSeconds: 24 * 3600,
  concurrency: 3,
  tellsDeath: true,
});

/** Looks for posts whose second look is due. */
export const START_SECOND_LOOKS = defineJob({
  name: 'collection.start-second-looks',
  payload: z.object({}),
  retries: 0,
  expireSeconds: 120,
  concurrency: 1,
  cron: '*/15 * * * *',
});
