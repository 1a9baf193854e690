import {
  GoldService,
  QualitySettingsService,
  StandingService,
  type SubmittedAnswer,
  TaskGroupsService,
} from '@ethogram/annotation';
import { SeededRandom } from '@ethogram/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, ratings } from './annotation-scene.js';

const ANNOTATORS = 50;
const PER_TASK = 3;

let scene: AnnotationScene;

beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

interface Tally {
  claims: number;
  submissions: number;
  crashes: number;
  lost: number;
}

/** Labels until nothing is left; now and then walks away from a claim or sends an answer twice. */
async function annotate(
  personId: string,
  studyId: string,
  itemsOf: ReadonlyMap<string, string[]>,
  tally: Tally,
): Promise<void> {
  const random = SeededRandom.from('annotator', personId);
  let next = await scene.claims.claimNext(personId, studyId);
  for (let answers = 0; next.kind === 'claimed';) {
    tally.claims += 1;
    const { slotId, taskId, claimToken } = next.claim;
    if (random.next() < 0.1) {
      // Gone without a word, for good or until the lease has run out; this person starts over elsewhere.
      tally.crashes += 1;
      await scene.expire(slotId);
      if (random.next() < 0.3) return;
      next = await scene.claims.claimNext(personId, studyId);
      continue;
    }
    answers += 1;
    const answer = ratings(itemsOf.get(taskId) ?? [], 1 + random.integer(6));
    const input: SubmittedAnswer = {
      slotId,
      taskId,
      claimToken,
      idempotencyKey: `answer-${personId}-${answers}`,
      answer,
    };
    const twice = random.next() < 0.1;
    const outcomes = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => scene.judgments.submit(personId, input)),
    );
    tally.submissions += outcomes.length;
    const kinds = outcomes.map((outcome) => outcome.kind);
    // Both copies of an answer meet the same fate.
    expect(new Set(kinds).size).toBe(1);
    const [outcome] = outcomes;
    if (outcome?.kind === 'submitted') next = outcome.next;
    else if (outcome?.kind === 'claim_lost') {
      tally.lost += 1;
      next = outcome.next;
    } else throw new Error(`Unexpected: ${JSON.stringify(outcome)}`);
  }
}

/** As somebody with a poor connection: takes several along, answers them later, some twice, gives some back, or is never seen again. */
async function workAhead(
  personId: string,
  studyId: string,
  itemsOf: ReadonlyMap<string, string[]>,
): Promise<void> {
  const random = SeededRandom.from('ahead', personId);
  for (let round = 0; ; round += 1) {
    const count = 1 + random.integer(25);
    const outcome = await scene.claims.claimAhead(personId, studyId, {
      count,
      isOffline: random.next() < 0.2,
    });
    if (outcome.kind !== 'ahead') return;
    expect(outcome.claims.length).toBeLessThanOrEqual(20);
    const [abandoned, ...claims] = outcome.claims;
    if (random.next() < 0.05) return;
    if (random.next() < 0.2) await scene.claims.releaseAll(personId, abandoned ? [abandoned] : []);
    else if (abandoned) claims.unshift(abandoned);
    if (random.next() < 0.3) await Promise.all(claims.map(({ slotId }) => scene.expire(slotId)));
    void (await scene.claims.renewAll(personId, studyId, claims.slice(0, 2)));
    await Promise.all(
      [...claims, ...claims.slice(0, 1)].map(({ slotId, taskId, claimToken }) =>
        scene.judgments.submit(personId, {
          slotId,
          taskId,
          claimToken,
          idempotencyKey: `ahead-${round}-${claimToken}`,
          answer: ratings(itemsOf.get(taskId) ?? [], 3),
          prefetch: false,
        }),
      ),
    );
  }
}

async function itemsByTask(studyId: string): Promise<Map<string, string[]>> {
  const rows = await scene.query<{ id: string; item_ids: string[] }>(
    'select id, item_ids from tasks where study_id = $1',
    [studyId],
  );
  return new Map(rows.map((row) => [row.id, row.item_ids]));
}

