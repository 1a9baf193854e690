import type { SubmitOutcome } from '@ethogram/annotation';
import { SkipService } from '@ethogram/annotation';
import { ReleaseService } from '@ethogram/datasets';
import { makeSpan, type MoralForm, type MoralJudgmentAnswer } from '@ethogram/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, claimOf, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
let skips: SkipService;
let keys = 0;

beforeAll(async () => {
  scene = await AnnotationScene.set();
  skips = scene.application.module.get(SkipService);
});
afterAll(() => scene.application.close());

interface Held {
  readonly person: string;
  readonly slotId: string;
  readonly taskId: string;
  readonly studyId: string;
  readonly claimToken: string;
}

async function send({ person, ...claim }: Held, answer: unknown): Promise<SubmitOutcome> {
  keys += 1;
  return scene.judgments.submit(person, { ...claim, idempotencyKey: `form-key-${keys}`, answer });
}

/** Somebody with a task of a study that asks for this in their hands, and the text it is about. */
async function held(
  form: Partial<MoralForm>,
): Promise<Held & { text: string; name: string; sourceId: string }> {
  const [person] = (await scene.people(1)) as [string];
  const { sourceId, names } = await scene.sourceWithScenarios(1);
  const study = await scene.moralStudy(sourceId, [person], { form });
  const claim = await scene.claim(person, study.id);
  const content = (await scene.assignments.contents([claim.taskId])).get(claim.taskId);
  return { ...claim, person, text: content?.scenario?.text ?? '', name: names[0] ?? '', sourceId };
}

async function storedAnswer(taskId: string): Promise<MoralJudgmentAnswer> {
  const [row] = await scene.query<{ answer: MoralJudgmentAnswer }>(
    'select answer from judgments where task_id = $1',
    [taskId],
  );
  if (!row) throw new Error('Nothing was stored.');
  return row.answer;
}

describe('the form of a study', () => {
  it('is kept as chosen, shown to the person who fills it in, and refused when it makes no sense', async () => {
    const task = await held({ strength: 'required', twoPasses: true });
    const content = (await scene.assignments.contents([task.taskId])).get(task.taskId);
    expect(content?.form).toMatchObject({
      version: 1,
      evidence: 'optional',
      strength: 'required',
      twoPasses: true,
    });
    await expect(
      scene.studies.create(null, {
        name: 'x',
        kind: 'MORAL_JUDGMENT',
        guideline: '',
        sourceId: task.sourceId,
        form: { evidence: 'often' },
      }),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('"evidence" must be one of'),
    });
  });

  it('says what an answer lacks and stores it once it is whole', async () => {
    const all = {
      evidence: 'required',
      strength: 'required',
      whose: 'required',
      mostPeople: 'required',
      changingFact: 'required',
      twoPasses: true,
    } as const;
    const task = await held(all);
    const bare = verdict({ values: [{ value: 'face', direction: 'both' }] });
    expect(await send(task, bare)).toMatchObject({
      kind: 'invalid_answer',
      problems: Array.from({ length: 6 }, () => expect.any(String)),
    });
    const whole = verdict({
      values: [{ value: 'face', direction: 'both', whose: 'society', strength: 0 }],
      spans: [{ ...makeSpan(task.text, 0, 4), speaksFor: 'face' }],
      mostPeople: 'NTA',
      changingFact: 'If it had been asked for.',
      firstPass: { verdict: 'INFO', acceptability: 0 },
    });
    expect(await send(task, whole)).toMatchObject({ kind: 'submitted' });
    expect(await storedAnswer(task.taskId)).toEqual(whole);
  });

  it('takes answers of the shape of before', async () => {
    const task = await held({});
    expect(await send(task, verdict({}))).toMatchObject({ kind: 'submitted' });
    expect(await storedAnswer(task.taskId)).toEqual(verdict({}));
  });
});

describe('evidence', () => {
  it('is refused unless it quotes the frozen text to the code point', async () => {
    const task = await held({});
    const span = { ...makeSpan(task.text, 3, 9), speaksFor: 'verdict' } as const;
    for (const wrong of [
      { start: 4 },
      { end: 10 },
      { quote: 'nothing' },
      { textHash: '0'.repeat(64) },
      { end: 1e9 },
    ])
      expect(await send(task, verdict({ spans: [{ ...span, ...wrong }] }))).toMatchObject({
        kind: 'invalid_answer',
        problems: [expect.stringContaining('mark it again')],
      });
    expect(await scene.count('select from judgments where task_id = $1', [task.taskId])).toBe(0);
    expect(await send(task, verdict({ spans: [span] }))).toMatchObject({ kind: 'submitted' });
    expect((await storedAnswer(task.taskId)).spans).toEqual([span]);
  });

  it('is in a release, without its words where the text may not be published', async () => {
    const task = await held({});
    const span = { ...makeSpan(task.text, 0, 9), speaksFor: 'verdict' } as const;
    expect(await send(task, verdict({ spans: [span], rationale: 'So.' }))).toMatchObject({
      kind: 'submitted',
    });
    const release = await scene.application.module.get(ReleaseService).create(null, {
      studyId: task.studyId,
      minimumJudgments: 1,
      seed: 1,
      ratios: { train: 0.8, validation: 0.1, test: 0.1 },
    });
    expect(release.manifest.leftOut.damagedSpans).toBe(0);
    const [row] = await scene.query<{ line: string }>('select line from release_rows where release_id = $1', [
      release.id,
    ]);
    expect(JSON.parse(row?.line ?? '{}')).toMatchObject({
      judgments: [{ verdict: 'NTA', rationale: null, spans: [{ ...span, quote: null }] }],
    });
  });

  it('goes with the text it quotes when that is deleted, and so does every other quotation', async () => {
    const task = await held({ changingFact: 'optional' });
    const quote = task.text.slice(0, 80);
    const answer = verdict({
      spans: [{ ...makeSpan(task.text, 0, 80), speaksFor: 'verdict' }],
      rationale: `It says "${quote}".`,
      changingFact: `Unless "${quote}" is not true.`,
    });
    expect(await send(task, answer)).toMatchObject({ kind: 'submitted' });
    await scene.deletePost(task.sourceId, task.name);
    const stored = JSON.stringify(await storedAnswer(task.taskId));
    expect(stored).not.toContain(quote.slice(0, 20));
    expect(stored).toContain('"verdict":"NTA"');
  });
});

