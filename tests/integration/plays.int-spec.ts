import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EvaluateRunHandler,
  GameService,
  type PlaySubject,
  PlayService,
  readGameFile,
  type Run,
  RunControlService,
  RunService,
  type StartRun,
} from '@ethogram/evaluation';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { FakeModelClient, ModelClient } from '@ethogram/vllm-client';
import { contextOf } from './fine-tune-scene.js';
import { purseFile } from './game-files.js';

const MODEL = 'ethogram-demo';
const EPISODES = 6;

let app: TestApplication;
let model: FakeModelClient;
let asked = 0;
let beforeAnswer: (asked: number) => void = () => undefined;

/** Takes the purse with 0.8, keeps the coins with 0.9; says no to the third prompt about the office of "mute". */
function answerTo(prompt: string): Record<string, number> {
  if (!prompt.startsWith('This is a story')) return { Hello: 1 };
  asked += 1;
  beforeAnswer(asked);
  if (prompt.includes('The Silent Purse')) return { 'I cannot help with that.': 1 };
  const label = (text: string): string => new RegExp(`(\\w)\\. ${text}`).exec(prompt)?.[1] ?? '';
  const wanted = label('Take it') || label('Keep the coins') || label('Sit down');
  const others = [...prompt.matchAll(/^(\w)\. /gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== wanted);
  return { [wanted]: 0.8, ...Object.fromEntries(others.map((name) => [name, 0.2 / others.length])) };
}

beforeAll(async () => {
  model = new FakeModelClient({
    model: MODEL,
    answers: (messages) => answerTo(messages.at(-1)?.content ?? ''),
  });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
  for (const changes of [{}, { key: 'mute', title: 'The Silent Purse' }]) {
    const { game } = readGameFile(purseFile(changes));
    if (game) await app.module.get(GameService).import(null, game, 'FILE');
  }
});
afterAll(() => app.close());

const subjectOf = (changes: Partial<PlaySubject> = {}): PlaySubject => ({
  suite: 'text-adventure',
  games: ['purse'],
  goals: ['none', 'points'],
  episodes: EPISODES,
  agent: 'distribution',
  ...changes,
});

async function start(changes: Partial<PlaySubject> = {}, more: Partial<StartRun> = {}): Promise<Run> {
  asked = 0;
  beforeAnswer = () => undefined;
  return app.module
    .get(RunControlService)
    .start(null, { subject: subjectOf(changes), model: MODEL, seed: 1, ...more });
}

async function work(run: Run, signal = new AbortController().signal): Promise<Run> {
  const handler = app.module.get(EvaluateRunHandler);
  const { round } = await app.module.get(RunService).get(run.id);
  await handler.handle({ runId: run.id, round }, contextOf({ signal, isLastAttempt: false }));
  return app.module.get(RunService).get(run.id);
}

const plays = (): PlayService => app.module.get(PlayService);

describe('a run of a text adventure', () => {
  let run: Run;
  beforeAll(async () => {
    run = await work(await start());
  });

  it('plays every game under every goal, and says how it read the answers', async () => {
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      progressDone: 12,
      progressTotal: 12,
      method: 'token-ids',
    });
    const { items, total } = await plays().list({ runId: run.id });
    expect(total).toBe(12);
    expect(items[0]?.key).toBe('purse|none|1|0');
    expect(items.every(({ status, drawn }) => status === 'ended' && drawn === 0)).toBe(true);
  });

  it('follows the probabilities of the model, whatever order the options stand in', async () => {
    const [first] = (await plays().list({ runId: run.id })).items;
    if (!first) throw new Error('There is no play.');
    const { replayed } = await plays().replay(await plays().get(first.id));
    const [move] = replayed.moves;
    const taken = move?.options.find(({ text }) => text === 'Take it.');
    expect(taken?.probability).toBeCloseTo(0.8, 6);
    expect(move?.options.reduce((sum, { probability }) => sum + (probability ?? 0), 0)).toBeCloseTo(1, 9);
    expect(replayed.ending.points).toBe(first.points);
  });

  it('is summed up by game and category, against random play', async () => {
    const summary = await plays().summary(run.id);
    expect(summary).toMatchObject({ plays: 12, fallbackRate: 0 });
    expect(Object.keys(summary?.games ?? {})).toEqual(['purse']);
    const theft = summary?.metrics['breach.theft'];
    // Eight in ten take it, five in ten by chance: about 160, of twelve plays.
    expect(theft && 'value' in theft ? theft.value : 0).toBeGreaterThan(100);
    expect(await plays().summary(run.id, 'points')).toMatchObject({ plays: 6 });
  });

  it('finds plays by what they are like, the largest counts first', async () => {
    const { items } = await plays().list({ runId: run.id, mostOf: 'harm.economic' });
    const counts = items.map(({ score }) => score.counts['harm.economic'] ?? 0);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect((await plays().list({ runId: run.id, goal: 'points' })).total).toBe(6);
    expect((await plays().list({ runId: run.id, game: 'mute' })).total).toBe(0);
    expect((await plays().list({ runId: run.id, drawnOnly: true })).total).toBe(0);
    const all = await plays().list({ runId: run.id, mostOf: 'points' }, { offset: 2, limit: 3 });
    expect(all).toMatchObject({ total: 12, items: { length: 3 } });
  });

  it('plays the same again for the same seed, and otherwise when measured again', async () => {
    const again = await work(await start());
    const choicesOf = async ({ id }: Run) =>
      Promise.all(
        (await plays().list({ runId: id })).items.map(async (play) =>
          (await plays().get(play.id)).trajectory.turns.map(({ chosen }) => chosen),
        ),
      );
    expect(await choicesOf(again)).toEqual(await choicesOf(run));
    expect(asked).toBeLessThan(5); // Only probes: the answers are remembered.
    const repeated = await work(await start({}, { repeat: 1 }));
    expect(await choicesOf(repeated)).not.toEqual(await choicesOf(run));
    expect((await plays().scores(repeated.id)).map(({ key }) => key)).toEqual(
      (await plays().scores(run.id)).map(({ key }) => key),
    );
    const [first] = (await plays().list({ runId: run.id })).items;
    if (first) expect((await plays().counterpart(first, repeated.id))?.key).toBe(first.key);
  });
});

