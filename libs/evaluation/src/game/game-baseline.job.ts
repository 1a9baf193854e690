import { defineJob } from '@ethogram/platform';
import { z } from 'zod';

/** Random and greedy play of one content of a game: seconds for a game of this project, minutes for a long one. */
export const GAME_BASELINE_JOB = defineJob({
  name: 'evaluation.measure-game-baseline',
  payload: z.object({ hash: z.string().min(1).max(200) }),
  retries: 3,
  expireSeconds: 3600,
  concurrency: 1,
});
