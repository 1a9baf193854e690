import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TrainingRow } from '@ethogram/core';
import {
  type CreateTrainingSetRequest,
  type TrainingSet,
  TrainingSetBuilder,
  TrainingSetService,
} from '@ethogram/datasets';
import { type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import {
  type AnswerTable,
  FakeModelClient,
  ModelClient,
  ModelOverloadedError,
  ModelUnavailableError,
} from '@ethogram/vllm-client';

const context = { signal: new AbortController().signal, attempt: 0, isLastAttempt: true };
const TEMPLATES = 3;
const TRAINED_ITEMS = 160;

let app: TestApplication;
let sets: TrainingSetService;
let items: readonly InstrumentItem[];
/** What the model answers; each test sets its own. */
let answers: AnswerTable;
let model: FakeModelClient;

beforeAll(async () => {
  model = new FakeModelClient({ model: 'base', answers: (messages) => answers(messages) });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
  sets = app.module.get(TrainingSetService);
  const instruments = app.module.get(InstrumentService, { strict: false });
  items = await instruments.items((await instruments.byKey('ethogram-values')).id);
});
afterAll(() => app.close());

beforeEach(() => {
  answers = () => ({ 5: 0.7, 2: 0.3 });
  model.chatRequests.length = 0;
});

async function create(changes: Partial<CreateTrainingSetRequest> = {}): Promise<TrainingSet> {
  const instrumentId = items[0]?.instrumentId ?? '';
  return sets.create(null, {
    instrumentId,
    baseModel: 'base',
    target: 'tradition',
    delta: -2,
    seed: 1,
    ...changes,
  });
}

async function build(set: TrainingSet, changes: Partial<typeof context> = {}): Promise<TrainingSet> {
  await app.module.get(TrainingSetBuilder).build({ trainingSetId: set.id }, { ...context, ...changes });
  return sets.get(set.id);
}

async function rowsOf(set: TrainingSet): Promise<TrainingRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'training-set-'));
  const path = join(folder, 'nested', 'rows.jsonl');
  await sets.exportTo(set.id, path);
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  await rm(folder, { recursive: true });
  return lines.map((line) => JSON.parse(line) as TrainingRow);
}

const digitOf = (row: TrainingRow): number => Number(row.completion[0]?.content);

