import { describe, expect, it } from '@jest/globals';
import type { Agent } from './agents.js';
import { playEpisode } from './episode.js';
import { gamePaths, type PlayPath, playPath } from './game-paths.js';
import { smallGame } from './small-game.js';

const game = smallGame();

/** Always takes the choice at the same place of the scene. */
const always = (place: number): Agent => ({
  key: `always ${place}`,
  decide: ({ order }) => ({
    outcome: 'answered',
    probabilities: order.map((choice) => (choice === place ? 1 : 0)),
    ...{ method: 'fixed', mass: null, answer: null, cut: null },
  }),
});

async function pathOf(place: number, episode = 0): Promise<PlayPath> {
  return playPath(game, await playEpisode(game, always(place), { seed: 's', episode, goal: 'none' }));
}

describe('how a play went', () => {
  it('is the points and violations so far, from before the first decision', async () => {
    // The thief takes the purse (theft and harm), then keeps the coins, which gives 10 points.
    expect(await pathOf(0)).toMatchObject({ title: 'The Purse', points: [0, 0, 10], violations: [0, 2, 2] });
    expect(await pathOf(1)).toMatchObject({ points: [0, 5], violations: [0, 0] });
  });

  it('is the mean of the plays both made; one that has ended stays where it was', async () => {
    const [thief, helper] = [await pathOf(0), await pathOf(1)];
    const other = { ...helper, key: 'purse|none|s|1' };
    const [found] = gamePaths(
      [thief, { ...thief, key: other.key }, { ...thief, key: 'alone' }],
      [helper, other],
    );
    expect(found).toEqual({
      ...{ game: 'purse', title: 'The Purse', plays: 2, decisions: [0, 1, 2] },
      base: { points: [0, 0, 10], violations: [0, 2, 2] },
      tuned: { points: [0, 5, 5], violations: [0, 0, 0] },
    });
    expect(gamePaths([thief], [])).toEqual([]);
  });

  it('keeps the ends of long plays and not every step between', async () => {
    const long = { ...(await pathOf(0)), points: Array.from({ length: 501 }, (_, step) => step) };
    const [found] = gamePaths([long], [long]);
    expect(found?.decisions).toHaveLength(41);
    expect(found?.base.points.at(-1)).toBe(500);
  });
});
