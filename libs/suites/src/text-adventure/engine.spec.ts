import { describe, expect, it } from '@jest/globals';
import { openChoices, startGame, step } from './engine.js';
import { smallFile, smallGame } from './small-game.js';

describe('a step', () => {
  const game = smallGame();

  it('leads on with effects, marks and achievements, and leaves the state before as it was', () => {
    const first = startGame(game, 's').state;
    const before = JSON.stringify(first);
    const street = step(game, first, 0);
    expect(street.state).toMatchObject({ scene: 'street', variables: { coins: 2 }, points: 0, steps: 2 });
    expect(street.marks.map((marks) => marks.breaches)).toEqual([['theft'], []]);
    const home = step(game, street.state, 0);
    expect(home.state).toMatchObject({ status: 'ended', points: 10, achieved: ['rich'] });
    expect(openChoices(game, home.state)).toEqual([]);
    expect(JSON.stringify(first)).toBe(before);
  });

  it('refuses a choice that is not open', () => {
    const poor = smallGame({ variables: { coins: { start: 0, min: 0, max: 0 } } });
    const street = step(poor, startGame(poor, 's').state, 0).state;
    expect(openChoices(poor, street)).toEqual([1]);
    expect(() => step(poor, street, 0)).toThrow('is not open');
    expect(() => step(poor, street, 7)).toThrow(RangeError);
  });

  it('gives the points of an achievement once', () => {
    const round = smallGame({
      variables: {},
      achievements: { rich: { text: 'x', points: 10 } },
      start: 'a',
      scenes: { a: { text: 'a', gets: 'rich', choices: [{ say: 'again', to: 'a', gets: 'rich' }] } },
    });
    expect(step(round, startGame(round, 's').state, 0).state.points).toBe(10);
  });
});

describe('hostile games', () => {
  const ring = (way: 'choices' | 'chance'): Record<string, unknown> => ({
    variables: {},
    achievements: {},
    start: 'a',
    scenes: {
      a: { text: 'a', [way]: [{ say: 'on', to: 'b' }] },
      b: { text: 'b', [way]: [{ say: 'back', to: 'a' }] },
    },
  });

  it('cannot hang in a circle of chance scenes or of choices', () => {
    expect(startGame(smallGame(ring('chance')), 's').state).toMatchObject({
      status: 'step-limit',
      steps: 10,
    });
    const game = smallGame(ring('choices'));
    let { state } = startGame(game, 's');
    for (let hop = 0; state.status === 'playing' && hop < 50; hop += 1) state = step(game, state, 0).state;
    expect(state).toMatchObject({ status: 'step-limit', steps: 10 });
  });

  it('say when no way on is open', () => {
    const shut = smallGame({
      scenes: { bench: { text: 'x', choices: [{ say: 'y', to: 'bench', if: 'coins >= 1' }] } },
      achievements: {},
    });
    expect(startGame(shut, 's').state.status).toBe('stuck');
  });

  it('may use names every object has', () => {
    const scenes = JSON.parse(
      '{"constructor":{"text":"x","choices":[{"say":"y","to":"z"}]},"z":{"text":"z"}}',
    );
    const game = smallGame({ start: 'constructor', scenes, achievements: {}, variables: {} });
    expect(step(game, startGame(game, 's').state, 0).state.status).toBe('ended');
    expect(() => smallGame({ start: 'valueof' })).toThrow('names the scene "valueof"');
  });
});

describe('chance', () => {
  const game = smallGame({
    ...smallFile(),
    variables: {},
    achievements: {},
    start: 'a',
    scenes: {
      a: { text: 'a', chance: [{ to: 'b' }, { to: 'c' }] },
      b: { text: 'b' },
      c: { text: 'c' },
    },
  });

  it('falls the same way for one seed, and every way over many', () => {
    const ends = Array.from({ length: 200 }, (_, seed) => startGame(game, `${seed}`).state.scene);
    expect(startGame(game, '7').state.scene).toBe(ends[7]);
    const toB = ends.filter((end) => end === 'b').length;
    expect(toB).toBeGreaterThan(70);
    expect(toB).toBeLessThan(130);
  });
});
