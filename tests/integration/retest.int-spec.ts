import {
  ParticipationService,
  type RetestSettings,
  RetestService,
  type Study,
  type SubmitOutcome,
  SuggestionService,
  WithdrawalService,
} from '@ethogram/annotation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

const service = <T>(type: new (...parts: never[]) => T): T => scene.application.module.get(type);

type Submitted = Extract<SubmitOutcome, { kind: 'submitted' }>;

describe('re-tests', () => {
  const EVERY_FOURTH: RetestSettings = { share: 0.25, afterHours: 0, afterTasks: 2, mostPerPerson: 3 };

  async function work(
    personId: string,
    study: Study,
    atMost = 100,
  ): Promise<{ asked: string[]; told: number[] }> {
    const [asked, told]: [string[], number[]] = [[], []];
    for (let task = 0; task < atMost; task += 1) {
      const next = await scene.claims.claimNext(personId, study.id);
      if (next.kind !== 'claimed') break;
      told.push(await scene.assignments.countRemaining(personId, study.id));
      const { slotId, taskId, claimToken } = next.claim;
      const content = (await scene.assignments.contents([taskId])).get(taskId);
      asked.push(content?.scenario?.id ?? '');
      const outcome = await scene.judgments.submit(personId, {
        slotId,
        taskId,
        claimToken,
        idempotencyKey: `${taskId} once`,
        answer: verdict({}),
        prefetch: false,
      });
      if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
    }
    return { asked, told };
  }

  it('are the only way to meet a thing twice', async () => {
    const [person = '', planned = ''] = await scene.people(2);
    const { sourceId } = await scene.sourceWithScenarios(20);
    const plain = await scene.moralStudy(sourceId, [person]);
    const { asked } = await work(person, plain);
    expect(new Set(asked).size).toBe(20);
    expect(asked).toHaveLength(20);

    const study = await scene.moralStudy(sourceId, [planned], { seed: 3, judgmentsPerTask: 1 });
    await service(RetestService).configure(null, study.id, EVERY_FOURTH);
    const met = await work(planned, study);
    expect(new Set(met.asked).size).toBe(20);
    expect(met.asked).toHaveLength(23);
    for (const [place, scenario] of met.asked.entries()) {
      const first = met.asked.indexOf(scenario);
      if (first !== place) expect(place - first).toBeGreaterThan(2);
    }
    // What is left goes down by one each time, so that it tells nothing.
    expect(met.told).toEqual(met.told.map((_, index) => met.told.length - index));
  });

  it('are kept apart from judgments, slots and what people have done', async () => {
    const [person = ''] = await scene.people(1);
    const { sourceId } = await scene.sourceWithScenarios(12);
    const study = await scene.moralStudy(sourceId, [person], { seed: 5, judgmentsPerTask: 1 });
    await service(RetestService).configure(null, study.id, EVERY_FOURTH);
    await work(person, study);
    const of = (sql: string) => scene.count(sql, [study.id]);
    const answers = await of('select from retest_answers where study_id = $1');
    expect(answers).toBeGreaterThan(1);
    expect(await of('select from judgments where study_id = $1')).toBe(12);
    expect(await of(`select from slots where study_id = $1`)).toBe(12);
    const counts = (await scene.statistics.counts([study.id])).get(study.id);
    expect(counts).toMatchObject({ slotCount: 12, doneCount: 12, openCount: 0 });
    const found = await service(RetestService).questions(study.id);
    expect(found[0]).toMatchObject({ question: 'verdict', same: { value: 1, n: answers } });
    expect(await service(RetestService).people(study.id)).toMatchObject([
      { personId: person, answered: answers },
    ]);
  });

  /** The first re-test somebody is given, with all of the work before it done. */
  async function firstRetest(seed = 9): Promise<{
    person: string;
    study: Study;
    sourceId: string;
    names: string[];
    claim: Awaited<ReturnType<AnnotationScene['claim']>>;
  }> {
    const [person = ''] = await scene.people(1);
    const { sourceId, names } = await scene.sourceWithScenarios(12);
    const study = await scene.moralStudy(sourceId, [person], { seed, judgmentsPerTask: 1 });
    await service(RetestService).configure(null, study.id, EVERY_FOURTH);
    for (;;) {
      const claim = await scene.claim(person, study.id);
      const isAgain = await scene.count('select from retests where id = $1', [claim.slotId]);
      if (isAgain) return { person, study, sourceId, names, claim };
      await work(person, study, 1);
    }
  }

  it('look in every way like any other task, and are stored once however often they arrive', async () => {
    const { person, study, claim } = await firstRetest();
    expect(Object.keys(claim).sort()).toEqual(['claimToken', 'leaseUntil', 'slotId', 'studyId', 'taskId']);
    expect(await scene.count('select from tasks where id = $1', [claim.taskId])).toBe(0);
    expect(await scene.claims.renewAll(person, study.id, [claim])).toEqual([claim.slotId]);
    expect((await scene.claim(person, study.id)).slotId).toBe(claim.slotId);
    const sent = { ...claim, idempotencyKey: 'again and again', answer: verdict({ verdict: 'ESH' }) };
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => scene.judgments.submit(person, { ...sent, prefetch: false })),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill('submitted'));
    expect(new Set(outcomes.map((outcome) => (outcome as Submitted).judgmentId)).size).toBe(1);
    const late = await scene.judgments.submit(person, { ...sent, idempotencyKey: 'another key' });
    expect(late).toMatchObject({ kind: 'claim_lost', reason: 'ALREADY_ANSWERED' });
    await expect(
      scene.judgments.revise(person, {
        taskId: claim.taskId,
        idempotencyKey: 'no change',
        answer: verdict({}),
      }),
    ).rejects.toThrow('answer of yours');
    expect(await scene.count('select from retest_answers where study_id = $1', [study.id])).toBe(1);
  });

  it('can be given back, and skipped for good', async () => {
    const { person, study, claim } = await firstRetest(10);
    expect(await scene.claims.release(person, claim.slotId, claim.claimToken)).toBe(true);
    const lost = await scene.judgments.submit(person, {
      ...claim,
      idempotencyKey: 'too late now',
      answer: verdict({}),
      prefetch: false,
    });
    expect(lost).toMatchObject({ kind: 'claim_lost', reason: 'TAKEN_OVER' });
    const { asked } = await work(person, study);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('end with the deletion of their text, and lose what quotes it', async () => {
    const { person, sourceId, names, claim } = await firstRetest(12);
    const scenario = (await scene.assignments.contents([claim.taskId])).get(claim.taskId)?.scenario;
    const quote = scenario?.text.slice(0, 120) ?? '';
    await scene.judgments.submit(person, {
      ...claim,
      idempotencyKey: 'quoting it',
      answer: verdict({ rationale: `It says: ${quote}` }),
      prefetch: false,
    });
    const name = names.find((candidate) => quote.includes(`${candidate}word`)) ?? '';
    await scene.deletePost(sourceId, name);
    const rows = await scene.query<{ rationale: string }>(
      `select answer->>'rationale' as rationale from retest_answers where idempotency_key = 'quoting it'`,
    );
    expect(rows).toEqual([{ rationale: '' }]);
  });

  it('take the deletion before them for an end', async () => {
    const { person, study, sourceId, names, claim } = await firstRetest(14);
    const scenario = (await scene.assignments.contents([claim.taskId])).get(claim.taskId)?.scenario;
    const name = names.find((candidate) => scenario?.text.includes(`${candidate}word`)) ?? '';
    await scene.deletePost(sourceId, name);
    const outcome = await scene.judgments.submit(person, {
      ...claim,
      idempotencyKey: 'of a deleted one',
      answer: verdict({}),
      prefetch: false,
    });
    expect(outcome).toMatchObject({ kind: 'claim_lost', reason: 'WITHDRAWN' });
    expect(await scene.count('select from retest_answers where study_id = $1', [study.id])).toBe(0);
  });

  it.each([
    ['UNLINK', 1],
    ['REMOVE', 0],
  ] as const)('go with their person when consent is withdrawn: %s', async (withdrawal, kept) => {
    const [person = ''] = await scene.people(1);
    const { sourceId } = await scene.sourceWithScenarios(12);
    const participation = { consent: { text: 'You may leave.', withdrawal } };
    const study = await scene.moralStudy(sourceId, [person], { seed: 5, judgmentsPerTask: 1, participation });
    await service(RetestService).configure(null, study.id, EVERY_FOURTH);
    await service(ParticipationService).accept(person, study.id, 1);
    await work(person, study);
    const [task] = await scene.query<{ scenarioId: string }>(
      'select scenario_id as "scenarioId" from tasks where study_id = $1 limit 1',
      [study.id],
    );
    await service(SuggestionService).importLines(
      null,
      study.id,
      [JSON.stringify({ scenario: task?.scenarioId, verdict: 'YTA' })],
      { model: 'm' },
    );
    await scene.query(
      `insert into suggestion_exposures (id, study_id, task_id, person_id, judgment_id, suggestion_id, arm, created_at)
       select gen_random_uuid(), $1, judgments.task_id, $2, judgments.id, suggestions.id, 'HELD_BACK', now()
       from suggestions join judgments on judgments.task_id = suggestions.task_id where suggestions.study_id = $1`,
      [study.id, person],
    );
    await service(WithdrawalService).withdraw(person, study.id);
    for (const table of ['retests', 'retest_answers', 'suggestion_exposures']) {
      const rows = await scene.query<{ isTheirs: boolean }>(
        `select distinct person_id = $2 as "isTheirs" from ${table} where study_id = $1`,
        [study.id, person],
      );
      expect([table, rows]).toEqual([table, Array(kept).fill({ isTheirs: false })]);
    }
  });
});