describe('fifty annotators asking at the same moment', () => {
  it('get a slot each until there are none', async () => {
    const people = await scene.people(ANNOTATORS);
    const study = await scene.surveyStudy(people, { batterySize: 20, judgmentsPerTask: PER_TASK });
    const outcomes = await Promise.all(people.map((person) => scene.claims.claimNext(person, study.id)));
    const slots = outcomes.flatMap((outcome) => (outcome.kind === 'claimed' ? [outcome.claim.slotId] : []));
    expect(slots).toHaveLength(16 * PER_TASK);
    expect(new Set(slots).size).toBe(16 * PER_TASK);
    expect(outcomes.filter((outcome) => outcome.kind === 'nothing_left')).toHaveLength(2);
  });
});

describe('fifty annotators at once, some of whom crash and some of whom send twice', () => {
  it('fill every slot exactly once', async () => {
    const people = await scene.people(ANNOTATORS);
    const study = await scene.surveyStudy(people, { batterySize: 1, judgmentsPerTask: PER_TASK });
    const items = await itemsByTask(study.id);
    const tally: Tally = { claims: 0, submissions: 0, crashes: 0, lost: 0 };
    await Promise.all(people.map((person) => annotate(person, study.id, items, tally)));
    // Whatever the crashed left behind is there for those who come next.
    const [late] = (await scene.people(1)) as [string];
    const rescuers = [late, ...(await scene.people(PER_TASK))];
    await scene.studies.addPeople(null, study.id, rescuers);
    await scene.query(
      `update slots set lease_until = now() - interval '1 second' where study_id = $1 and state = 'claimed'`,
      [study.id],
    );
    for (let round = 0; round < 20 && (await unfilled(study.id)) > 0; round += 1) {
      for (const person of rescuers) await annotate(person, study.id, items, tally);
    }

    expect(tally.crashes).toBeGreaterThan(50);
    expect(tally.submissions).toBeGreaterThan(320 * PER_TASK);
    expect(await unfilled(study.id)).toBe(0);
    const [{ overfull, underfull, twice, judgments } = {}] = await scene.query<Record<string, number>>(
      `with per_task as (
         select tasks.id, count(judgments.id) as judgments, count(distinct judgments.person_id) as people
         from tasks left join judgments on judgments.task_id = tasks.id and judgments.current where tasks.study_id = $1 group by tasks.id)
       select count(*) filter (where judgments > $2)::int as overfull, count(*) filter (where judgments < $2)::int as underfull,
         count(*) filter (where people <> judgments)::int as twice, sum(judgments)::int as judgments from per_task`,
      [study.id, PER_TASK],
    );
    expect({ overfull, underfull, twice, judgments }).toEqual({
      overfull: 0,
      underfull: 0,
      twice: 0,
      judgments: 320 * PER_TASK,
    });
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(320 * PER_TASK);
  });

  it('fill every slot exactly once when they work ahead, answer late, renew and give back', async () => {
    const people = await scene.people(ANNOTATORS);
    const study = await scene.surveyStudy(people, {
      batterySize: 2,
      judgmentsPerTask: PER_TASK,
      aheadLimit: 20,
    });
    const items = await itemsByTask(study.id);
    await Promise.all(people.map((person) => workAhead(person, study.id, items)));
    // Whatever the vanished left behind is there for those who come next.
    const rescuers = await scene.people(PER_TASK + 1);
    await scene.studies.addPeople(null, study.id, rescuers);
    await scene.query(
      `update slots set lease_until = now() - interval '1 second' where study_id = $1 and state = 'claimed'`,
      [study.id],
    );
    const tally: Tally = { claims: 0, submissions: 0, crashes: 0, lost: 0 };
    for (let round = 0; round < 20 && (await unfilled(study.id)) > 0; round += 1) {
      for (const person of rescuers) await annotate(person, study.id, items, tally);
    }
    expect(await unfilled(study.id)).toBe(0);
    const [row] = await scene.query<Record<string, number>>(
      `select count(*)::int as judgments, count(distinct (task_id, person_id))::int as different, count(distinct slot_id)::int as slots
       from judgments where study_id = $1`,
      [study.id],
    );
    const all = 160 * PER_TASK;
    expect(row).toEqual({ judgments: all, different: all, slots: all });
  });

  it('leave no answer behind that arrives after the study was closed', async () => {
    const people = await scene.people(20);
    const study = await scene.surveyStudy(people, { batterySize: 1, judgmentsPerTask: PER_TASK });
    const items = await itemsByTask(study.id);
    const work = people.map(async (person) => {
      for (
        let next = await scene.claims.claimNext(person, study.id), answers = 0;
        next.kind === 'claimed';
        answers += 1
      ) {
        const { slotId, taskId, claimToken } = next.claim;
        const answer = ratings(items.get(taskId) ?? [], 3);
        const outcome = await scene.judgments.submit(person, {
          slotId,
          taskId,
          claimToken,
          idempotencyKey: `closing-${answers}`,
          answer,
        });
        if (outcome.kind !== 'submitted') return outcome.kind;
        next = outcome.next;
      }
      return 'study_closed';
    });
    while ((await scene.count('select from judgments where study_id = $1', [study.id])) < 50) continue;
    await scene.studies.close(null, study.id);
    const atClosing = await scene.count('select from judgments where study_id = $1', [study.id]);
    expect(new Set(await Promise.all(work))).toEqual(new Set(['study_closed']));
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(atClosing);
    expect(atClosing).toBeLessThan(320 * PER_TASK);
  });
});

