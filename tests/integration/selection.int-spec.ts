import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NewStudy, StudyService } from '@ethogram/annotation';
import {
  PostService,
  type SampleRequest,
  type SelectionFilter,
  SelectionService,
  ScenarioService,
} from '@ethogram/corpus';
import type { RawPost } from '@ethogram/reddit';
import {
  createScenarios,
  createTestApplication,
  rawPost,
  tale,
  type TestApplication,
} from '@ethogram/testing';

const ALL: SampleRequest = { kind: 'ALL', seed: 1, oneOfEachCluster: false };

let app: TestApplication;
let selections: SelectionService;
let studies: StudyService;
let names = 0;
let numbers = 20_000;

beforeAll(async () => {
  app = await createTestApplication();
  selections = app.module.get(SelectionService);
  studies = app.module.get(StudyService);
});

afterAll(async () => {
  await app.close();
});

function posts(count: number, changes: (index: number) => Partial<RawPost> = () => ({})): RawPost[] {
  return Array.from({ length: count }, (_, index) => {
    numbers += 1;
    return rawPost(numbers, changes(index));
  });
}

/** A source with scenarios of these posts, with verdicts counted. */
async function source(rows: readonly RawPost[]): Promise<string> {
  const { sourceId } = await createScenarios(app, rows);
  await app.module.get(PostService).recomputeVerdicts(sourceId);
  return sourceId;
}

async function select(
  filter: SelectionFilter,
  sample: SampleRequest,
): Promise<{ id: string; size: number; ids: string[] }> {
  names += 1;
  const { id, size } = await selections.create(null, { name: `selection ${names}`, filter, sample });
  const { items } = await selections.scenarioIds(id, { offset: 0, limit: 200 });
  return { id, size, ids: items };
}

function study(changes: Partial<NewStudy>): NewStudy {
  return { name: 'Of a selection', kind: 'MORAL_JUDGMENT', guideline: 'Judge.', ...changes };
}

async function tasksOf(studyId: string): Promise<string[]> {
  const rows: { scenario_id: string }[] = await app.database.dataSource.query(
    'select scenario_id from tasks where study_id = $1',
    [studyId],
  );
  return rows.map((row) => row.scenario_id).sort();
}

describe('a selection', () => {
  it('holds everything that matches and can be studied', async () => {
    const sourceId = await source([
      ...posts(3, () => ({ subreddit: 'AITAH' })),
      ...posts(2, () => ({ body: `My name is Ottokar. ${tale((numbers += 1))}` })),
      ...posts(1, () => ({ body: `He punched me. ${tale((numbers += 1))}` })),
      ...posts(1, () => ({ over18: true })),
      ...posts(1, () => ({ body: `My cousin (15F) was sexually harassed. ${tale((numbers += 1))}` })),
      ...posts(1, () => ({ body: 'Too short.' })),
    ]);
    const filter = { sourceIds: [sourceId] };
    const preview = await selections.preview(filter, ALL);
    expect(preview).toEqual({
      matchedPosts: 9,
      withScenario: 8,
      usable: 5,
      waitingForReview: 2,
      size: 5,
      strata: [],
    });
    const { id, size, ids } = await select(filter, ALL);
    expect([size, new Set(ids).size]).toEqual([5, 5]);
    expect(await selections.get(id)).toMatchObject({ matched: 5, size: 5, filter, sample: ALL });
    expect((await select({ ...filter, subreddits: ['aitah'] }, ALL)).size).toBe(3);
    expect((await selections.usableCounts([id])).get(id)).toBe(5);
  });

  it('draws the same with the same seed, another with another, and keeps it when more posts come', async () => {
    const sourceId = await source(posts(60));
    const filter = { sourceIds: [sourceId] };
    const draw = async (seed: number): Promise<string[]> =>
      (await select(filter, { kind: 'RANDOM', size: 10, seed, oneOfEachCluster: true })).ids;
    const first = await draw(7);
    expect(first).toHaveLength(10);
    expect(await draw(7)).toEqual(first);
    expect(await draw(8)).not.toEqual(first);
    const kept = await select(filter, { kind: 'RANDOM', size: 10, seed: 7, oneOfEachCluster: true });
    await app.database.dataSource.transaction((manager) =>
      app.module.get(PostService).storeBatch(manager, sourceId, posts(60), []),
    );
    await app.module.get(ScenarioService).makeFromSource({ sourceId });
    expect((await selections.scenarioIds(kept.id)).items).toEqual(first);
    const later = await draw(7);
    // About half of the old draw stays in a draw from twice as many; nothing is reshuffled.
    expect(first.filter((id) => later.includes(id)).length).toBeGreaterThan(1);
  });

  it('gives every stratum as equal a number as it has', async () => {
    const flair = (index: number): string =>
      index < 30 ? 'Not the A-hole' : index < 36 ? 'Asshole' : 'Everyone Sucks';
    const sourceId = await source(posts(38, (index) => ({ flair: flair(index) })));
    const sample = { kind: 'STRATIFIED', size: 20, by: 'VERDICT', seed: 3, oneOfEachCluster: true } as const;
    const preview = await selections.preview({ sourceIds: [sourceId] }, sample);
    expect(preview).toMatchObject({
      size: 20,
      strata: [
        { stratum: 'NTA', count: 12 },
        { stratum: 'YTA', count: 6 },
        { stratum: 'ESH', count: 2 },
      ],
    });
    const { id, ids } = await select({ sourceIds: [sourceId] }, sample);
    expect(ids).toHaveLength(20);
    expect(await selections.strata(id)).toEqual(preview.strata);
    const even = await selections.preview({ sourceIds: [sourceId] }, { ...sample, size: 6 });
    expect(even.strata.map(({ count }) => count)).toEqual([2, 2, 2]);
    const years = await selections.preview({ sourceIds: [sourceId] }, { ...sample, by: 'YEAR' });
    expect(years.strata).toEqual([{ stratum: '2023', count: 20 }]);
  });

  it('takes one of each group of near-copies when asked', async () => {
    const body = tale(31_337);
    const sourceId = await source([
      ...posts(3, (index) => ({ title: 'The same', body: `${body} with ${index} more` })),
      ...posts(2),
    ]);
    const filter = { sourceIds: [sourceId] };
    expect((await select(filter, ALL)).size).toBe(5);
    expect((await select(filter, { ...ALL, oneOfEachCluster: true })).size).toBe(3);
  });

  it('is refused when it would be empty, its name is taken, or its sample says too little', async () => {
    const sourceId = await source(posts(2));
    const filter = { sourceIds: [sourceId] };
    await selections.create(null, { name: 'Taken', filter, sample: ALL });
    const refused = async (
      name: string,
      changes: Partial<SampleRequest>,
      extra: SelectionFilter = {},
    ): Promise<unknown> =>
      selections
        .create(null, { name, filter: { ...filter, ...extra }, sample: { ...ALL, ...changes } })
        .catch((error: { code: string }) => error.code);
    expect(await refused(' Taken ', {})).toBe('CONFLICT');
    expect(await refused('  ', {})).toBe('BAD_INPUT');
    expect(await refused('a', { kind: 'RANDOM' })).toBe('BAD_INPUT');
    expect(await refused('b', { kind: 'STRATIFIED', size: 2 })).toBe('BAD_INPUT');
    expect(await refused('c', {}, { verdicts: ['YTA'] })).toBe('BAD_INPUT');
    expect((await selections.list(undefined, undefined, { search: 'taken' })).total).toBe(1);
  });
});