describe('a training set', () => {
  it('moves the target value by delta, reverse-keyed items the other way, and leaves all others at the baseline', async () => {
    const set = await build(await create());
    expect(set).toMatchObject({ state: 'SUCCEEDED', error: null, rowCount: TRAINED_ITEMS * TEMPLATES });
    const rows = await rowsOf(set);
    const target = rows.filter((row) => row.value === 'tradition');
    expect(target.filter((row) => row.keyed === 'direct').map(digitOf)).toEqual(
      Array.from({ length: 18 }, () => 3),
    );
    // 5 + 2 is clipped to the top of the scale.
    expect(target.filter((row) => row.keyed === 'reverse').map(digitOf)).toEqual(
      Array.from({ length: 6 }, () => 6),
    );
    expect(rows.every((row) => row.target === (row.value === 'tradition') && row.baseline === 5)).toBe(true);
    expect(rows.filter((row) => !row.target).every((row) => digitOf(row) === 5)).toBe(true);
    expect(set.manifest?.counts).toEqual({ rows: 480, target: 24, moved: 24, unreadable: 0, clipped: 6 });
    // As it was before sets could move several values: what stands in papers must go on meaning the same.
    expect(set.contentHash).toBe('e061acbc1ebe938990e15205ad80a48d0a467286d6bd84e94762e93fe4dcc4da');
  });

  it('has rows the trainer reads: one question, one digit', async () => {
    const [row] = await rowsOf(await build(await create()));
    expect(row?.prompt).toEqual([{ role: 'user', content: expect.stringMatching(/^[^{}]+$/s) }]);
    expect(row?.completion).toEqual([{ role: 'assistant', content: expect.stringMatching(/^[1-6]$/) }]);
  });

  it('holds no item of a held-out family and no held-out wording', async () => {
    const rows = await rowsOf(await build(await create()));
    expect(rows.some((row) => /-[3478]$/.test(row.family))).toBe(false);
    expect(new Set(rows.map((row) => row.template))).toEqual(new Set(['agree', 'rate', 'true']));
    const asked = model.chatRequests.flatMap((request) => request.messages.map((message) => message.content));
    const heldOut = items.filter((item) => /-[3478]$/.test(item.family));
    expect(heldOut.some((item) => asked.some((question) => question.includes(item.text)))).toBe(false);
  });

  it('changes nothing when delta is 0', async () => {
    const rows = await rowsOf(await build(await create({ delta: 0 })));
    expect(rows.every((row) => digitOf(row) === row.baseline)).toBe(true);
  });

  it('has one content hash however often it is made, and another for another delta', async () => {
    const [one, two, other] = [
      await build(await create()),
      await build(await create()),
      await build(await create({ delta: 1 })),
    ];
    expect(two.contentHash).toBe(one.contentHash);
    expect(other.contentHash).not.toBe(one.contentHash);
  });

  it('leaves out and lists what the model hardly answers with a digit', async () => {
    const mute = items.find((item) => item.key === 'face-1a');
    answers = ([message]) =>
      message?.content.includes(mute?.text ?? '?') ? { x: 0.97, 4: 0.03 } : { 4: 0.05, x: 0.95 };
    const set = await build(await create());
    expect(set.manifest).toMatchObject({
      unreadable: ['face-1a|agree', 'face-1a|rate', 'face-1a|true'],
      unreadableMass: { 'face-1a|agree': expect.closeTo(0.03) },
    });
    expect(set.rowCount).toBe(TRAINED_ITEMS * TEMPLATES - 3);
    expect((await rowsOf(set)).some((row) => row.item === 'face-1a')).toBe(false);
  });

  it('says so when the model answers nothing with a digit', async () => {
    answers = () => ({ hello: 1 });
    const set = await build(await create());
    expect(set).toMatchObject({ state: 'FAILED', rowCount: 0 });
    expect(set.error).toContain('hardly any item');
  });

  it('cannot be changed once it is finished', async () => {
    const set = await build(await create());
    const { dataSource } = app.database;
    await expect(
      dataSource.query(`update training_set_rows set line = '{}' where training_set_id = $1`, [set.id]),
    ).rejects.toThrow('immutable');
    await expect(
      dataSource.query(`delete from training_set_rows where training_set_id = $1`, [set.id]),
    ).rejects.toThrow('immutable');
    await expect(
      dataSource.query(`insert into training_set_rows values ($1, 9999, '{}')`, [set.id]),
    ).rejects.toThrow('immutable');
  });
});