async function unfilled(studyId: string): Promise<number> {
  return scene.count(`select from slots where study_id = $1 and state in ('open', 'claimed') and not gold`, [
    studyId,
  ]);
}

describe.each(['RANDOM', 'FIXED', 'LEAST_JUDGED', 'DISAGREEMENT'] as const)(
  'fifty annotators at once, assigned %s, some in groups, with hidden gold',
  (assignment) => {
    it('are given no task twice, fill every slot once, and leave none behind', async () => {
      const people = await scene.people(ANNOTATORS);
      const study = await scene.surveyStudy(people, {
        batterySize: 2,
        judgmentsPerTask: PER_TASK,
        assignment,
      });
      const { module } = scene.application;
      await module.get(TaskGroupsService).assign(null, study.id, { group: 'night', from: 100, to: 139 });
      for (const person of people.slice(0, 10))
        await module.get(StandingService).setGroups(null, study.id, person, ['night']);
      const items = await itemsByTask(study.id);
      const [gold = '', ...rest] = [...items.keys()].slice(0, 5);
      for (const taskId of [gold, ...rest]) {
        const ratings = [{ itemId: items.get(taskId)?.[0] ?? '', rating: 3, tolerance: 2 }];
        await module
          .get(GoldService)
          .mark(null, { taskId, kind: 'HIDDEN', expected: { kind: 'survey', ratings }, explanation: '' });
      }
      await module.get(QualitySettingsService).set(null, study.id, { goldShare: 0.2, goldSpacing: 2 });
      const tally: Tally = { claims: 0, submissions: 0, crashes: 0, lost: 0 };
      await Promise.all(people.map((person) => annotate(person, study.id, items, tally)));
      const rescuers = await scene.people(PER_TASK + 1);
      await scene.studies.addPeople(null, study.id, rescuers);
      for (const person of rescuers)
        await module.get(StandingService).setGroups(null, study.id, person, ['night']);
      await scene.query(
        `update slots set lease_until = now() - interval '1 second' where study_id = $1 and state = 'claimed'`,
        [study.id],
      );
      for (let round = 0; round < 20 && (await unfilled(study.id)) > 0; round += 1) {
        for (const person of rescuers) await annotate(person, study.id, items, tally);
      }
      expect(await unfilled(study.id)).toBe(0);
      const [row] = await scene.query<Record<string, number>>(
        `select count(*) filter (where not slots.gold)::int as ordinary, count(*)::int - count(distinct (judgments.task_id, judgments.person_id))::int as twice,
           count(*) filter (where slots.gold)::int > 0 as gold,
           count(*) filter (where slots.lane = 'night' and not study_people.groups ? 'night')::int as strangers
         from judgments join slots on slots.id = slot_id
           join study_people on study_people.study_id = slots.study_id and study_people.person_id = judgments.person_id
         where judgments.study_id = $1`,
        [study.id],
      );
      expect(row).toEqual({ ordinary: 155 * PER_TASK, twice: 0, gold: true, strangers: 0 });
      const counts = (await scene.statistics.counts([study.id])).get(study.id);
      expect(counts).toMatchObject({
        taskCount: 155,
        slotCount: 155 * PER_TASK,
        doneCount: 155 * PER_TASK,
        openCount: 0,
      });
    });
  },
);

