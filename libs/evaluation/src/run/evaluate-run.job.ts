import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** One run that was started alone. A try that ends early loses the answers under way at most. */
export const EVALUATE_RUN_JOB = defineJob({
  name: 'evaluation.evaluate-run',
  payload: z.object({ runId: z.uuid(), round: z.int().min(0) }),
  // A model server that is being restarted or moved is waited for about half an hour.
  retries: 30,
  expireSeconds: 23 * 3600,
  concurrency: 2,
  tellsDeath: true,
});