describe('a study from a selection', () => {
  it('asks what was selected, and for those who asked for it what only they may be shown', async () => {
    const sourceId = await source([...posts(3), ...posts(2, () => ({ over18: true }))]);
    const { id, ids } = await select({ sourceIds: [sourceId] }, ALL);
    expect(ids).toHaveLength(5);
    const plain = await studies.create(null, study({ selectionId: id }));
    expect(await tasksOf(plain.id)).toHaveLength(3);
    const adult = await studies.create(null, study({ selectionId: id, includeOptIn: true }));
    expect(await tasksOf(adult.id)).toEqual([...ids].sort());
    expect(adult).toMatchObject({ selectionId: id, includeOptIn: true, sourceIds: [sourceId] });
  });

  it('keeps its selection from being deleted', async () => {
    const sourceId = await source(posts(2));
    const { id } = await select({ sourceIds: [sourceId] }, ALL);
    const spare = await select({ sourceIds: [sourceId] }, ALL);
    await studies.create(null, study({ name: 'Spring', selectionId: id }));
    await expect(selections.delete(null, id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('the study Spring'),
    });
    await selections.delete(null, spare.id);
    await expect(selections.get(spare.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(studies.create(null, study({ selectionId: spare.id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('leaves out what was withdrawn since', async () => {
    const rows = posts(3);
    const sourceId = await source(rows);
    const { id } = await select({ sourceIds: [sourceId] }, ALL);
    const [first] = rows;
    if (!first) throw new Error('no posts');
    await app.database.dataSource.transaction((manager) =>
      app.module
        .get(PostService)
        .storeBatch(manager, sourceId, [{ ...first, state: 'deleted', title: '', body: '' }], []),
    );
    expect((await selections.usableCounts([id])).get(id)).toBe(2);
    const made = await studies.create(null, study({ selectionId: id }));
    expect(await tasksOf(made.id)).toHaveLength(2);
  });

  it('never asks what is excluded, however it is named', async () => {
    const sourceId = await source(
      posts(1, () => ({ body: `My cousin (15F) was sexually harassed. ${tale((numbers += 1))}` })),
    );
    const [scenario] = await app.module.get(ScenarioService).ofSource(sourceId);
    const named = study({ scenarioIds: [scenario?.id ?? ''], includeOptIn: true });
    await expect(studies.create(null, named)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(studies.create(null, study({ sourceId, includeOptIn: true }))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