describe('the ways of assigning', () => {
  it('are what they say: one order for all, everything once before twice, and no more than one may have', async () => {
    const people = await scene.people(3);
    const order = async (personId: string, studyId: string, atMost: number): Promise<number[]> => {
      const items = await itemsByTask(studyId);
      const met: string[] = [];
      for (
        let next = await scene.claims.claimNext(personId, studyId);
        next.kind === 'claimed' && met.length < atMost;
      ) {
        const { slotId, taskId, claimToken } = next.claim;
        met.push(taskId);
        const answer = ratings(items.get(taskId) ?? [], 3);
        const outcome = await scene.judgments.submit(personId, {
          slotId,
          taskId,
          claimToken,
          idempotencyKey: taskId,
          answer,
        });
        if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
        next = outcome.next;
      }
      const rows = await scene.query<{ id: string; position: number }>(
        'select id, position from tasks where study_id = $1',
        [studyId],
      );
      const positions = new Map(rows.map(({ id, position }) => [id, position]));
      return met.map((id) => positions.get(id) ?? -1);
    };
    const [one = '', two = '', three = ''] = people;
    const fixed = await scene.surveyStudy(people, {
      batterySize: 32,
      judgmentsPerTask: 2,
      assignment: 'FIXED',
    });
    expect(await order(one, fixed.id, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(await order(two, fixed.id, 20)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await order(three, fixed.id, 20)).toEqual([6, 7, 8, 9]);

    const least = await scene.surveyStudy(people, {
      batterySize: 32,
      judgmentsPerTask: 3,
      assignment: 'LEAST_JUDGED',
    });
    const first = [...(await order(one, least.id, 4)), ...(await order(two, least.id, 4))];
    // Each holds one more than was answered.
    expect(new Set(first).size).toBe(8);

    const capped = await scene.surveyStudy(people, { batterySize: 32, judgmentsPerTask: 3, personCap: 4 });
    expect(await order(one, capped.id, 20)).toHaveLength(4);
    expect(await scene.claims.claimNext(one, capped.id)).toMatchObject({ kind: 'nothing_left', done: 4 });
  });

  it('bring a task forward as soon as its judgments disagree', async () => {
    const people = await scene.people(3);
    const study = await scene.surveyStudy(people, {
      batterySize: 16,
      judgmentsPerTask: 3,
      assignment: 'DISAGREEMENT',
    });
    const items = await itemsByTask(study.id);
    const disputed = [...items.keys()][7] ?? '';
    for (const [index, rating] of [1, 6].entries()) {
      const personId = people[index] ?? '';
      const claims = await scene.claims.claimAhead(personId, study.id, { count: 50 });
      if (claims.kind !== 'ahead') throw new Error(claims.kind);
      let claim = claims.claims.find(({ taskId }) => taskId === disputed);
      for (const other of claims.claims) {
        if (claim) break;
        await scene.judgments.submit(personId, {
          ...other,
          idempotencyKey: other.taskId,
          answer: ratings(items.get(other.taskId) ?? [], 3),
        });
        const next = await scene.claims.claimAhead(personId, study.id, { count: 50 });
        claim = next.kind === 'ahead' ? next.claims.find(({ taskId }) => taskId === disputed) : undefined;
      }
      if (!claim) throw new Error('The task was never handed out.');
      await scene.judgments.submit(personId, {
        ...claim,
        idempotencyKey: disputed,
        answer: ratings(items.get(disputed) ?? [], rating),
        prefetch: false,
      });
      await scene.claims.releaseAll(personId, claims.claims);
    }
    expect((await scene.claim(people[2] ?? '', study.id)).taskId).toBe(disputed);
  });
});
