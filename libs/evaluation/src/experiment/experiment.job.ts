import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Takes an experiment from step to step. What takes long is done by jobs of their own, which it waits for. */
export const RUN_EXPERIMENT = defineJob({
  name: 'evaluation.run-experiment',
  payload: z.object({ experimentId: z.uuid(), round: z.int().min(0) }),
  retries: 100,
  expireSeconds: 23 * 3600,
  concurrency: 2,
  tellsDeath: true,
});
