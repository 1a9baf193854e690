import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** The whole before/after evaluation of one report, run by run. A try that ends early loses the last answers at most. */
export const BUILD_REPORT_JOB = defineJob({
  name: 'evaluation.build-report',
  payload: z.object({ reportId: z.uuid() }),
  // A model server that is being restarted or moved is waited for about half an hour.
  retries: 30,
  expireSeconds: 23 * 3600,
  concurrency: 1,
});
