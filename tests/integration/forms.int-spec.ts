import {
  AdjudicationQueue,
  FormService,
  GoldService,
  ItemReviewService,
  QualityService,
  type Study,
  type SubmitOutcome,
} from '@ethogram/annotation';
import {
  FORM_PRESETS,
  type FormAnswer,
  type FormDefinition,
  type FormPreset,
  makeSpan,
  type PartAnswer,
} from '@ethogram/core';
import { InstrumentService } from '@ethogram/surveys';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene } from './annotation-scene.js';

const FORM: FormDefinition = {
  version: 1,
  parts: [
    {
      id: 'harm',
      kind: 'choice',
      label: 'Harm?',
      required: true,
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
    },
    {
      id: 'where',
      kind: 'span',
      label: 'Where?',
      required: true,
      showIf: { part: 'harm', equals: 'yes' },
      labels: [{ id: 'harm', label: 'Harm' }],
    },
    { id: 'bad', kind: 'likert', label: 'How bad?', required: false, min: 1, labels: ['little', '', 'much'] },
    { id: 'why', kind: 'text', label: 'Why?', required: false, maxLength: 500, lines: 'many' },
  ],
};

let scene: AnnotationScene;
let keys = 0;
beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

const service = <T>(type: new (...parts: never[]) => T): T => scene.application.module.get(type);
const answer = (parts: Record<string, PartAnswer>): FormAnswer => ({ kind: 'form', parts });

async function formStudy(people: readonly string[], content: object): Promise<Study> {
  const study = await scene.studies.create(null, {
    name: 'Harm',
    kind: 'FORM',
    guideline: 'Look for harm.',
    form: FORM,
    judgmentsPerTask: people.length,
    ...content,
  });
  await scene.studies.addPeople(null, study.id, people);
  return scene.studies.open(null, study.id);
}

/** The person's next task with the text it is about. */
async function next(person: string, study: Study): Promise<{ taskId: string; text: string; send: Send }> {
  const { taskId, slotId, claimToken } = await scene.claim(person, study.id);
  const content = (await scene.assignments.contents([taskId])).get(taskId);
  const send: Send = (given) =>
    scene.judgments.submit(person, { taskId, slotId, claimToken, idempotencyKey: newKey(), answer: given });
  return { taskId, text: content?.scenario?.text ?? content?.item?.text ?? '', send };
}
type Send = (answer: unknown) => Promise<SubmitOutcome>;

function newKey(): string {
  keys += 1;
  return `forms-key-${keys}`;
}

async function stored(taskId: string): Promise<FormAnswer[]> {
  const rows = await scene.query<{ answer: FormAnswer }>(
    'select answer from judgments where task_id = $1 order by revision',
    [taskId],
  );
  return rows.map((row) => row.answer);
}

const problemsOf = (outcome: SubmitOutcome): string =>
  outcome.kind === 'invalid_answer' ? outcome.problems.join(' ') : outcome.kind;

