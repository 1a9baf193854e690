import { makeSpan } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, claimOf, ratings, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
let keys = 0;

beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

/** Everybody answers everything, as `answer` says by task position and person. */
async function everybodyAnswers(
  studyId: string,
  people: readonly string[],
  answer: (person: number, taskId: string) => Promise<unknown>,
  durationMs = 2_000,
): Promise<void> {
  for (const [index, person] of people.entries()) {
    let next = await scene.claims.claimNext(person, studyId);
    while (next.kind === 'claimed') {
      const { slotId, taskId, claimToken } = next.claim;
      keys += 1;
      const outcome = await scene.judgments.submit(person, {
        slotId,
        taskId,
        claimToken,
        idempotencyKey: `study-key-${keys}`,
        answer: await answer(index, taskId),
        durationMs,
      });
      if (outcome.kind !== 'submitted') throw new Error(JSON.stringify(outcome));
      next = outcome.next;
    }
  }
}

describe('a survey study', () => {
  it('asks every item once in its batteries', async () => {
    const study = await scene.surveyStudy([], { batterySize: 7, judgmentsPerTask: 2 });
    const [row] = await scene.query(
      `select count(distinct tasks.id)::int as tasks, count(distinct item)::int as items, count(*)::int as asked, max(jsonb_array_length(item_ids)) as longest
       from tasks, jsonb_array_elements_text(item_ids) as item where study_id = $1`,
      [study.id],
    );
    expect(row).toEqual({ tasks: 46, items: 320, asked: 320, longest: 7 });
    expect((await scene.statistics.counts([study.id])).get(study.id)).toEqual({
      taskCount: 46,
      slotCount: 92,
      doneCount: 0,
      claimedCount: 0,
      openCount: 92,
    });
  });

  it('shows an annotator wordings and the scale, without value or keying', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person], { batterySize: 2 });
    const claim = await scene.claim(person, study.id);
    const content = (await scene.assignments.contents([claim.taskId])).get(claim.taskId);
    expect(content?.scale).toMatchObject({ min: 1, max: 6 });
    expect(content?.items.map((item) => Object.keys(item))).toEqual([
      ['id', 'text'],
      ['id', 'text'],
    ]);
    expect(content?.items.map((item) => item.id)).toEqual((await scene.tasks.get(claim.taskId)).itemIds);
  });

  it('measures agreement of ratings within items', async () => {
    const people = await scene.people(2);
    const study = await scene.surveyStudy(people, { batterySize: 40, judgmentsPerTask: 2 });
    await everybodyAnswers(study.id, people, async (_, taskId) => {
      const { itemIds, position } = await scene.tasks.get(taskId);
      return ratings(itemIds, 1 + (position % 6));
    });
    const [rating] = await scene.agreements.ofStudy(study);
    expect(rating).toMatchObject({ question: 'rating', alpha: 1, units: 320, reason: null });
  });
});

