import {
  ConsentService,
  type OwnParticipation,
  ParticipantsService,
  ParticipationService,
  PhaseAnswerService,
  type Study,
  WithdrawalService,
} from '@ethogram/annotation';
import { newId, SystemClock } from '@ethogram/core';
import { ReleaseExport, ReleaseService } from '@ethogram/datasets';
import { InstrumentService } from '@ethogram/surveys';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, ratings, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
let sourceId: string;
let instrumentId: string;
const clock = new SystemClock();

beforeAll(async () => {
  scene = await AnnotationScene.set();
  ({ sourceId } = await scene.sourceWithScenarios(6));
  instrumentId = (await scene.application.module.get(InstrumentService).byKey('ethogram-values')).id;
}, 120_000);
afterAll(() => scene.application.close());

const own = (person: string, study: Study): Promise<OwnParticipation> =>
  scene.application.module
    .get(ParticipationService)
    .own(person, study.id)
    .then((found) => found ?? Promise.reject(new Error('The study has no steps.')));
const accept = (person: string, study: Study, version: number): Promise<OwnParticipation | null> =>
  scene.application.module.get(ParticipationService).accept(person, study.id, version);
const answers = (): PhaseAnswerService => scene.application.module.get(PhaseAnswerService);
const withdraw = (person: string, study: Study): Promise<void> =>
  scene.application.module.get(WithdrawalService).withdraw(person, study.id);

const WHOLE = {
  consent: { text: 'You may leave at any time.', withdrawal: 'UNLINK' },
  qualification: { passMark: 0.5, tries: 2 },
  preSurvey: null as { instrumentId: string } | null,
  postSurvey: null as { instrumentId: string } | null,
  completion: { code: 'C0DE-1234', returnUrl: 'https://example.org/complete?cc=C0DE-1234' },
};

/** A study with these steps; two of its tasks are training, right with the verdict YTA. */
async function studyWith(
  participation: object,
  people: readonly string[],
  options: { training?: boolean; judgmentsPerTask?: number; from?: string } = {},
): Promise<Study> {
  const study = await scene.studies.create(null, {
    name: 'Steps',
    kind: 'MORAL_JUDGMENT',
    guideline: 'Who is wrong?',
    sourceId: options.from ?? sourceId,
    judgmentsPerTask: options.judgmentsPerTask ?? 2,
    participation,
  });
  if (options.training) {
    await scene.query(
      `insert into gold_answers (task_id, study_id, kind, expected, explanation, created_at)
       select id, study_id, 'TRAINING', '{"kind":"moral_judgment","verdict":["YTA"]}', 'Because of ' || position, now()
       from tasks where study_id = $1 and position < 2`,
      [study.id],
    );
    await scene.query(
      `update slots set state = 'closed' where task_id in (select task_id from gold_answers where study_id = $1)`,
      [study.id],
    );
  }
  await scene.studies.addPeople(null, study.id, people);
  return scene.studies.open(null, study.id);
}

async function train(person: string, study: Study, given: 'YTA' | 'NTA', key = newId(clock), rationale = '') {
  const { task } = await own(person, study);
  if (!task) throw new Error('There is no task.');
  const { phase, key: taskKey, tryNumber } = task;
  const sent = { studyId: study.id, phase, taskKey, tryNumber, idempotencyKey: key };
  return answers().submit(person, {
    ...sent,
    answer: verdict({ verdict: given, rationale }),
    durationMs: 6_000,
  });
}

/** Answers whatever the survey asks. */
async function answerSurvey(person: string, study: Study): Promise<number> {
  for (let pages = 0; ; pages += 1) {
    const { task } = await own(person, study);
    if (!task) return pages;
    const { phase, key: taskKey, tryNumber, content } = task;
    const outcome = await answers().submit(person, {
      studyId: study.id,
      phase,
      taskKey,
      tryNumber,
      idempotencyKey: newId(clock),
      answer: ratings(
        content.items.map(({ id }) => id),
        3,
      ),
    });
    expect(outcome).toMatchObject({ kind: 'answered', feedback: null });
  }
}

async function judgeAll(person: string, study: Study): Promise<number> {
  for (let done = 0; ; done += 1) {
    const next = await scene.claims.claimNext(person, study.id);
    if (next.kind !== 'claimed') return done;
    const { slotId, taskId, claimToken } = next.claim;
    const sent = { slotId, taskId, claimToken, idempotencyKey: newId(clock), answer: verdict({}) };
    expect(await scene.judgments.submit(person, { ...sent, prefetch: false })).toMatchObject({
      kind: 'submitted',
    });
  }
}