describe('a study with a form of its own, over scenarios', () => {
  it('shows its parts with the text, and nothing of a moral judgment', async () => {
    const [person = ''] = await scene.people(1);
    const { sourceId } = await scene.sourceWithScenarios(1);
    const study = await formStudy([person], { sourceId });
    const { taskId } = await scene.claim(person, study.id);
    const content = (await scene.assignments.contents([taskId])).get(taskId);
    expect(content).toMatchObject({
      kind: 'FORM',
      definition: FORM,
      form: null,
      items: [],
      scale: null,
      item: null,
    });
    expect(content?.scenario?.text).not.toBe('');
  });

  it('takes what answers it, without what is empty, and nothing else', async () => {
    const [person = ''] = await scene.people(1);
    const { sourceId } = await scene.sourceWithScenarios(1);
    const study = await formStudy([person], { sourceId });
    const { taskId, text, send } = await next(person, study);
    const passage = { ...makeSpan(text, 0, 12), label: 'harm' };
    for (const [given, problem] of [
      [{ kind: 'survey', ratings: [{ itemId: 'x', rating: 1 }] }, /kind "form"/],
      [answer({}), /“Harm\?” needs an answer/],
      [answer({ harm: 'perhaps' }), /choose one of the options/],
      [answer({ harm: 'yes' }), /“Where\?” needs an answer/],
      [answer({ harm: 'no', where: [passage] }), /not asked after these answers/],
      [
        answer({ harm: 'yes', where: [{ ...passage, quote: 'another' }] }),
        /does not quote what stands there/,
      ],
      [
        answer({ harm: 'yes', where: [{ ...passage, textHash: 'b'.repeat(64) }] }),
        /another version of the text/,
      ],
      [answer({ harm: 'no', bad: 4 }), /from 1 to 3/],
      [JSON.parse('{"kind":"form","parts":{"harm":"no","__proto__":"x"}}'), /cannot be the id of a part/],
    ] as const)
      expect(problemsOf(await send(given))).toMatch(problem);
    const outcome = await send(answer({ bad: 2, why: ' ', where: [passage], harm: 'yes' }));
    expect(outcome.kind).toBe('submitted');
    expect(await stored(taskId)).toEqual([answer({ harm: 'yes', where: [passage], bad: 2 })]);
    const revised = await scene.judgments.revise(person, {
      taskId,
      idempotencyKey: newKey(),
      answer: answer({ harm: 'no' }),
    });
    expect(revised.kind).toBe('submitted');
    expect(await stored(taskId)).toHaveLength(2);
  });

  it('forgets passages and quotations with the text, and keeps what was chosen', async () => {
    const [person = ''] = await scene.people(1);
    const { sourceId, names } = await scene.sourceWithScenarios(1);
    const study = await formStudy([person], { sourceId });
    const { taskId, text, send } = await next(person, study);
    const words = text.split(' ').slice(0, 8).join(' ');
    await send(
      answer({ harm: 'yes', where: [{ ...makeSpan(text, 0, 12), label: 'harm' }], bad: 3, why: words }),
    );
    const own = { title: 'Own', text: 'Words of my own.', explanation: 'So.' };
    const quoting = { title: 'Quoted', text: `They wrote: ${words}`, explanation: 'So.' };
    const forms = service(FormService);
    const content = { definition: FORM, guideline: 'Look.', examples: [own, quoting] };
    const form = await forms.create(null, { name: 'Quoting', kind: 'FORM', ...content });
    const other = await formStudy([], { sourceId, judgmentsPerTask: 1, examples: [quoting] });
    await scene.deletePost(sourceId, names[0] ?? '');
    expect(await stored(taskId)).toEqual([answer({ harm: 'yes', bad: 3 })]);
    const [version] = await forms.versions(form.id);
    expect(version?.examples).toEqual([own, { ...quoting, text: '' }]);
    expect((await scene.studies.get(other.id)).examples).toEqual([{ ...quoting, text: '' }]);
  });

  it('has gold in its parts, and agreement part by part', async () => {
    const people = await scene.people(3);
    const { sourceId } = await scene.sourceWithScenarios(6);
    const study = await formStudy(people, { sourceId });
    const tasks = await scene.tasks.list(study.id);
    const gold = tasks.items[0]?.id ?? '';
    const expected = { kind: 'form', parts: [{ part: 'harm', anyOf: ['no'] }] };
    const wrong = { kind: 'form', parts: [{ part: 'harm', anyOf: ['maybe'] }] };
    const golds = service(GoldService);
    const mark = { taskId: gold, kind: 'HIDDEN' as const, explanation: '' };
    await expect(golds.mark(null, { ...mark, expected: wrong })).rejects.toThrow('cannot be answered there');
    await expect(
      golds.mark(null, { ...mark, expected: { kind: 'moral_judgment', verdict: ['YTA'] } }),
    ).rejects.toThrow('parts of a form');
    for (const [index, person] of people.entries())
      for (let outcome = await scene.claims.claimNext(person, study.id); outcome.kind === 'claimed';) {
        const { taskId, slotId, claimToken } = outcome.claim;
        const position = tasks.items.findIndex(({ id }) => id === taskId);
        const bad = 1 + (position % 3);
        const sent = await scene.judgments.submit(person, {
          taskId,
          slotId,
          claimToken,
          idempotencyKey: newKey(),
          answer: answer({ harm: 'no', bad: index === 2 && position === 5 ? 1 : bad }),
        });
        if (sent.kind !== 'submitted') throw new Error(problemsOf(sent));
        outcome = sent.next;
      }
    await golds.mark(null, { ...mark, expected });
    expect(await service(QualityService).questions(study.id)).toMatchObject([
      { question: 'harm', right: 3, answered: 3 },
    ]);
    expect(await service(QualityService).people(study)).toHaveLength(3);
    const disputed = await service(AdjudicationQueue).list(study, null, { by: 'DISAGREEMENT', first: 20 });
    expect(disputed.map(({ position }) => position)).toEqual([5]);
    const agreement = await scene.agreements.ofStudy(study);
    const bad = agreement.find(({ question }) => question === 'bad');
    expect(bad?.alpha).toBeGreaterThan(0.5);
    expect(bad?.alpha).toBeLessThan(1);
    expect(agreement.find(({ question }) => question === 'harm')?.reason).toMatch(/same/);
    expect(agreement.map(({ question }) => question)).not.toContain('why');
  });
});

