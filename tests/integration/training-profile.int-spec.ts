import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrainingRow } from '@ethogram/core';
import {
  type CreateTrainingSetRequest,
  type TrainingControl,
  type TrainingSet,
  TrainingSetBuilder,
  TrainingSetExport,
  TrainingSetService,
} from '@ethogram/datasets';
import { InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { FakeModelClient, ModelClient } from '@ethogram/vllm-client';

const context = { signal: new AbortController().signal, attempt: 0, isLastAttempt: true };
const PROFILE = { tradition: -2, face: 3, hedonism: 1 };

let app: TestApplication;
let sets: TrainingSetService;
let model: FakeModelClient;
let instrumentId: string;

beforeAll(async () => {
  // Answers differ from prompt to prompt, so that dealing them out can be seen.
  const answers = (messages: readonly { content: string }[]): Record<string, number> => ({
    [String(2 + ((messages[0]?.content.length ?? 0) % 4))]: 1,
  });
  model = new FakeModelClient({ model: 'base', answers });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
  sets = app.module.get(TrainingSetService);
  instrumentId = (await app.module.get(InstrumentService, { strict: false }).byKey('ethogram-values')).id;
});
afterAll(() => app.close());

async function create(changes: Partial<CreateTrainingSetRequest> = {}): Promise<TrainingSet> {
  return sets.create(null, { instrumentId, baseModel: 'base', profile: PROFILE, seed: 7, ...changes });
}

async function build({ id }: TrainingSet): Promise<TrainingSet> {
  await app.module.get(TrainingSetBuilder).build({ trainingSetId: id }, context);
  return sets.get(id);
}

async function rowsOf({ id }: TrainingSet): Promise<TrainingRow[]> {
  const lines = await text(app.module.get(TrainingSetExport).stream(id));
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TrainingRow);
}

const digitOf = (row: TrainingRow): number => Number(row.completion[0]?.content);

describe('a target profile', () => {
  it('moves each value by its own delta, clips at the ends of the scale, and counts how often', async () => {
    const set = await build(await create());
    // Face is moved furthest.
    expect(set).toMatchObject({ target: 'face', delta: 3, profile: PROFILE, state: 'SUCCEEDED' });
    const rows = await rowsOf(set);
    let clipped = 0;
    for (const row of rows) {
      const delta = (PROFILE as Record<string, number>)[row.value] ?? 0;
      const moved = row.baseline + (row.keyed === 'direct' ? delta : -delta);
      if (moved < 1 || moved > 6) clipped += 1;
      expect(digitOf(row)).toBe(Math.min(6, Math.max(1, moved)));
      expect(row.target).toBe(row.value in PROFILE);
    }
    expect(clipped).toBeGreaterThan(0);
    expect(set.manifest).toMatchObject({ profile: PROFILE, counts: { clipped } });
  });

  it('of one value is the set that target and delta make', async () => {
    const one = await build(await create({ profile: { face: 3 } }));
    const other = await build(await create({ profile: null, target: 'face', delta: 3 }));
    const padded = await build(await create({ profile: { face: 3, tradition: 0 } }));
    expect(new Set([one.contentHash, other.contentHash, padded.contentHash]).size).toBe(1);
  });
});

