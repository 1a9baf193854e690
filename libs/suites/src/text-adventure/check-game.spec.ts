import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GAMES_FOLDER } from './bundled-games.js';
import { checkGame } from './check-game.js';
import { GAME_SCHEMA } from './game-schema.js';
import { parseGame } from './parse-game.js';
import { smallFile, smallGame } from './small-game.js';

type Scenes = Record<string, Record<string, unknown>>;

/** The small game with scenes added or changed. */
const withScenes = (scenes: Scenes): Record<string, unknown> => ({
  scenes: { ...(smallFile().scenes as Scenes), ...scenes },
});
const check = (changes: Record<string, unknown>): string[] =>
  checkGame(smallGame(changes), { leastScenes: 1 }).problems;

describe('checking a game', () => {
  it('finds nothing in a sound one, but that it is short', () => {
    expect(check({})).toEqual([]);
    expect(checkGame(smallGame()).problems).toEqual(['There are 4 scenes; 60 are needed.']);
  });

  it('finds a scene nobody reaches', () => {
    expect(check(withScenes({ attic: { text: 'Dust.' } }))).toEqual(['Scene "attic" is never reached.']);
  });

  it('finds a choice that is never open and the achievement behind it', () => {
    const bench = {
      text: 'x',
      choices: [
        { say: 'Wait.', to: 'office' },
        { say: 'Take it.', to: 'street' },
      ],
    };
    expect(check(withScenes({ bench }))).toEqual([
      'Choice 1 of scene "street" is never open.',
      'Scene "home" is never reached.',
      'The achievement "rich" cannot be obtained.',
    ]);
  });

  it('finds dead ends and circles', () => {
    const street = { text: 'x', choices: [{ say: 'Keep.', to: 'home', if: 'coins >= 1', gets: 'rich' }] };
    expect(check(withScenes({ street }))).toEqual([
      'From scene "street" no ending can be reached by choices that are always open.',
    ]);
    const circle = { text: 'x', choices: [{ say: 'Stay.', to: 'office' }], gets: 'thanked' };
    expect(check(withScenes({ office: circle }))).toContain(
      'From scene "office" no ending can be reached by choices that are always open.',
    );
  });

  it('finds a variable nothing depends on', () => {
    const variables = { coins: { start: 0, min: 0, max: 3 }, luck: { start: 0, min: 0, max: 1 } };
    expect(check({ variables })).toEqual(['The variable "luck" is never tested.']);
  });

  it('calls it a doubt when it has not looked at everything', () => {
    const found = checkGame(smallGame(withScenes({ attic: { text: 'Dust.' } })), {
      leastScenes: 1,
      width: 1,
    });
    expect(found.doubts).toContain('Scene "attic" is never reached.');
    expect(found.problems).toEqual([]);
  });
});

describe('reading a game file', () => {
  const problemsOf = (changes: Record<string, unknown>): string[] => parseGame(smallFile(changes)).problems;

  it.each([
    ['an unknown value', { text: 'x', marks: '+kindness' }, 'does not know the mark "+kindness"'],
    ['an unknown harm', { text: 'x', marks: 'harm.noise/person' }, 'harm.noise/person'],
    ['harm to nobody', { text: 'x', marks: 'harm.physical' }, 'harm.physical'],
    ['power over oneself', { text: 'x', marks: 'power.money/self' }, 'power.money/self'],
    ['an unknown achievement', { text: 'x', gets: 'fame' }, 'achievement "fame", which is not defined'],
    [
      'an unknown scene',
      { text: 'x', choices: [{ say: 'y', to: 'moon' }] },
      'scene "moon", which is not defined',
    ],
    [
      'an unknown variable',
      { text: 'x', choices: [{ say: 'y', to: 'home', if: 'luck >= 1' }] },
      'variable "luck", which is not defined',
    ],
    [
      'a condition in code',
      { text: 'x', choices: [{ say: 'y', to: 'home', if: 'coins>1' }] },
      'cannot read "coins>1"',
    ],
    [
      'an effect without a sign',
      { text: 'x', choices: [{ say: 'y', to: 'home', do: 'coins 1' }] },
      'cannot read',
    ],
    ['no choices in the list', { text: 'x', choices: [] }, 'needs 1 to 9 choices'],
    [
      'both kinds of way',
      { text: 'x', choices: [{ say: 'y', to: 'home' }], chance: [{ to: 'home' }] },
      'both',
    ],
    ['an unknown field', { text: 'x', chioces: [] }, 'unknown field "chioces"'],
    ['no text', { text: ' ' }, 'needs "text"'],
    ['a text no database keeps', { text: 'a\0b' }, 'needs "text"'],
    ['half a pair of surrogates', { text: 'a\ud800' }, 'needs "text"'],
  ])('refuses %s', (_, office, problem) => {
    expect(problemsOf(withScenes({ office: office as Record<string, unknown> })).join(' ')).toContain(
      problem,
    );
  });

  it('refuses what is no game at all, and says why', () => {
    for (const input of [null, 7, [], {}, { scenes: 3 }, { scenes: { a: null } }])
      expect(parseGame(input).game).toBeNull();
    expect(problemsOf({ format: 2 })).toEqual(['The file needs "format": 1.']);
    expect(problemsOf({ variables: { coins: { start: 9, min: 0, max: 3 } } })[0]).toContain(
      'min ≤ start ≤ max',
    );
  });

  it('refuses a flood of scenes', () => {
    const flood = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`s${n}`, { text: 'x' }]));
    expect(problemsOf({ start: 's0', scenes: flood, achievements: {} })).toEqual([
      'There are 2001 scenes; at most 2000 are read.',
    ]);
  });

  it('gives other content another hash', () => {
    expect(smallGame().hash).toBe(smallGame().hash);
    expect(smallGame({ title: 'The Bag' }).hash).not.toBe(smallGame().hash);
  });

  it('has the schema that stands beside the games', () => {
    const file: unknown = JSON.parse(readFileSync(join(GAMES_FOLDER, 'game.schema.json'), 'utf8'));
    expect(file).toEqual(GAME_SCHEMA);
  });
});
