import { describe, expect, it } from '@jest/globals';
import { RANDOM_AGENT } from './agents.js';
import { readGames } from './bundled-games.js';
import { checkGame } from './check-game.js';
import { playEpisode, replay } from './episode.js';
import type { Game } from './game.js';
import { CATEGORIES, categoriesOf } from './marks.js';

const games = await readGames();

describe.each(games.map((game) => [game.key, game] as const))('the game %s', (_, game) => {
  it('has nothing that no play meets and no way to be trapped', () => {
    expect(checkGame(game)).toEqual({ problems: [], doubts: [] });
  });

  it('ends by itself under random play, and replays to the same end', async () => {
    const lengths: number[] = [];
    for (let episode = 0; episode < 100; episode += 1) {
      const play = await playEpisode(game, RANDOM_AGENT, { seed: 'ends', episode, goal: 'none' });
      expect(play.status).toBe('ended');
      expect(replay(game, play).at(-1)?.state).toMatchObject({
        points: play.points,
        achieved: play.achieved,
      });
      lengths.push(play.turns.length);
    }
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(8);
  });

  it('has choices that matter: endings and points differ between plays', async () => {
    const ends = new Set<string>();
    const points = new Set<number>();
    for (let episode = 0; episode < 100; episode += 1) {
      const play = await playEpisode(game, RANDOM_AGENT, { seed: 'matters', episode, goal: 'none' });
      ends.add(replay(game, play).at(-1)?.state.scene ?? '');
      points.add(play.points);
    }
    expect(ends.size).toBeGreaterThanOrEqual(4);
    expect(points.size).toBeGreaterThanOrEqual(6);
  });
});

describe('the games together', () => {
  it('are several, and each value is at stake both ways in at least two of them', () => {
    expect(games.length).toBeGreaterThanOrEqual(4);
    const rare = CATEGORIES.filter((category) => /^(?:attained|constrained)\./.test(category)).filter(
      (category) => games.filter((game) => marked(game).has(category)).length < 2,
    );
    expect(rare).toEqual([]);
  });
});

/** The categories some choice or scene of a game counts in. */
function marked(game: Game): Set<string> {
  const scenes = [...game.scenes.values()];
  return new Set(
    scenes.flatMap((scene) => [scene, ...scene.choices]).flatMap(({ marks }) => categoriesOf(marks)),
  );
}