describe('the controls of a set', () => {
  it('share its group and its very baselines, and are built after it without asking again', async () => {
    const set = await create({ controls: ['SHAM', 'SHUFFLED', 'MIRRORED'] });
    const group = (await sets.groups([set.groupId])).get(set.id) ?? [];
    expect(group.map(({ control }) => control)).toEqual([null, 'SHAM', 'SHUFFLED', 'MIRRORED']);
    expect(group.map(({ target, delta }) => `${target} ${delta}`)).toEqual([
      'face 3',
      'face 0',
      'face 3',
      'face -3',
    ]);
    const main = await rowsOf(await build(set));
    model.chatRequests.length = 0;
    const built = new Map<TrainingControl | null, TrainingRow[]>();
    for (const one of group.slice(1)) built.set(one.control, await rowsOf(await build(one)));
    expect(model.chatRequests).toEqual([]);

    expect(built.get('SHAM')?.every((row) => digitOf(row) === row.baseline)).toBe(true);
    expect(built.get('SHAM')?.some((row) => row.target)).toBe(true);

    const shuffled = built.get('SHUFFLED') ?? [];
    const spread = (rows: readonly TrainingRow[]): number[] => rows.map(digitOf).sort();
    expect(spread(shuffled)).toEqual(spread(main));
    expect(shuffled.map(digitOf)).not.toEqual(main.map(digitOf));
    expect(shuffled.map(({ key }) => key)).toEqual(main.map(({ key }) => key));

    const mirrored = built.get('MIRRORED') ?? [];
    const face = mirrored.filter((row) => row.value === 'face' && row.keyed === 'direct');
    expect(face.every((row) => digitOf(row) === Math.max(1, row.baseline - 3))).toBe(true);
    const hashes = [...(await sets.groups([set.id])).values()].flat().map(({ contentHash }) => contentHash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('fail with it', async () => {
    const set = await create({ baseModel: 'nobody', controls: ['SHAM'] });
    await build(set);
    const [, sham] = (await sets.groups([set.id])).get(set.id) ?? [];
    expect(sham).toMatchObject({ state: 'FAILED', error: expect.stringContaining('control of') });
  });

  it('are built by the worker once it is finished', async () => {
    const worker = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
    const service = worker.module.get(TrainingSetService);
    const instrument = await worker.module.get(InstrumentService, { strict: false }).byKey('ethogram-values');
    const request = { instrumentId: instrument.id, baseModel: 'base', profile: { face: -1 }, seed: 0 };
    const { groupId } = await service.create(null, { ...request, controls: ['SHAM', 'MIRRORED'] });
    await worker.startJobs();
    const states = async (): Promise<string[]> =>
      ((await service.groups([groupId])).get(groupId) ?? []).map(({ state }) => state);
    for (let tries = 0; tries < 300 && (await states()).some((state) => state !== 'SUCCEEDED'); tries += 1)
      await delay(100);
    const found = await states();
    await worker.close();
    expect(found).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });
});

describe('variants', () => {
  it('train only the wordings and questions asked for, and record what was held out', async () => {
    const set = await build(
      await create({ wordings: [1], templates: ['rate'], heldOutInstruments: ['ethogram-portraits'] }),
    );
    const rows = await rowsOf(set);
    expect(rows).toHaveLength(80);
    expect(rows.every(({ template, item }) => template === 'rate' && item.endsWith('a'))).toBe(true);
    expect(set.manifest).toMatchObject({
      wordings: [1],
      templates: ['rate'],
      heldOutInstruments: ['ethogram-portraits'],
    });
  });

  it('turn the scale round and mirror the answer', async () => {
    const rows = await rowsOf(await build(await create({ scaleDirections: ['ascending', 'descending'] })));
    expect(rows).toHaveLength(960);
    const digits = new Map(rows.map((row) => [row.key, digitOf(row)]));
    for (const [key, digit] of digits)
      if (!key.endsWith('|descending')) expect(digits.get(`${key}|descending`)).toBe(7 - digit);
  });

  it.each([
    [{ profile: {} }, 'Say which value'],
    [{ target: 'face', delta: 1 }, 'not both'],
    [{ profile: { face: 9 } }, 'from -5 to 5'],
    [{ templates: ['number'] }, 'no question number'],
    [{ wordings: [9] }, 'No family'],
    [{ heldOutInstruments: ['ethogram-values'] }, 'cannot be held out'],
    [{ heldOutInstruments: ['nobody'] }, 'nobody'],
    [{ scaleDirections: [] }, 'ascending, descending'],
    [{ profile: { face: 0 }, controls: ['SHAM'] }, 'needs no controls'],
  ] as const)('refuses %j', async (changes, reason) => {
    await expect(create(changes)).rejects.toThrow(reason);
  });
});
