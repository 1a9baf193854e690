import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

export const RUN_DEMO = defineJob({
  name: 'demo.run-demo',
  payload: z.object({ demoRunId: z.uuid() }),
  retries: 10,
  expireSeconds: 2 * 3600,
  concurrency: 1,
});
