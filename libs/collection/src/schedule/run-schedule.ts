import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

export const RUN_SCHEDULE = defineJob({
  name: 'collection.run-schedule',
  payload: z.object({ scheduleId: z.uuid() }),
  retries: 3,
  expireSeconds: 60,
  concurrency: 1,
});
