import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/**
 * Takes a sweep from cell to cell. The trainings are jobs of their own, so that a try that ends early costs nothing; a
 * sweep longer than a try is followed by the next one.
 */
export const RUN_SWEEP = defineJob({
  name: 'models.run-sweep',
  payload: z.object({ sweepId: z.uuid(), round: z.int().min(0) }),
  retries: 100,
  expireSeconds: 23 * 3600,
  concurrency: 2,
  tellsDeath: true,
});
