import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '@ethogram/core';
import { RANDOM_AGENT } from './agents.js';
import { checkGame } from './check-game.js';
import { playEpisode, replay } from './episode.js';
import { parseGame } from './parse-game.js';

/** A game nobody thought about: any scene may lead anywhere, conditions may shut every way. */
function anyGame(seed: number): unknown {
  const random = SeededRandom.from('any game', seed);
  const names = Array.from({ length: 2 + random.integer(12) }, (_, index) => `s${index}`);
  const way = (): object => ({
    say: 'on',
    to: random.pick(names),
    ...(random.integer(3) === 0
      ? { if: `v ${random.pick(['>=', '<=', '=', '!='])} ${random.integer(5)}` }
      : {}),
    ...(random.integer(2) === 0 ? { do: `v ${random.pick(['+1', '-1', '= 3', '+999'])}` } : {}),
    ...(random.integer(4) === 0 ? { gets: 'prize' } : {}),
  });
  const scene = (name: string): [string, object] => {
    const kind = random.integer(6);
    const ways = Array.from({ length: 1 + random.integer(3) }, way);
    return [name, { text: name, ...(kind === 0 ? {} : kind < 3 ? { chance: ways } : { choices: ways }) }];
  };
  return {
    ...{
      format: 1,
      key: 'any',
      title: 'x',
      summary: 'x',
      character: 'x',
      licence: 'x',
      start: 's0',
      maxSteps: 50,
    },
    variables: { v: { start: 0, min: -2, max: 5 } },
    achievements: { prize: { text: 'x', points: 1 } },
    scenes: Object.fromEntries(names.map(scene)),
  };
}

describe('any game', () => {
  it('ends, keeps its bounds, replays, and is called trapped whenever a play could not end', async () => {
    let trapped = 0;
    for (let seed = 0; seed < 120; seed += 1) {
      const { game } = parseGame(anyGame(seed));
      if (!game) throw new Error(`Game ${seed} cannot be read.`);
      const problems = checkGame(game, { leastScenes: 1 }).problems.join(' ');
      for (let episode = 0; episode < 5; episode += 1) {
        const play = await playEpisode(game, RANDOM_AGENT, { seed, episode, goal: 'none' });
        const { state } = replay(game, play).at(-1) as ReturnType<typeof replay>[number];
        expect(state.status).toBe(play.status);
        expect(state.steps).toBeLessThanOrEqual(50);
        expect(state.points).toBeLessThanOrEqual(1);
        expect(state.variables.v).toBeGreaterThanOrEqual(-2);
        expect(state.variables.v).toBeLessThanOrEqual(5);
        if (play.status === 'stuck') {
          expect(problems).toContain('no ending can be reached');
          trapped += 1;
        }
      }
    }
    expect(trapped).toBeGreaterThan(20);
  });
});
