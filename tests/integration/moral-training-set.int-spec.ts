import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ParticipantWithdrawals } from '@ethogram/annotation';
import { type JudgmentAnswer, type MoralTrainingRow, type Verdict, VERDICTS } from '@ethogram/core';
import { PurgeService, SourceService } from '@ethogram/corpus';
import {
  type CreateMoralTrainingSetRequest,
  type Release,
  ReleaseService,
  type TrainingSet,
  TrainingSetBuilder,
  TrainingSetExport,
  TrainingSetService,
  type ViewEnding,
} from '@ethogram/datasets';
import { FineTuneDeletions, FineTunePreparation, FineTuneService, TrainingFilePurge } from '@ethogram/models';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';
import { FakeModelClient, ModelClient } from '@ethogram/vllm-client';

const context = { signal: new AbortController().signal, attempt: 0, isLastAttempt: true };
const ratios = { train: 0.6, validation: 0.2, test: 0.2 };

let app: TestApplication;
let sets: TrainingSetService;

beforeAll(async () => {
  const model = new FakeModelClient({ model: 'ethogram-demo', answers: () => ({ NTA: 1 }) });
  app = await createTestApplication({ fakes: [{ port: ModelClient, fake: model }] });
  sets = app.module.get(TrainingSetService);
});
afterAll(() => app.close());

let firstPost = 0;

/** Twenty situations, each judged by three people: two say NTA, one YTA. */
async function released(
  source: Parameters<typeof openMoralStudy>[1]['source'] = {},
): Promise<{ release: Release; sourceId: string; people: readonly { id: string }[] }> {
  firstPost += 1_000;
  const posts = rawPosts(20, (number) => {
    const id = `m${firstPost + number}`;
    return { id, fullname: `t3_${id}`, authorName: `author-${id}`, title: `AITA number ${id}?` };
  });
  const { study, people, sourceId } = await openMoralStudy(app, { posts, people: 3, source });
  for (const [number, person] of people.entries())
    await answerTasks(app, { study, person }, () => answerOf(number === 2 ? 'YTA' : 'NTA'));
  const request = { studyId: study.id, minimumJudgments: 1, seed: 1, ratios };
  return { release: await app.module.get(ReleaseService).create(null, request), sourceId, people };
}

function answerOf(verdict: Verdict): JudgmentAnswer {
  const values = [{ value: 'face', direction: 'attained' } as const];
  return {
    kind: 'moral_judgment',
    verdict,
    acceptability: 1,
    values,
    confidence: 4,
    rationale: `Why ${verdict}`,
  };
}

async function build(
  releaseId: string,
  changes: Partial<CreateMoralTrainingSetRequest> = {},
): Promise<TrainingSet> {
  const { id } = await sets.createMoral(null, { releaseId, baseModel: 'ethogram-demo', ...changes });
  await app.module.get(TrainingSetBuilder).build({ trainingSetId: id }, context);
  return sets.get(id);
}

async function view({ id }: TrainingSet, ending: ViewEnding = '.jsonl'): Promise<MoralTrainingRow[]> {
  const lines = await text(await app.module.get(TrainingSetExport).view(id, ending));
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MoralTrainingRow);
}

/** The post of a row of a set is deleted at its source. */
async function deleteOne({ id }: TrainingSet): Promise<string> {
  const [row]: { fullname: string; key: string }[] = await app.database.dataSource.query(
    `select p.fullname, r.release_key as key from training_set_rows r
       join scenarios s on s.id = r.scenario_id join posts p on p.id = s.post_id
     where r.training_set_id = $1 and r.split = 'train' order by r.position limit 1`,
    [id],
  );
  await app.database.dataSource.transaction(async (manager) => {
    const gone = [{ fullname: row?.fullname ?? '', state: 'DELETED' as const }];
    await app.module.get(PurgeService, { strict: false }).purgePosts(manager, gone, new Date());
  });
  return row?.key ?? '';
}

describe('a training set of a release', () => {
  it('has the train part as rows and the validation part apart, and nothing of the test part', async () => {
    const { release } = await released();
    const set = await build(release.id);
    expect(set).toMatchObject({ state: 'SUCCEEDED', error: null, rowCount: 12, target: null });
    const [rows, held] = [await view(set), await view(set, '.validation.jsonl')];
    expect([rows.length, held.length]).toEqual([12, 4]);
    expect(rows.every(({ split, verdict }) => split === 'train' && verdict === 'NTA')).toBe(true);
    expect(rows[0]?.completion).toEqual([{ role: 'assistant', content: 'NTA' }]);
    expect(rows[0]?.prompt[0]?.content).toMatch(/^Who is in the wrong here\?.*\nAITA number m/);
    const test: { key: string }[] = await app.database.dataSource.query(
      `select key from release_rows where release_id = $1 and split = 'test'`,
      [release.id],
    );
    const used = new Set([...rows, ...held].map(({ key }) => key));
    expect(test.filter(({ key }) => used.has(key))).toEqual([]);
    expect((await build(release.id)).contentHash).toBe(set.contentHash);
  });

  it('teaches the distribution as copies, in the order of the verdicts, with their reasons', async () => {
    const { release } = await released();
    const set = await build(release.id, {
      target: 'COPIES',
      copies: 4,
      withValues: true,
      withRationale: true,
    });
    const rows = await view(set);
    expect(rows).toHaveLength(48);
    // 2/3 and 1/3 of 4: 2.67 and 1.33.
    expect(rows.slice(0, 4).map(({ verdict }) => verdict)).toEqual(['YTA', 'NTA', 'NTA', 'NTA']);
    expect(rows[0]?.completion[0]?.content).toBe('YTA\nValues: face (attained)\nReason: Why YTA');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(48);
    expect(set.manifest).toMatchObject({
      counts: { rows: 48, situations: 16, verdicts: { YTA: 16, NTA: 48 } },
    });
  });

  it('carries the probabilities where they are asked for', async () => {
    const { release } = await released();
    const [row] = await view(await build(release.id, { target: 'SOFT' }));
    expect(Object.keys(row?.distribution ?? {}).sort()).toEqual([...VERDICTS].sort());
    expect(row?.distribution?.NTA).toBeCloseTo(2 / 3);
  });
});

