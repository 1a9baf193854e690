import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Counts what a release holds. Killed anywhere it begins again. */
export const EXPLORE_RELEASE = defineJob({
  name: 'datasets.explore-release',
  payload: z.object({ releaseId: z.uuid() }),
  retries: 3,
  expireSeconds: 3600,
  concurrency: 1,
  tellsDeath: true,
});