describe('a study with a form of its own, over the statements of an instrument', () => {
  const preset = FORM_PRESETS.find(({ key }) => key === 'item-review') as FormPreset;

  it('asks each statement once, shows what it is keyed to, and counts what was said', async () => {
    const [person = ''] = await scene.people(1);
    const instruments = service(InstrumentService);
    const instrument = await instruments.byKey('ethogram-values');
    const items = await instruments.items(instrument.id);
    const { definition: form, guideline, examples } = preset;
    const study = await formStudy([person], { instrumentId: instrument.id, form, guideline, examples });
    expect(study).toMatchObject({ taskTotal: items.length, batterySize: null, examples: preset.examples });
    const { taskId } = await scene.claim(person, study.id);
    const content = (await scene.assignments.contents([taskId])).get(taskId);
    const item = items.find(({ id }) => id === content?.item?.id);
    expect(content?.item).toEqual({ id: item?.id, text: item?.text, value: item?.value, keyed: item?.keyed });
    expect(content).toMatchObject({ scenario: null, items: [], scale: null });
    const { send } = await next(person, study);
    const given = answer({ fit: 5, wording: ['clear'], decision: 'reword', new_wording: 'Better.' });
    expect(problemsOf(await send(given))).toBe('submitted');
    const reviews = await service(ItemReviewService).ofStudy(study.id);
    expect(reviews.map((one) => one.item.id)).toEqual(items.map(({ id }) => id));
    expect(reviews.filter(({ review }) => review.judgments > 0)).toMatchObject([
      { item: { id: item?.id }, review: { fit: 5, decisions: { keep: 0, reword: 1, drop: 0 } } },
    ]);
  });

  it('is about the one or the other', async () => {
    const { sourceId } = await scene.sourceWithScenarios(1);
    const instrument = await service(InstrumentService).byKey('ethogram-values');
    const both = { name: 'Both', kind: 'FORM', guideline: '', form: FORM, sourceId } as const;
    await expect(scene.studies.create(null, { ...both, instrumentId: instrument.id })).rejects.toThrow(
      'not about both',
    );
    const study = await formStudy([], { sourceId, judgmentsPerTask: 1 });
    await expect(service(ItemReviewService).ofStudy(study.id)).rejects.toThrow('Nobody looks at statements');
  });
});

describe('a version of a form', () => {
  it('never changes, whatever asks the database to', async () => {
    const forms = service(FormService);
    const form = await forms.create(null, {
      name: 'Harm',
      kind: 'FORM',
      definition: FORM,
      guideline: 'Look.',
    });
    for (const change of [
      `update form_versions set guideline = 'other' where form_id = $1`,
      `delete from form_versions where form_id = $1`,
    ])
      await expect(scene.query(change, [form.id])).rejects.toThrow('form_versions is immutable');
  });

  it('is one for the same content, however many save it at once, and numbers go on without a gap', async () => {
    const forms = service(FormService);
    const content = { definition: FORM, guideline: 'Look.' };
    const form = await forms.create(null, { name: 'Harm', kind: 'FORM', ...content });
    const again = await forms.addVersion(null, form.id, { ...content, examples: [] });
    expect(again.number).toBe(1);
    const guidelines = ['two', 'three', 'two', 'three', 'two', 'four'];
    const made = await Promise.all(
      guidelines.map((guideline) => forms.addVersion(null, form.id, { definition: FORM, guideline })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect((await forms.versions(form.id)).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });
});
