import { type Study, StudyService } from '@ethogram/annotation';
import { type FormRowContent, ReleaseService } from '@ethogram/datasets';
import { type FormAnswer, type FormDefinition, makeSpan } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { InstrumentService } from '@ethogram/surveys';
import {
  answerTasks,
  createAnnotators,
  createScenarios,
  createTestApplication,
  rawPost,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const FORM: FormDefinition = {
  version: 1,
  parts: [
    { id: 'bad', kind: 'likert', label: 'How bad?', required: true, min: 1, labels: ['little', '', 'much'] },
    { id: 'where', kind: 'span', label: 'Where?', required: false, labels: [{ id: 'harm', label: 'Harm' }] },
    { id: 'why', kind: 'text', label: 'Why?', required: false, maxLength: 500, lines: 'many' },
  ],
};
const RATIOS = { train: 0.6, validation: 0.2, test: 0.2 };

let app: TestApplication;
let releases: ReleaseService;
beforeAll(async () => {
  app = await createTestApplication();
  releases = app.module.get(ReleaseService, { strict: false });
});
afterAll(() => app.close());

/** A study two people finish: the first rates 1, the second 2. */
async function answered(
  content: object,
  answer: (text: string, rating: number) => FormAnswer,
  limit = 1000,
): Promise<Study> {
  const studies = app.module.get(StudyService, { strict: false });
  const people = await createAnnotators(app, 2);
  const study = await studies.create(null, {
    name: 'Harm',
    kind: 'FORM',
    guideline: 'Look.',
    form: FORM,
    judgmentsPerTask: 2,
    assignment: 'FIXED',
    ...content,
  });
  await studies.addPeople(
    null,
    study.id,
    people.map(({ id }) => id),
  );
  await studies.open(null, study.id);
  const scenarios = app.module.get(ScenarioService, { strict: false });
  for (const [index, person] of people.entries())
    await answerTasks(app, { study, person, limit }, async ({ scenarioId }) => {
      const [scenario] = scenarioId ? await scenarios.byIds([scenarioId]) : [];
      return answer(scenario?.text ?? '', index + 1);
    });
  return study;
}

async function rowsOf(releaseId: string): Promise<FormRowContent[]> {
  const rows: FormRowContent[] = [];
  for await (const { content } of releases.rows(releaseId)) rows.push(content as FormRowContent);
  return rows;
}

describe('a release of a study with a form of its own', () => {
  it('has a row a scenario, with what everybody said, and the form it answers', async () => {
    const { sourceId } = await createScenarios(app, rawPosts(6));
    const study = await answered({ sourceId }, (text, bad) => ({
      kind: 'form',
      parts: { bad, where: [{ ...makeSpan(text, 0, 5), label: 'harm' }], why: 'So.' },
    }));
    const request = { studyId: study.id, minimumJudgments: 2, seed: 1, ratios: RATIOS };
    const release = await releases.create(null, request);
    expect(release).toMatchObject({ kind: 'FORM', rowCount: 6, manifest: { form: FORM, instrument: null } });
    const rows = await rowsOf(release.id);
    for (const { key, kind, scenario, item, judgments, distribution, aggregate } of rows) {
      expect({ key, kind, item }).toEqual({
        key: `scenario:${scenario?.textHash}`,
        kind: 'form',
        item: null,
      });
      expect(judgments.map(({ parts }) => parts['bad'])).toEqual([1, 2]);
      expect(judgments[0]?.parts['where']).toMatchObject([{ start: 0, end: 5, label: 'harm' }]);
      expect(distribution['bad']).toEqual({ asked: 2, answered: 2, counts: { 1: 1, 2: 1, 3: 0 } });
      expect(aggregate['bad']).toEqual({ method: 'mean', value: 1.5, median: 1.5 });
    }
    const again = await releases.create(null, request);
    expect(again.id).toBe(release.id);
  });

  it('keeps words back that a source does not let go', async () => {
    const { sourceId } = await createScenarios(
      app,
      [20, 21, 22, 23].map((number) => rawPost(number)),
      { mayPublishText: false },
    );
    const study = await answered({ sourceId }, (text, bad) => ({
      kind: 'form',
      parts: { bad, where: [{ ...makeSpan(text, 0, 5), label: 'harm' }], why: text.slice(0, 80) },
    }));
    const release = await releases.create(null, {
      studyId: study.id,
      minimumJudgments: 1,
      seed: 1,
      ratios: RATIOS,
    });
    const [row] = await rowsOf(release.id);
    expect(row?.scenario).toMatchObject({ title: null, text: null });
    expect(row?.judgments[0]?.parts).toMatchObject({ where: [{ quote: null }], why: null });
    expect(release.manifest.permissions).toMatchObject({ mayPublishText: false, rowsWithoutText: 4 });
  });

  it('has a row a statement, keeps families together, and takes only studies that ask the same', async () => {
    const instrument = await app.module.get(InstrumentService, { strict: false }).byKey('ethogram-values');
    const parts = (bad: number): FormAnswer => ({ kind: 'form', parts: { bad } });
    const study = await answered({ instrumentId: instrument.id }, (_, bad) => parts(bad), 30);
    const request = { studyId: study.id, minimumJudgments: 2, seed: 1, ratios: RATIOS };
    const release = await releases.create(null, request);
    expect(release).toMatchObject({ rowCount: 30, manifest: { instrument: { key: 'ethogram-values' } } });
    const rows = await rowsOf(release.id);
    for (const { key, group, item, scenario } of rows) {
      expect(key).toBe(`item:ethogram-values@${instrument.version}/${item?.key}`);
      expect({ group, scenario }).toEqual({ group: item?.family, scenario: null });
    }
    const splits = Map.groupBy(rows, ({ group }) => group);
    for (const family of splits.values()) expect(new Set(family.map(({ split }) => split)).size).toBe(1);
    const other = await answered(
      { instrumentId: instrument.id, form: { ...FORM, parts: FORM.parts.slice(0, 1) } },
      (_, bad) => parts(bad),
      2,
    );
    await expect(releases.create(null, { ...request, alsoStudyIds: [other.id] })).rejects.toThrow(
      'same form',
    );
  });
});