describe('permission to train', () => {
  const refused = { code: 'NOT_PERMITTED_BY_SOURCE' };

  it('is refused for a release whose source never gave it', async () => {
    const { release } = await released({ mayTrain: false });
    await expect(build(release.id)).rejects.toMatchObject(refused);
  });

  it('is asked again when the set is built and when it is handed out', async () => {
    const { release, sourceId } = await released();
    const sources = app.module.get(SourceService, { strict: false });
    const done = await build(release.id);
    const { id } = await sets.createMoral(null, { releaseId: release.id, baseModel: 'ethogram-demo' });
    await sources.update(null, { id: sourceId, mayTrain: false });
    await app.module.get(TrainingSetBuilder).build({ trainingSetId: id }, context);
    expect(await sets.get(id)).toMatchObject({
      state: 'FAILED',
      error: expect.stringContaining('withdrawn'),
    });
    await expect(view(done)).rejects.toMatchObject(refused);
    await expect(sets.exportTo(done.id, '/tmp/never-written.jsonl')).rejects.toMatchObject(refused);
    await sources.update(null, { id: sourceId, mayTrain: true, mayPublishText: false });
    // The trainer of the installation may have it, others may not.
    await expect(view(done, '.openai.jsonl')).rejects.toMatchObject(refused);
    await expect(
      text(app.module.get(TrainingSetExport).stream(done.id, { split: 'train', isHandedOut: false })),
    ).resolves.toContain('NTA');
  });

  it('does not help where the text was left out', async () => {
    const { release } = await released({ mayPublishText: false });
    expect(await build(release.id)).toMatchObject({
      state: 'FAILED',
      error: expect.stringContaining('its text'),
    });
  });
});

describe('a deletion', () => {
  it('empties the rows made of the post, leaves them out of every later file, and is counted to the model', async () => {
    const { release } = await released();
    const set = await build(release.id, { target: 'COPIES', copies: 3 });
    const other = await build(release.id);
    const before = await view(set);
    const run = await app.module.get(FineTuneService).start(null, { name: 'Judge', trainingSetId: set.id });
    const preparation = app.module.get(FineTunePreparation, { strict: false });
    await preparation.prepare(run);
    const file = preparation.trainingFileOf(run.id);
    expect(existsSync(file)).toBe(true);
    const validation = preparation.validationFileOf(run.id);
    expect((await readFile(validation, 'utf8')).trimEnd().split('\n')).toHaveLength(12); // four situations, three copies

    const key = await deleteOne(set);

    const after = await view(set);
    expect(after).toEqual(before.filter((row) => !row.key.startsWith(key)));
    expect(after).toHaveLength(33);
    const counts = await sets.affectedByDeletions([set.id, other.id]);
    expect([counts.get(set.id), counts.get(other.id)]).toEqual([1, 1]);
    expect(await app.module.get(FineTuneDeletions).count(run.id)).toBe(1);
    const stored: { line: string }[] = await app.database.dataSource.query(
      `select line from training_set_rows where training_set_id = $1 and release_key = $2`,
      [set.id, key],
    );
    expect(stored.map(({ line }) => line)).toEqual(['', '', '']);
    await app.module.get(TrainingFilePurge).discard({ trainingSetId: set.id });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(validation)).toBe(false);
    const again = await build(release.id);
    expect(again.rowCount).toBe(11);
    expect((await sets.affectedByDeletions([again.id])).size).toBe(0);
  });

  it('of what a participant said empties every row that rests on it', async () => {
    const { release, people } = await released();
    const set = await build(release.id);
    const untouched = await build((await released()).release.id);
    await app.database.dataSource.transaction((manager) =>
      app.module
        .get(ParticipantWithdrawals, { strict: false })
        .announce({ studyId: release.studyId, personId: people[0]?.id ?? '', at: new Date() }, manager),
    );
    expect(await text(app.module.get(TrainingSetExport).stream(set.id))).toBe('');
    expect((await sets.affectedByDeletions([set.id])).get(set.id)).toBe(16);
    expect(await view(untouched)).toHaveLength(12);
  });
});
