import { PartCountsService, StandingService, type Study } from '@ethogram/annotation';
import { type FormDefinition, makeSpan, type PartAnswer } from '@ethogram/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene } from './annotation-scene.js';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
const shared = (id: string) => ({ id, label: id, required: false });
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { ...shared('one'), kind: 'choice', options: OPTIONS },
    { ...shared('many'), kind: 'choices', options: OPTIONS },
    { ...shared('rating'), kind: 'likert', min: 1, labels: ['', '', ''] },
    { ...shared('slider'), kind: 'slider', min: 0, max: 1, step: 0.25, minLabel: '', maxLabel: '' },
    { ...shared('order'), kind: 'ranking', options: OPTIONS },
    { ...shared('pairs'), kind: 'pairwise', options: OPTIONS.slice(0, 2), ties: true },
    { ...shared('where'), kind: 'span', labels: OPTIONS },
    { ...shared('why'), kind: 'text', maxLength: 100, lines: 'one' },
  ],
};

let scene: AnnotationScene;
beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

type Says = (text: string) => Record<string, PartAnswer>;

async function judged(study: Study, person: string, says: Says): Promise<void> {
  const { taskId, slotId, claimToken } = await scene.claim(person, study.id);
  const text = (await scene.assignments.contents([taskId])).get(taskId)?.scenario?.text ?? '';
  const answer = { kind: 'form', parts: says(text) };
  const sent = { taskId, slotId, claimToken, idempotencyKey: `part-counts-${person}`, answer };
  const outcome = await scene.judgments.submit(person, sent);
  if (outcome.kind !== 'submitted') throw new Error(JSON.stringify(outcome));
}

describe('what was said to each part of a form', () => {
  it('is counted by its kind, over the people who count', async () => {
    const people = await scene.people(3);
    const [first = '', second = '', third = ''] = people;
    const { sourceId } = await scene.sourceWithScenarios(1);
    const draft = await scene.studies.create(null, {
      name: 'Counted',
      kind: 'FORM',
      guideline: 'Look.',
      form: FORM,
      judgmentsPerTask: 3,
      sourceId,
    });
    await scene.studies.addPeople(null, draft.id, people);
    const study = await scene.studies.open(null, draft.id);
    await judged(study, first, (text) => ({
      one: 'a',
      many: ['a', 'b'],
      rating: 3,
      slider: 0.25,
      order: ['b', 'a', 'c'],
      pairs: [{ first: 'b', second: 'a', chosen: 'a' }],
      where: [makeSpan(text, 0, 4), makeSpan(text, 5, 9)].map((span) => ({ ...span, label: 'a' })),
      why: 'a',
    }));
    await judged(study, second, () => ({
      one: 'a',
      many: ['b'],
      rating: 1,
      pairs: [{ first: 'b', second: 'a', chosen: null }],
    }));
    await judged(study, third, () => ({ one: 'c', rating: 1 }));
    await scene.application.module.get(StandingService).exclude(null, study.id, third, 'Hasty.');
    const counts = await scene.application.module.get(PartCountsService).ofStudy(study.id);
    const said = counts.map(({ part, answered, counts: own }) => [
      part,
      answered,
      Object.fromEntries(own.map(({ option, count }) => [option, count])),
    ]);
    expect(said).toEqual([
      ['one', 2, { a: 2 }],
      ['many', 2, { a: 1, b: 2 }],
      ['rating', 2, { 1: 1, 3: 1 }],
      ['slider', 1, { '0.25': 1 }],
      ['order', 1, { 'a:2': 1, 'b:1': 1, 'c:3': 1 }],
      ['pairs', 2, { 'a>b': 1, 'a=b': 1 }],
      ['where', 1, { a: 1 }],
      ['why', 1, {}],
    ]);
  });

  it('is not there for studies of other kinds', async () => {
    const [person = ''] = await scene.people(1);
    const survey = await scene.surveyStudy([person]);
    const counts = scene.application.module.get(PartCountsService);
    await expect(counts.ofStudy(survey.id)).rejects.toThrow('no form of its own');
  });
});