describe('skipping', () => {
  it('gives the slot to others, never shows the task to the person again, and keeps the reason', async () => {
    const [one, other] = (await scene.people(2)) as [string, string];
    const { sourceId } = await scene.sourceWithScenarios(1);
    const study = await scene.moralStudy(sourceId, [one, other], { judgmentsPerTask: 1 });
    const claim = await scene.claim(one, study.id);
    const skip = { taskId: claim.taskId, reason: 'UPSETTING', note: 'Too close to home.' } as const;
    expect(await skips.skip(one, skip)).toMatchObject({
      kind: 'skipped',
      next: { kind: 'nothing_left', done: 0 },
    });
    expect(await skips.skip(one, { ...skip, reason: 'OTHER' })).toMatchObject({ kind: 'skipped' });
    expect(await scene.claims.claimNext(one, study.id)).toMatchObject({ kind: 'nothing_left' });
    expect(await scene.assignments.countRemaining(one, study.id)).toBe(0);
    expect((await scene.claim(other, study.id)).slotId).toBe(claim.slotId);
    // What was skipped is not held back by others: it is gone for this person.
    expect(await scene.claims.claimNext(one, study.id)).toMatchObject({ heldByOthers: 0 });
    const { items, total } = await skips.list(study.id);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ personId: one, reason: 'UPSETTING', note: 'Too close to home.' });
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(0);
  });

  it('brings the next task along, and an answer that comes after it is told so', async () => {
    const [person] = (await scene.people(1)) as [string];
    const { sourceId } = await scene.sourceWithScenarios(3);
    const study = await scene.moralStudy(sourceId, [person]);
    const claim = await scene.claim(person, study.id);
    const outcome = await skips.skip(person, { taskId: claim.taskId, reason: 'UNCLEAR' });
    if (outcome.kind !== 'skipped') throw new Error(`Expected a skip, got ${outcome.kind}.`);
    expect(claimOf(outcome.next).taskId).not.toBe(claim.taskId);
    expect(await send({ person, ...claim }, verdict({}))).toMatchObject({
      kind: 'claim_lost',
      message: expect.stringContaining('skipped'),
    });
  });

  it('does not take an answer back, and is for people of the study alone', async () => {
    const [person, stranger] = (await scene.people(2)) as [string, string];
    const { sourceId } = await scene.sourceWithScenarios(1);
    const study = await scene.moralStudy(sourceId, [person]);
    const claim = await scene.claim(person, study.id);
    expect(await send({ person, ...claim }, verdict({}))).toMatchObject({ kind: 'submitted' });
    const { taskId } = claim;
    expect(await skips.skip(person, { taskId, reason: 'OTHER' })).toMatchObject({ kind: 'claim_lost' });
    expect(await skips.skip(stranger, { taskId, reason: 'OTHER' })).toMatchObject({ kind: 'not_permitted' });
    await expect(
      skips.skip(person, { taskId: '00000000-0000-4000-8000-000000000000', reason: 'OTHER' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await scene.count('select from skips where study_id = $1', [study.id])).toBe(0);
  });

  it('by many tabs at once is one skip', async () => {
    const [person] = (await scene.people(1)) as [string];
    const { sourceId } = await scene.sourceWithScenarios(2);
    const study = await scene.moralStudy(sourceId, [person], { judgmentsPerTask: 1 });
    const { taskId } = await scene.claim(person, study.id);
    await Promise.all(Array.from({ length: 6 }, () => skips.skip(person, { taskId, reason: 'LANGUAGE' })));
    expect(await scene.count('select from skips where study_id = $1', [study.id])).toBe(1);
    expect(await scene.count(`select from slots where task_id = $1 and state = 'open'`, [taskId])).toBe(1);
  });

  it('notes lose what they quote of a deleted text', async () => {
    const task = await held({});
    const note = `"${task.text.slice(0, 80)}" is no English.`;
    await skips.skip(task.person, { taskId: task.taskId, reason: 'LANGUAGE', note });
    await scene.deletePost(task.sourceId, task.name);
    expect(await scene.query('select reason, note from skips where task_id = $1', [task.taskId])).toEqual([
      { reason: 'LANGUAGE', note: '' },
    ]);
  });
});
