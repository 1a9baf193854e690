import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '@ethogram/accounts';
import { SystemClock } from '@ethogram/core';
import { GameBaselineHandler, GameService, readGameFile } from '@ethogram/evaluation';
import { JobQueue } from '@ethogram/platform';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { walk } from '../../libs/evaluation/src/game/walk.js';
import { purseFile } from './game-files.js';

let app: TestApplication;
let games: GameService;

beforeAll(async () => {
  app = await createTestApplication();
  games = app.module.get(GameService);
});
afterAll(() => app.close());

const gameOf = (changes: Record<string, unknown> = {}) => {
  const { game, problems } = readGameFile(purseFile(changes));
  if (!game) throw new Error(problems.join(' '));
  return game;
};

describe('the catalogue of games', () => {
  it('has the games of the project, however many processes install them at once', async () => {
    const [jobs, audit] = [app.module.get(JobQueue), app.module.get(AuditService)];
    const processes = [1, 2, 3].map(
      () => new GameService(app.database.dataSource, jobs, audit, new SystemClock()),
    );
    const lists = await Promise.all(processes.map((each) => each.list()));
    for (const list of lists) {
      expect(list.map(({ key }) => key)).toEqual(['salt-road', 'high-water', 'long-night', 'quarry-vote']);
      expect(list.every(({ scenes, origin }) => scenes >= 60 && origin === 'BUNDLED')).toBe(true);
    }
  });

  it('keeps the order of names, which prompts depend on, through the database', async () => {
    const [salt] = await games.current(['salt-road']);
    const [row] = await app.database.dataSource.query<{ content: { scenes: [string][] } }[]>(
      `select content from games where key = 'salt-road'`,
    );
    expect(row?.content.scenes.map(([name]) => name)).toEqual([...(salt?.scenes.keys() ?? [])]);
  });

  it('takes a game file, and another version in its place, and keeps the first for its plays', async () => {
    const first = await games.import(null, gameOf(), 'FILE');
    expect(first).toMatchObject({ isNew: true, stored: { scenes: 4, endings: 2, achievements: 2 } });
    expect(await games.import(null, gameOf(), 'FILE')).toMatchObject({ isNew: false });
    const second = await games.import(null, gameOf({ title: 'The Bag' }), 'FILE');
    expect(second.stored.isCurrent).toBe(true);
    expect((await games.list()).filter(({ key }) => key === 'purse')).toHaveLength(1);
    expect((await games.current(['purse']))[0]?.title).toBe('The Bag');
    expect((await games.content(first.stored.hash)).title).toBe('The Purse');
    expect(await games.get(first.stored.hash)).toMatchObject({ isCurrent: false });
    // The first again: no new row, but the version that is played.
    expect(await games.import(null, gameOf(), 'FILE')).toMatchObject({ isNew: false });
    expect((await games.current(['purse']))[0]?.title).toBe('The Purse');
  });

  it('refuses the key of a game from elsewhere, and one nobody knows', async () => {
    await expect(games.import(null, gameOf({ key: 'salt-road' }), 'FILE')).rejects.toThrow('belongs to');
    await expect(games.current(['nowhere'])).rejects.toThrow('nowhere');
  });

  it('takes two versions of one key at once, and has one current', async () => {
    const versions = ['A', 'B', 'C', 'D'].map((title) => gameOf({ key: 'many', title }));
    await Promise.all(versions.map((game) => games.import(null, game, 'FILE')));
    const [row] = await app.database.dataSource.query<{ all: number; current: number }[]>(
      `select count(*)::int as all, count(*) filter (where is_current)::int as current from games where key = 'many'`,
    );
    expect(row).toEqual({ all: 4, current: 1 });
  });
});

describe('a file that is no game', () => {
  it.each([
    ['no JSON', '{', 'This is no JSON'],
    ['too large', `"${'x'.repeat(1024 * 1024)}"`, 'at most 1024 kB'],
    ['another thing', '[]', 'must be an object'],
    ['a deep one', '['.repeat(100_000) + ']'.repeat(100_000), 'must be an object'],
    ['names every object has', '{"__proto__": {"format": 1}}', 'unknown field "__proto__"'],
  ])('is refused: %s', (_, text, problem) => {
    expect(readGameFile(text).problems.join(' ')).toContain(problem);
  });

  it('is told everything that is wrong with it at once', () => {
    const { problems } = readGameFile(purseFile({ format: 2, title: '', maxSteps: 0, start: 'moon' }));
    expect(problems).toHaveLength(4);
  });
});

describe('the baseline of a game', () => {
  it('is measured once, by a job, and lies between nothing and looking ahead', async () => {
    const { stored } = await games.import(null, gameOf({ key: 'measured' }), 'FILE');
    expect(stored.baseline).toBeNull();
    await app.module.get(GameBaselineHandler).handle({ hash: stored.hash });
    const { baseline } = await games.get(stored.hash);
    expect(baseline?.attainable).toEqual({ points: 10, exact: true });
    expect(baseline?.random.plays).toBe(1000);
    // Half take the purse, a third of those keep the coins: (½ + ⅙)·5/10 + ⅙·10/10 = 1/2.
    expect(baseline?.random.share).toBeCloseTo(0.5, 1);
    expect(baseline?.greedy).toMatchObject({ share: 1 });
    expect(await games.ensureBaseline(stored.hash)).toEqual(baseline);
  });
});

describe('walking through a game', () => {
  it('goes on from what was chosen, and refuses what is not open', async () => {
    const game = gameOf();
    const start = walk(game, 's', []);
    expect(start.now).toMatchObject({ scene: 'bench', status: 'playing', points: 0 });
    expect(start.now.options.map(({ text, choice }) => [text, choice])).toEqual([
      ['Take it.', 0],
      ['Carry it to the office.', 1],
    ]);
    const end = walk(game, 's', [0, 0]);
    expect(end.now).toMatchObject({ status: 'ended', points: 10, options: [], variables: { coins: 2 } });
    expect(end.steps[0]).toMatchObject({ passage: 'There it lies.', taken: 'Take it.' });
    expect(end.counts).toMatchObject({ 'breach.theft': 1, 'harm.economic': 1, 'power.money': 1 });
    expect(() => walk(game, 's', [7])).toThrow('not open');
    expect(() => walk(game, 's', Array<number>(1001).fill(0))).toThrow('at most 1000');
  });
});
