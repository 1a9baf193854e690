import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Reads the base model's own answers and builds the rows. Resumes where it stopped. */
export const BUILD_TRAINING_SET = defineJob({
  name: 'datasets.build-training-set',
  payload: z.object({ trainingSetId: z.uuid() }),
  retries: 5,
  expireSeconds: 3600,
  concurrency: 1,
});