describe('the steps of a study', () => {
  it('follow one another from the consent to the completion code', async () => {
    const [person] = (await scene.people(1)) as [string];
    const survey = { instrumentId, items: 12 };
    const study = await studyWith({ ...WHOLE, preSurvey: survey, postSurvey: survey }, [person], {
      training: true,
    });
    expect(await scene.claims.claimNext(person, study.id)).toMatchObject({
      kind: 'other_phase',
      phase: 'CONSENT',
    });
    expect(await scene.claims.claimAhead(person, study.id, { count: 5 })).toMatchObject({ phase: 'CONSENT' });
    const start = await own(person, study);
    expect(start.steps.map(({ phase, state }) => `${phase} ${state}`)).toEqual([
      'CONSENT NOW',
      'TRAINING LATER',
      'PRE_SURVEY LATER',
      'MAIN LATER',
      'POST_SURVEY LATER',
      'DONE LATER',
    ]);
    expect(await accept(person, study, 1)).toMatchObject({ phase: 'TRAINING', acceptedVersion: 1 });
    expect(await train(person, study, 'YTA')).toMatchObject({
      kind: 'answered',
      feedback: { isRight: true, explanation: 'Because of 0' },
    });
    expect(await train(person, study, 'NTA')).toMatchObject({
      feedback: { isRight: false, wrong: ['verdict'] },
    });
    expect(await own(person, study)).toMatchObject({ phase: 'PRE_SURVEY' });
    expect(await answerSurvey(person, study)).toBe(2);
    expect(await own(person, study)).toMatchObject({ phase: 'MAIN' });
    expect(await judgeAll(person, study)).toBe(4);
    expect(await scene.claims.claimNext(person, study.id)).toMatchObject({ phase: 'POST_SURVEY' });
    await answerSurvey(person, study);
    expect(await own(person, study)).toMatchObject({
      phase: 'DONE',
      completionCode: 'C0DE-1234',
      returnUrl: 'https://example.org/complete?cc=C0DE-1234',
    });
    expect(await scene.claims.claimNext(person, study.id)).toMatchObject({ phase: 'DONE' });
    expect(await scene.count('select from judgments where person_id = $1', [person])).toBe(4);
  }, 60_000);

  it('end with a training that is not passed in the tries there are', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await studyWith({ qualification: { passMark: 1, tries: 2 } }, [person], { training: true });
    for (const given of ['YTA', 'NTA'] as const) await train(person, study, given);
    expect(await own(person, study)).toMatchObject({ phase: 'TRAINING', tryNumber: 2 });
    for (const given of ['NTA', 'NTA'] as const) await train(person, study, given);
    expect(await own(person, study)).toMatchObject({ phase: 'FAILED', task: null });
    expect(await scene.claims.claimNext(person, study.id)).toMatchObject({ phase: 'FAILED' });
  });

  it('take an answer once, whatever arrives twice or from another tab', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await studyWith({ qualification: { passMark: 0, tries: 1 } }, [person], { training: true });
    const { task } = await own(person, study);
    if (!task) throw new Error('There is no task.');
    const sent = {
      studyId: study.id,
      phase: task.phase,
      taskKey: task.key,
      tryNumber: 1,
      idempotencyKey: 'one-and-the-same',
      answer: verdict({ verdict: 'YTA' }),
    };
    const twice = await Promise.all([1, 2, 3].map(() => answers().submit(person, sent)));
    expect(twice.map((outcome) => outcome.kind)).toEqual(['answered', 'answered', 'answered']);
    expect(twice.filter((outcome) => outcome.kind === 'answered' && outcome.replayed)).toHaveLength(2);
    expect(await answers().submit(person, { ...sent, idempotencyKey: 'from-another-tab' })).toEqual({
      kind: 'moved',
    });
    await expect(answers().submit(person, { ...sent, answer: verdict({}) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await answers().submit(person, { ...sent, answer: { kind: 'survey' } })).toMatchObject({
      kind: 'invalid_answer',
    });
    expect(await scene.count('select from phase_answers where person_id = $1', [person])).toBe(1);
    const [stranger] = (await scene.people(1)) as [string];
    expect(await answers().submit(stranger, sent)).toMatchObject({ kind: 'not_permitted' });
  });

  it('forget in answers to the training what was quoted of a post that is deleted', async () => {
    const [person] = (await scene.people(1)) as [string];
    const own = await scene.sourceWithScenarios(2);
    const study = await studyWith({ qualification: { passMark: 0, tries: 1 } }, [person], {
      training: true,
      from: own.sourceId,
    });
    const first = own.names[0] as string;
    const quote = Array.from({ length: 12 }, (_, index) => `${first}word${index}`).join(' ');
    for (let given = 0; given < 2; given += 1)
      await train(person, study, 'YTA', newId(clock), `They say: ${quote}`);
    const quoting = `select from phase_answers where study_id = $1 and answer::text like '%word3%'`;
    expect(await scene.count(quoting, [study.id])).toBe(2);
    await scene.deletePost(own.sourceId, first);
    expect(await scene.count(quoting, [study.id])).toBe(1);
    expect(await scene.count('select from phase_answers where study_id = $1', [study.id])).toBe(2);
  });

  it('ask for a new consent before anything else is handed out, and keep what was on its way', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await studyWith({ consent: WHOLE.consent }, [person]);
    await accept(person, study, 1);
    const { slotId, taskId, claimToken } = await scene.claim(person, study.id);
    const consents = scene.application.module.get(ConsentService);
    expect((await consents.publish(null, study.id, WHOLE.consent.text)).version).toBe(1);
    expect((await consents.publish(null, study.id, 'A new text.')).version).toBe(2);
    const sent = { slotId, taskId, claimToken, idempotencyKey: newId(clock), answer: verdict({}) };
    expect(await scene.judgments.submit(person, sent)).toMatchObject({
      kind: 'submitted',
      next: { kind: 'other_phase', phase: 'CONSENT' },
    });
    expect(await accept(person, study, 1)).toMatchObject({ phase: 'CONSENT', consent: { version: 2 } });
    expect(await accept(person, study, 2)).toMatchObject({ phase: 'MAIN', acceptedVersion: 2 });
    expect((await scene.claims.claimNext(person, study.id)).kind).toBe('claimed');
    expect(await scene.count('select from consents where person_id = $1', [person])).toBe(2);
  });

  it('are refused where they make no sense, and a training needs tasks before the study opens', async () => {
    const bad = { consent: { text: ' ', withdrawal: 'KEEP' }, completion: { returnUrl: 'javascript:1' } };
    await expect(studyWith(bad, [])).rejects.toThrow(/consent.text.*completion.returnUrl/s);
    await expect(studyWith({ qualification: { passMark: 1, tries: 1 } }, [])).rejects.toThrow('training');
    const plain = await studyWith({}, []);
    expect(plain.participation).toBeNull();
  });
});