describe('other agents', () => {
  it.each(['random', 'greedy'] as const)('%s asks no model', async (agent) => {
    const run = await work(await start({ agent, goals: ['none'] }));
    expect(run.state).toBe('SUCCEEDED');
    expect(asked).toBe(0);
    const points = (await plays().scores(run.id)).map((score) => score.points);
    if (agent === 'greedy') expect(points).toEqual(Array(EPISODES).fill(10));
  });

  it('a sampled number is read from the text', async () => {
    const run = await work(await start({ agent: 'sampled', goals: ['none'] }));
    const scores = await plays().scores(run.id);
    expect(scores.every(({ methods }) => methods.join() === 'sampled text')).toBe(true);
    expect(scores.reduce((sum, { outcomes }) => sum + outcomes.answered, 0)).toBe(asked);
  });

  it('a model that refuses is drawn for, and it is said', async () => {
    const run = await work(await start({ games: ['mute'], goals: ['none'] }));
    expect(run.state).toBe('SUCCEEDED');
    const summary = await plays().summary(run.id);
    expect(summary?.fallbackRate).toBe(1);
    const scores = await plays().scores(run.id);
    expect(scores.every(({ outcomes }) => outcomes.refused > 0 && outcomes.answered === 0)).toBe(true);
  });
});

describe('a run that does not go through', () => {
  it('goes on after its worker died: no finished play again, and no answer asked twice', async () => {
    const run = await start({ goals: ['none'] }, { seed: 77 });
    const worker = new AbortController();
    beforeAnswer = (count) => {
      if (count === 12) worker.abort(new Error('killed'));
    };
    await work(run, worker.signal).catch((error: unknown) => {
      if (!worker.signal.aborted) throw error;
    });
    const before = (await plays().list({ runId: run.id })).items;
    beforeAnswer = () => undefined;
    const done = await work(run);
    expect(done).toMatchObject({ state: 'SUCCEEDED', progressDone: EPISODES });
    const after = (await plays().list({ runId: run.id })).items;
    expect(after).toHaveLength(EPISODES);
    for (const play of before) expect(after).toContainEqual(play);
    const turns = after.reduce((sum, { turns: count }) => sum + count, 0);
    // Two probes for two and three options, a handful of requests each, and every decision once or cut off once.
    expect(asked).toBeLessThan(turns + 12 + 12);
  });

  it('stops when it is cancelled, and can be resumed', async () => {
    const run = await start({ goals: ['none'] }, { seed: 78 });
    const control = app.module.get(RunControlService);
    let cancelling: Promise<unknown> = Promise.resolve();
    beforeAnswer = (count) => {
      if (count === 8) cancelling = control.cancel(null, run.id);
    };
    const stopped = await work(run);
    await cancelling;
    expect((await app.module.get(RunService).get(run.id)).state).toBe('CANCELLED');
    expect(stopped.progressDone).toBeLessThanOrEqual(EPISODES);
    beforeAnswer = () => undefined;
    await control.resume(null, run.id);
    expect(await work(run)).toMatchObject({ state: 'SUCCEEDED', progressDone: EPISODES });
  });

  it('fails when the server refuses prompt after prompt', async () => {
    const small = new FakeModelClient({ model: MODEL, answers: () => ({ '1': 1 }), maxModelLength: 40 });
    const other = await createTestApplication({ fakes: [{ port: ModelClient, fake: small }] });
    try {
      const { game } = readGameFile(purseFile());
      if (game) await other.module.get(GameService).import(null, game, 'FILE');
      const run = await other.module.get(RunControlService).start(null, {
        subject: subjectOf({ agent: 'sampled' }),
        model: MODEL,
        failureLimit: { inARow: 5, share: 1 },
      });
      await other.module.get(EvaluateRunHandler).handle({ runId: run.id, round: 0 }, contextOf());
      const failed = await other.module.get(RunService).get(run.id);
      expect(failed).toMatchObject({
        state: 'FAILED',
        error: expect.stringContaining('5 errors one after the other'),
      });
    } finally {
      await other.close();
    }
  });

  it('refuses a game nobody knows, and one that was replaced while it ran', async () => {
    await expect(start({ games: ['nowhere'] })).rejects.toThrow('nowhere');
    const { game: first } = readGameFile(purseFile({ key: 'changing' }));
    const { game: second } = readGameFile(purseFile({ key: 'changing', title: 'Another Purse' }));
    if (!first || !second) throw new Error('The game cannot be read.');
    const games = app.module.get(GameService);
    await games.import(null, first, 'FILE');
    const run = await start({ games: ['changing'], goals: ['none'] }, { seed: 79 });
    beforeAnswer = (count) => {
      // After the probes, while it plays.
      if (count === 6) throw new Error('The server is gone.');
    };
    await work(run).catch(() => undefined);
    await games.import(null, second, 'FILE');
    beforeAnswer = () => undefined;
    const failed = await work(run);
    expect(failed).toMatchObject({
      state: 'FAILED',
      error: expect.stringContaining('replaced by another version'),
    });
  });
});
