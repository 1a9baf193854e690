import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Computes a comparison from two finished runs. Nothing is asked of a model, so that a try that ends early starts anew. */
export const COMPARE_RUNS_JOB = defineJob({
  name: 'evaluation.compare-runs',
  payload: z.object({ comparisonId: z.uuid() }),
  retries: 3,
  expireSeconds: 3600,
  concurrency: 1,
});