describe('a moral-judgment study', () => {
  it('samples the scenarios of a source by seed and shows nothing but their text', async () => {
    const [person] = (await scene.people(1)) as [string];
    const { sourceId } = await scene.sourceWithScenarios(8);
    const study = await scene.moralStudy(sourceId, [person], { scenarioLimit: 5 });
    expect((await scene.statistics.counts([study.id])).get(study.id)).toMatchObject({
      taskCount: 5,
      slotCount: 15,
    });
    const { taskId } = await scene.claim(person, study.id);
    const content = (await scene.assignments.contents([taskId])).get(taskId);
    expect(Object.keys(content?.scenario ?? {}).sort()).toEqual(['id', 'text', 'textHash', 'title']);
    expect(JSON.stringify(content)).not.toMatch(/author-|Asshole/);
  });

  it('counts, times and compares its people', async () => {
    const people = await scene.people(3);
    const { sourceId } = await scene.sourceWithScenarios(4);
    const study = await scene.moralStudy(sourceId, people);
    await everybodyAnswers(
      study.id,
      people.slice(0, 2),
      async (person) => verdict({ verdict: person === 0 ? 'YTA' : 'NTA', acceptability: 2 }),
      5_000,
    );
    const rows = await scene.statistics.people([study.id]);
    expect(rows.map((row) => [row.judgments, row.medianSeconds])).toEqual([
      [4, 5],
      [4, 5],
      [0, null],
    ]);
    const [verdicts, acceptability] = await scene.agreements.ofStudy(study);
    // Each of 4 units holds one YTA and one NTA: D_o = 1, D_e = 2·4·4/(8·7), α = 1 − 56/32 = −0.75.
    expect(verdicts?.alpha).toBeCloseTo(-0.75);
    expect(acceptability).toMatchObject({ alpha: null, reason: expect.stringContaining('same') });
    const [own] = await scene.assignments.studiesOf(people[0] ?? '');
    expect(own).toMatchObject({ done: 4, remaining: 0 });
    expect(await scene.assignments.countRemaining(people[2] ?? '', study.id)).toBe(4);
  });

  it('says why there is no agreement before two people judged the same', async () => {
    const { sourceId } = await scene.sourceWithScenarios(2);
    const study = await scene.moralStudy(sourceId, []);
    const questions = await scene.agreements.ofStudy(study);
    expect(questions.map(({ question, metric, alpha }) => [question, metric, alpha])).toEqual([
      ['verdict', 'nominal', null],
      ['acceptability', 'interval', null],
      ['acceptability', 'ordinal', null],
      ['values', 'masi', null],
      ['evidence', 'unitizing', null],
    ]);
    expect(questions[0]?.reason).toMatch(/two labels/);
    expect(questions.at(-1)?.reason).toMatch(/two people/);
  });

  it('compares the values named and the passages marked, value by value and group by group when asked', async () => {
    const people = await scene.people(2);
    const { sourceId } = await scene.sourceWithScenarios(4);
    const study = await scene.moralStudy(sourceId, people);
    await everybodyAnswers(study.id, people, async (person, taskId) => {
      const { scenarioId, position } = await scene.tasks.get(taskId);
      const [scenario] = await scene.query<{ text: string }>('select text from scenarios where id = $1', [
        scenarioId,
      ]);
      // Both name face everywhere, and humility, the first in two tasks and the second in the others.
      const isOwn = position % 2 === person;
      return verdict({
        values: [
          { value: 'face', direction: 'attained' },
          ...(isOwn ? [{ value: 'humility', direction: 'attained' } as const] : []),
        ],
        spans: [
          { ...makeSpan(scenario?.text ?? '', 10 + 20 * position, 30 + 20 * position), speaksFor: 'verdict' },
        ],
      });
    });
    const byQuestion = await scene.agreements.ofStudy(study);
    expect(byQuestion.find(({ question }) => question === 'evidence')).toMatchObject({ alpha: 1, units: 4 });
    // MASI: every pair {face}, {face, humility} is ⅔ apart; so are 2 · 4 · 4 of the 56 pairs: α = 1 − 56 ÷ 32.
    expect(byQuestion.find(({ question }) => question === 'values')?.alpha).toBeCloseTo(-0.75);
    const byValue = await scene.agreements.ofStudy(study, 'VALUE');
    expect(byValue).toHaveLength(20);
    expect(byValue.find(({ question }) => question === 'humility')).toMatchObject({
      label: 'Humility',
      observed: 0,
    });
    expect(byValue.find(({ question }) => question === 'humility')?.alpha).toBeCloseTo(-0.75);
    expect(byValue.find(({ question }) => question === 'face')?.reason).toMatch(/the same/);
    await scene.query(`update tasks set lane = 'experts' where study_id = $1 and position < 2`, [study.id]);
    const byGroup = await scene.agreements.ofStudy(study, 'GROUP');
    expect(byGroup.filter(({ question }) => question === 'evidence')).toMatchObject([
      { group: '', units: 2 },
      { group: 'experts', units: 2 },
    ]);
  });

  it('cannot be made of a source that does not permit it, nor go on when the permission is taken back', async () => {
    const [person] = (await scene.people(1)) as [string];
    const forbidden = await scene.application.module
      .get(SourceService)
      .create(null, { name: 'No labels', basis: 'none' });
    const input = { name: 'x', kind: 'MORAL_JUDGMENT', guideline: '', sourceId: forbidden.id } as const;
    await expect(scene.studies.create(null, input)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const { sourceId } = await scene.sourceWithScenarios(3);
    const study = await scene.moralStudy(sourceId, [person]);
    const claim = await scene.claim(person, study.id);
    await scene.query('update sources set may_annotate = false where id = $1', [sourceId]);
    await expect(scene.claims.claimNext(person, study.id)).rejects.toMatchObject({
      code: 'NOT_PERMITTED_BY_SOURCE',
    });
    const { slotId, taskId, claimToken } = claim;
    const outcome = await scene.judgments.submit(person, {
      slotId,
      taskId,
      claimToken,
      idempotencyKey: 'refused-key',
      answer: verdict({}),
    });
    expect(outcome).toMatchObject({ kind: 'not_permitted' });
    await expect(scene.studies.open(null, study.id)).rejects.toMatchObject({
      code: 'NOT_PERMITTED_BY_SOURCE',
    });
    await expect(scene.studies.create(null, { ...input, sourceId })).rejects.toMatchObject({
      code: 'NOT_PERMITTED_BY_SOURCE',
    });
  });

  it('loses a task whose post is deleted, in whoever’s hands it is, and keeps the answers given', async () => {
    const [first, second] = (await scene.people(2)) as [string, string];
    const { sourceId, names } = await scene.sourceWithScenarios(1);
    const study = await scene.moralStudy(sourceId, [first, second], { judgmentsPerTask: 3 });
    await everybodyAnswers(study.id, [first], async () => verdict({}));
    const held = await scene.claim(second, study.id);
    await scene.deletePost(sourceId, names[0] ?? '');
    expect((await scene.statistics.counts([study.id])).get(study.id)).toMatchObject({
      taskCount: 0,
      slotCount: 0,
      doneCount: 0,
      openCount: 0,
      claimedCount: 0,
    });
    const { slotId, taskId, claimToken } = held;
    const outcome = await scene.judgments.submit(second, {
      slotId,
      taskId,
      claimToken,
      idempotencyKey: 'too-late-key',
      answer: verdict({}),
    });
    expect(outcome).toMatchObject({
      kind: 'claim_lost',
      message: expect.stringContaining('deleted'),
      next: { kind: 'nothing_left' },
    });
    expect(await scene.count('select from judgments where task_id = $1', [taskId])).toBe(1);
    const read = [];
    for await (const pair of scene.judgments.currentOfStudy(study.id)) read.push(pair);
    expect(read).toEqual([]);
  });

  it('never gives out what was deleted between its making and its opening', async () => {
    const [person] = (await scene.people(1)) as [string];
    const { sourceId } = await scene.sourceWithScenarios(2);
    const study = await scene.studies.create(null, {
      name: 'x',
      kind: 'MORAL_JUDGMENT',
      guideline: '',
      sourceId,
    });
    await scene.studies.addPeople(null, study.id, [person]);
    // As if the deletion had been announced before this study's tasks were there.
    const [gone] = await scene.query<{ scenario_id: string }>(
      'select scenario_id from tasks where study_id = $1 and position = 0',
      [study.id],
    );
    await scene.query(`update scenarios set title = '', text = '', withdrawn_at = now() where id = $1`, [
      gone?.scenario_id,
    ]);
    await scene.studies.open(null, study.id);
    const claim = claimOf(await scene.claims.claimNext(person, study.id));
    expect((await scene.tasks.get(claim.taskId)).scenarioId).not.toBe(gone?.scenario_id);
    expect(await scene.assignments.countRemaining(person, study.id)).toBe(1);
  });
});