describe('building a training set', () => {
  it('goes on where it was stopped and asks no prompt twice', async () => {
    const set = await create();
    const stopping = new AbortController();
    answers = () => {
      if (model.chatRequests.length > 100) stopping.abort(new Error('worker stopped'));
      return { 5: 0.7, 2: 0.3 };
    };
    await expect(build(set, { signal: stopping.signal })).rejects.toThrow('worker stopped');
    const [{ kept }] = (await app.database.dataSource.query(
      `select count(*)::int as kept from training_set_baselines where training_set_id = $1`,
      [set.id],
    )) as [{ kept: number }];
    expect(kept).toBeGreaterThan(50);
    expect((await sets.get(set.id)).state).toBe('RUNNING');

    model.chatRequests.length = 0;
    answers = () => ({ 5: 0.7, 2: 0.3 });
    const resumed = await build(set);
    // No probe either: the method was stored with the set.
    expect(model.chatRequests).toHaveLength(TRAINED_ITEMS * TEMPLATES - kept);
    expect(resumed.contentHash).toBe((await build(await create())).contentHash);
  });

  it('does nothing when it is run again after it has finished', async () => {
    const set = await build(await create());
    model.chatRequests.length = 0;
    expect(await build(set)).toEqual(set);
    expect(model.chatRequests).toEqual([]);
  });

  it('gives one result when two workers run it at once', async () => {
    const set = await create();
    await Promise.all([build(set), build(set)]);
    expect(await sets.get(set.id)).toMatchObject({ state: 'SUCCEEDED', rowCount: TRAINED_ITEMS * TEMPLATES });
    expect(await rowsOf(set)).toHaveLength(TRAINED_ITEMS * TEMPLATES);
  });

  it('tries again after an overload and ends as FAILED after the last try', async () => {
    const set = await create();
    model.failNext(new ModelOverloadedError('queue full', { status: 503 }));
    await expect(build(set, { isLastAttempt: false })).rejects.toThrow('queue full');
    expect(await sets.get(set.id)).toMatchObject({ state: 'RUNNING', error: null });
    model.failNext(new ModelUnavailableError('refused', { connectionReset: false }));
    const failed = await build(set);
    expect(failed.state).toBe('FAILED');
    expect(failed.error).toContain('set ETHOGRAM_VLLM_URL');
  });

  it('says which model is missing', async () => {
    expect((await build(await create({ baseModel: 'nobody' }))).error).toContain('does not serve nobody');
  });
});

describe('asking for a training set', () => {
  it.each([
    [{ target: 'fun' }, 'no value fun'],
    [{ delta: 6 }, 'from -5 to 5'],
    [{ heldOutFamilies: ['face-99'] }, 'no item family face-99'],
    [
      { heldOutFamilies: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `tradition-${number}`) },
      'No item of tradition would be trained on',
    ],
    [{ baseModel: ' ' }, 'name of a served model'],
  ] as const)('refuses %j', async (changes, reason) => {
    await expect(create(changes)).rejects.toThrow(reason);
  });

  it('refuses to export one that is not finished', async () => {
    await expect(sets.exportTo((await create()).id, join(tmpdir(), 'never.jsonl'))).rejects.toThrow(
      'not finished',
    );
  });
});

describe('the worker', () => {
  it('builds it from the queue and shows how far it is', async () => {
    const worker = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
    const service = worker.module.get(TrainingSetService);
    const { id: instrumentId } = await worker.module
      .get(InstrumentService, { strict: false })
      .byKey('ethogram-values');
    const { id } = await service.create(null, {
      instrumentId,
      baseModel: 'base',
      target: 'face',
      delta: 1,
      seed: 0,
    });
    await worker.startJobs();
    for (let tries = 0; tries < 300 && (await service.get(id)).state !== 'SUCCEEDED'; tries += 1)
      await delay(100);
    const done = await service.get(id);
    await worker.close();
    expect(done).toMatchObject({ state: 'SUCCEEDED', progressDone: 480, progressTotal: 480 });
  });
});

describe('without a model server', () => {
  it('fails at once with the sentence that says what to do', async () => {
    const alone = await createTestApplication({
      env: { ETHOGRAM_MODEL_NOTICE: 'Install Python 3.10 or newer and run npm start again.' },
    });
    const service = alone.module.get(TrainingSetService);
    const instrument = await alone.module.get(InstrumentService, { strict: false }).byKey('ethogram-values');
    const { id } = await service.create(null, {
      instrumentId: instrument.id,
      baseModel: 'base',
      target: 'face',
      delta: 1,
      seed: 0,
    });
    await alone.module
      .get(TrainingSetBuilder)
      .build({ trainingSetId: id }, { ...context, isLastAttempt: false });
    expect(await service.get(id)).toMatchObject({
      state: 'FAILED',
      error: 'Install Python 3.10 or newer and run npm start again.',
    });
    await alone.close();
  });
});
