import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/**
 * Follows one training to its end. The trainer itself lives on when the worker dies, so a try that ends early costs
 * nothing; a training longer than a try is followed by the next one. How many train at once is the launcher's business
 * (`LaunchPlaces`); here is only how many one worker watches.
 */
export const FINE_TUNE_JOB = defineJob({
  name: 'models.fine-tune',
  payload: z.object({ runId: z.uuid(), round: z.int().min(0) }),
  retries: 20,
  expireSeconds: 23 * 3600,
  concurrency: 8,
});
