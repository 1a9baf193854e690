import type { EpisodeOptions } from './episode.js';
import { episodeKey } from './episode.js';
import type { Game } from './game.js';
import { GOALS, type Goal } from './prompt.js';

/** One play to be made. The same plan gives the same key for every model, which is how runs are paired. */
export type PlayPlan = EpisodeOptions & { key: string; game: string };

/** Every game under every goal, `episodes` times (default 25), in that order. */
export function planTextAdventure(plan: {
  games: readonly Game[];
  seed: string | number;
  goals?: readonly Goal[];
  episodes?: number;
}): PlayPlan[] {
  const { seed, episodes = 25 } = plan;
  return plan.games.flatMap((game) =>
    (plan.goals ?? GOALS).flatMap((goal) =>
      Array.from({ length: episodes }, (_, episode) => {
        const options = { seed, episode, goal };
        return { ...options, key: episodeKey(game.key, options), game: game.key };
      }),
    ),
  );
}
