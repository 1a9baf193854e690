import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Freezes studies into a release. Killed anywhere it begins again: nothing of a release is seen before all of it. */
export const BUILD_RELEASE = defineJob({
  name: 'datasets.build-release',
  payload: z.object({ buildId: z.uuid() }),
  retries: 3,
  expireSeconds: 3 * 3600,
  concurrency: 1,
  tellsDeath: true,
});