describe('withdrawing consent', () => {
  async function twoJudges(withdrawal: 'UNLINK' | 'REMOVE'): Promise<[string, string, Study]> {
    const people = (await scene.people(2)) as [string, string];
    const study = await studyWith({ consent: { text: 'Text.', withdrawal } }, people);
    for (const person of people) {
      await accept(person, study, 1);
      expect(await judgeAll(person, study)).toBe(6);
    }
    return [...people, study];
  }
  const releaseOf = (study: Study) =>
    scene.application.module.get(ReleaseService).create(null, {
      studyId: study.id,
      minimumJudgments: 1,
      seed: 3,
      ratios: { train: 0.6, validation: 0.2, test: 0.2 },
    });
  const linesOf = async (releaseId: string): Promise<string[]> => {
    const chunks: Buffer[] = [];
    for await (const chunk of scene.application.module.get(ReleaseExport).stream(releaseId))
      chunks.push(Buffer.from(chunk as Buffer));
    return Buffer.concat(chunks).toString().split('\n').filter(Boolean);
  };
  const judgedBy = (lines: readonly string[]): Set<string> =>
    new Set(
      lines.flatMap((line) =>
        (JSON.parse(line) as { judgments: { annotator: string }[] }).judgments.map(
          ({ annotator }) => annotator,
        ),
      ),
    );

  it('unlinks by rule: the judgments stay, and nobody knows whose they were', async () => {
    const [one, other, study] = await twoJudges('UNLINK');
    const before = await releaseOf(study);
    await withdraw(one, study);
    await withdraw(one, study);
    expect(await own(one, study)).toMatchObject({ phase: 'WITHDRAWN', task: null });
    for (const table of ['judgments', 'slots', 'skips', 'phase_answers', 'study_people'])
      expect(
        await scene.count(`select from ${table} where study_id = $1 and person_id = $2`, [study.id, one]),
      ).toBe(0);
    expect(await scene.count('select from judgments where study_id = $1 and current', [study.id])).toBe(12);
    expect(await linesOf(before.id)).toHaveLength(6);
    const after = await linesOf((await releaseOf(study)).id);
    expect(judgedBy(after).size).toBe(2);
    await expect(scene.claims.claimNext(one, study.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await own(other, study)).toMatchObject({ phase: 'MAIN' });
    await scene.studies.addPeople(null, study.id, [one]);
    expect(await scene.claims.claimNext(one, study.id)).toMatchObject({ phase: 'WITHDRAWN' });
  }, 60_000);

  it('removes by rule: out of later releases, revoked in earlier ones, and made up for by others', async () => {
    const [one, , study] = await twoJudges('REMOVE');
    const before = await releaseOf(study);
    expect(judgedBy(await linesOf(before.id)).size).toBe(2);
    await withdraw(one, study);
    expect(await linesOf(before.id)).toEqual([]);
    expect((await scene.application.module.get(ReleaseExport).manifest(before.id)).revoked).toHaveLength(6);
    const after = await linesOf((await releaseOf(study)).id);
    expect(after).toHaveLength(6);
    expect(judgedBy(after).size).toBe(1);
    expect(
      await scene.count('select from judgments where study_id = $1 and person_id = $2', [study.id, one]),
    ).toBe(6);
    expect(await scene.count('select from judgments where study_id = $1 and current', [study.id])).toBe(6);
    const [third] = (await scene.people(1)) as [string];
    await scene.studies.addPeople(null, study.id, [third]);
    await accept(third, study, 1);
    expect(await judgeAll(third, study)).toBe(6);
  }, 60_000);

  it('leaves nothing behind that arrives at the same moment', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await studyWith({ consent: { text: 'Text.', withdrawal: 'REMOVE' } }, [person]);
    await accept(person, study, 1);
    const ahead = await scene.claims.claimAhead(person, study.id, { count: 6 });
    if (ahead.kind !== 'ahead') throw new Error(`Expected claims, got ${ahead.kind}.`);
    const sent = ahead.claims.map(({ slotId, taskId, claimToken }) =>
      scene.judgments.submit(person, {
        slotId,
        taskId,
        claimToken,
        idempotencyKey: newId(clock),
        answer: verdict({}),
        prefetch: false,
      }),
    );
    const [, ...outcomes] = await Promise.all([withdraw(person, study), ...sent]);
    for (const { kind } of outcomes) expect(['submitted', 'not_permitted']).toContain(kind);
    expect(await scene.count('select from judgments where study_id = $1 and current', [study.id])).toBe(0);
    expect(await scene.count(`select from slots where study_id = $1 and state <> 'open'`, [study.id])).toBe(
      0,
    );
  });

  it('is not for a study without consent, nor for strangers', async () => {
    const [person, stranger] = (await scene.people(2)) as [string, string];
    const study = await studyWith({ completion: {} }, [person]);
    await expect(withdraw(person, study)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(withdraw(stranger, study)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('who takes part', () => {
  it('is listed without what they answered, and who returns holds nothing any more', async () => {
    const [one, other] = (await scene.people(2)) as [string, string];
    const study = await studyWith({ completion: {} }, [one, other], { judgmentsPerTask: 1 });
    const participants = scene.application.module.get(ParticipantsService);
    await scene.claims.claimAhead(one, study.id, { count: 3 });
    const held = `select from slots where study_id = $1 and person_id = $2 and state = 'claimed'`;
    expect(await scene.count(held, [study.id, one])).toBeGreaterThan(0);
    expect(await participants.mark(null, study.id, [one, newId(clock)], 'RETURNED')).toBe(1);
    expect(await scene.count(held, [study.id, one])).toBe(0);
    expect(await scene.claims.claimNext(one, study.id)).toMatchObject({ phase: 'RETURNED' });
    expect(await judgeAll(other, study)).toBe(6);
    const { items, total } = await participants.list(study.id);
    expect(total).toBe(2);
    const second = items.find(({ personId }) => personId === other);
    expect(second).toMatchObject({ phase: 'DONE', judgments: 6 });
    expect(second?.completionCode).toMatch(/^[A-Z2-9]{10}$/);
    expect(items.find(({ personId }) => personId === one)).toMatchObject({
      phase: 'RETURNED',
      completionCode: null,
    });
  });
});
