import {
  AdjudicationQueue,
  AdjudicationService,
  GoldService,
  QualityService,
  QualitySettingsService,
  QueueHealthService,
  StandingService,
  type Study,
  WatchGoldJob,
} from '@ethogram/annotation';
import type { Viewer } from '@ethogram/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, claimOf, verdict } from './annotation-scene.js';

let scene: AnnotationScene;
let curator: Viewer;

beforeAll(async () => {
  scene = await AnnotationScene.set();
  const [personId = ''] = await scene.people(1);
  curator = { personId, roles: ['CURATOR'] } as never;
});
afterAll(() => scene.application.close());

const service = <T>(type: new (...parts: never[]) => T): T => scene.application.module.get(type);

async function tasksOf(study: Study): Promise<string[]> {
  const rows = await scene.query<{ id: string }>(
    'select id from tasks where study_id = $1 order by position',
    [study.id],
  );
  return rows.map(({ id }) => id);
}

/** Answers tasks until nothing is left or so many are done; returns the tasks in the order they came. */
async function work(
  personId: string,
  study: Study,
  says: (taskId: string) => Parameters<typeof verdict>[0],
  atMost = 1000,
): Promise<string[]> {
  const met: string[] = [];
  let next = await scene.claims.claimNext(personId, study.id);
  while (next.kind === 'claimed' && met.length < atMost) {
    const { slotId, taskId, claimToken } = next.claim;
    met.push(taskId);
    const answer = verdict(says(taskId));
    const outcome = await scene.judgments.submit(personId, {
      slotId,
      taskId,
      claimToken,
      idempotencyKey: `${taskId} once`,
      answer,
      durationMs: 30_000,
    });
    if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
    next = outcome.next;
  }
  return met;
}

describe('hidden gold', () => {
  let study: Study;
  let people: string[];
  let gold: string[];

  beforeAll(async () => {
    people = await scene.people(3);
    const { sourceId } = await scene.sourceWithScenarios(24);
    study = await scene.moralStudy(sourceId, people, { judgmentsPerTask: 2, seed: 5 });
    gold = (await tasksOf(study)).slice(0, 4);
    for (const taskId of gold) {
      await service(GoldService).mark(curator, {
        taskId,
        kind: 'HIDDEN',
        expected: { kind: 'moral_judgment', verdict: ['YTA'] },
        explanation: 'It is.',
      });
    }
    await service(QualitySettingsService).set(curator, study.id, {
      goldShare: 0.2,
      goldSpacing: 3,
      rule: { action: 'PAUSE', below: 0.5, after: 2 },
    });
  });

  it('is no part of the ordinary work', async () => {
    const counts = (await scene.statistics.counts([study.id])).get(study.id);
    expect(counts).toEqual({ taskCount: 20, slotCount: 40, doneCount: 0, claimedCount: 0, openCount: 40 });
  });

  it('comes among the others, spaced, to everybody once, and what is left goes down by one each time', async () => {
    const [first = '', second = ''] = people;
    const met = await work(first, study, () => ({ verdict: 'NTA' }), 10);
    const places = met.flatMap((taskId, index) => (gold.includes(taskId) ? [index] : []));
    expect(places).toHaveLength(2);
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThanOrEqual(3);

    const told: number[] = [];
    for (let next = await scene.claims.claimNext(second, study.id); next.kind === 'claimed';) {
      told.push(await scene.assignments.countRemaining(second, study.id));
      const { slotId, taskId, claimToken } = next.claim;
      const outcome = await scene.judgments.submit(second, {
        slotId,
        taskId,
        claimToken,
        idempotencyKey: taskId,
        answer: verdict({ verdict: 'YTA' }),
      });
      if (outcome.kind !== 'submitted') throw new Error(outcome.kind);
      next = outcome.next;
    }
    expect(told).toEqual(told.map((_, index) => told.length - index));
    expect(new Set(told).size).toBe(told.length);
  });

  it('looks in every way like any other task', async () => {
    const outcome = claimOf(await scene.claims.claimNext(people[2] ?? '', study.id));
    expect(Object.keys(outcome).sort()).toEqual(['claimToken', 'leaseUntil', 'slotId', 'studyId', 'taskId']);
    // Not even by when its id was made.
    const ids = await scene.query<{ gold: boolean; version: string; isYoung: boolean }>(
      `select distinct slots.gold, substr(slots.id::text, 15, 1) as version,
         abs(('x' || replace(left(slots.id::text, 13), '-', ''))::bit(48)::bigint - ('x' || replace(left(task_id::text, 13), '-', ''))::bit(48)::bigint) > 60000 as "isYoung"
       from slots where study_id = $1 order by gold`,
      [study.id],
    );
    expect(ids).toEqual([
      { gold: false, version: '7', isYoung: false },
      { gold: true, version: '7', isYoung: false },
    ]);
  });

  it('warns who is below the rule, once, and tells them and nobody else', async () => {
    const [first = '', second = ''] = people;
    const warned = async (personId: string): Promise<Date | null | undefined> =>
      (await scene.assignments.studiesOf(personId))[0]?.warnedAt;
    expect(await warned(first)).toBeNull();
    const watch = service(WatchGoldJob);
    const rule = { action: 'WARN', below: 0.5, after: 2 } as const;
    expect(await watch.apply(study.id, rule)).toEqual([first]);
    expect(await warned(first)).toBeInstanceOf(Date);
    expect(await warned(second)).toBeNull();
    expect(await watch.apply(study.id, rule)).toEqual([]);
  });

  it('measures people, and the rule pauses who is below it', async () => {
    const found = await service(QualityService).people(study);
    const [first = '', second = ''] = people;
    const accuracy = (personId: string) => found.find((row) => row.personId === personId)?.gold;
    expect(accuracy(first)).toMatchObject({ right: 0, answered: 2, share: 0 });
    expect(accuracy(second)?.share).toBe(1);
    expect(accuracy(second)?.byQuestion[0]?.question).toBe('verdict');

    await service(WatchGoldJob).watch();
    expect(await scene.claims.claimNext(first, study.id)).toMatchObject({
      kind: 'study_closed',
      reason: 'PAUSED',
    });
    const audited = await scene.query(
      `select detail from audit_entries where action = 'paused-person' and subject_id = $1 and person_id is null`,
      [study.id],
    );
    expect(audited).toHaveLength(1);
    await service(StandingService).resume(curator, study.id, first);
    // Looks only at later answers.
    await service(WatchGoldJob).watch();
    expect((await scene.claims.claimNext(first, study.id)).kind).not.toBe('study_closed');
  });

  it('is ordinary work again when it is unmarked', async () => {
    const taskId = gold[3] ?? '';
    const counts = async () => (await scene.statistics.counts([study.id])).get(study.id);
    const before = await counts();
    expect(await service(GoldService).unmark(curator, taskId)).toBe(true);
    expect(await service(GoldService).unmark(curator, taskId)).toBe(false);
    const [{ slots = 0, done = 0 } = {}] = await scene.query<{ slots: number; done: number }>(
      `select count(*)::int as slots, count(*) filter (where state = 'done')::int as done from slots where task_id = $1`,
      [taskId],
    );
    expect(slots).toBe(Math.max(2, done));
    const after = await counts();
    expect([after?.taskCount, after?.slotCount, after?.doneCount]).toEqual([
      21,
      (before?.slotCount ?? 0) + slots,
      (before?.doneCount ?? 0) + done,
    ]);
    await service(GoldService).mark(curator, {
      taskId,
      kind: 'ATTENTION',
      expected: { kind: 'moral_judgment', verdict: ['INFO'] },
      explanation: '',
    });
    for (const expected of [{}, { kind: 'survey', ratings: [{ itemId: 'x', rating: 1 }] }]) {
      await expect(
        service(GoldService).mark(curator, { taskId, kind: 'HIDDEN', expected, explanation: '' }),
      ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });
});

describe('setting people aside', () => {
  it('keeps an excluded person’s judgments, opens slots for others, and can be undone', async () => {
    const people = await scene.people(3);
    const [bad = '', good = '', late = ''] = people;
    const { sourceId } = await scene.sourceWithScenarios(6);
    const study = await scene.moralStudy(sourceId, people, { judgmentsPerTask: 2 });
    await work(bad, study, () => ({ verdict: 'INFO' }), 5);
    await work(good, study, () => ({ verdict: 'YTA', acceptability: -1 }));
    const standing = service(StandingService);
    expect(await standing.exclude(curator, study.id, bad, 'Says the same to everything.')).toBe(5);
    expect(await scene.claims.claimNext(bad, study.id)).toMatchObject({
      kind: 'study_closed',
      reason: 'PAUSED',
    });
    const counts = async () => (await scene.statistics.counts([study.id])).get(study.id);
    expect(await counts()).toMatchObject({ slotCount: 12, doneCount: 6, openCount: 6 });
    const counted: string[] = [];
    for await (const { judgment } of scene.judgments.currentOfStudy(study.id))
      counted.push(judgment.personId);
    expect(new Set(counted)).toEqual(new Set([good]));
    expect((await scene.agreements.ofStudy(study)).map(({ alpha }) => alpha)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);

    await work(late, study, () => ({ verdict: 'YTA', acceptability: -1 }), 2);
    const kept = await standing.reinstate(curator, study.id, bad);
    expect(kept).toBeGreaterThanOrEqual(1);
    expect(await counts()).toMatchObject({ slotCount: 12 + kept, doneCount: 13 });
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(13);
    await expect(standing.exclude(curator, study.id, bad, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(standing.pause(curator, study.id, curator.personId, 'x')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('gives back what they hold, and shows how the queue does', async () => {
    const [one = '', other = ''] = await scene.people(2);
    const study = await scene.surveyStudy([one, other], { batterySize: 40, judgmentsPerTask: 1 });
    await scene.claims.claimAhead(one, study.id, { count: 3 });
    const health = service(QueueHealthService);
    expect(await health.ofStudy(study.id)).toMatchObject({
      open: 5,
      held: 3,
      expired: 0,
      stranded: 0,
      done: 0,
    });
    expect(await service(StandingService).returnWork(curator, study.id, one)).toBe(3);
    expect(await health.ofStudy(study.id)).toMatchObject({ open: 8, held: 0, hoursLeft: null });
    await service(StandingService).exclude(curator, study.id, one, 'x');
    await service(StandingService).exclude(curator, study.id, other, 'x');
    expect(await health.ofStudy(study.id)).toMatchObject({ stranded: 8, strandedOf: 8 });
  });
});

describe('adjudication', () => {
  it('lists what disagrees, without names, settles it by revisions, and makes it gold', async () => {
    const people = await scene.people(2);
    const { sourceId, names } = await scene.sourceWithScenarios(5);
    const study = await scene.moralStudy(sourceId, people, { judgmentsPerTask: 2 });
    const tasks = await tasksOf(study);
    const disputed = new Set(tasks.slice(1, 3));
    await work(people[0] ?? '', study, () => ({
      verdict: 'YTA',
      values: [{ value: 'tradition', direction: 'both' }],
    }));
    await work(people[1] ?? '', study, (taskId) => ({
      verdict: disputed.has(taskId) ? 'NTA' : 'YTA',
      values: disputed.has(taskId) ? [{ value: 'tradition', direction: 'attained' }] : [],
    }));
    const queue = service(AdjudicationQueue);
    const list = async (by: 'DISAGREEMENT' | 'REQUEST' | 'SETTLED' | 'VALUE', value?: 'tradition') =>
      (await queue.list(study, null, { by, value: value ?? null, first: 20 })).map(({ taskId }) => taskId);
    expect(await list('DISAGREEMENT')).toEqual(tasks.slice(1, 3));
    expect(await list('VALUE', 'tradition')).toEqual(tasks.filter((id) => !disputed.has(id)));
    const [taskId = '', other = ''] = tasks.slice(1, 3);
    const answers = await queue.answers(study, taskId);
    expect(answers.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(JSON.stringify(answers)).not.toContain(people[0]);
    expect(await queue.answers(study, taskId)).toEqual(answers);

    const adjudications = service(AdjudicationService);
    const settle = (reason: string) =>
      adjudications.settle(curator, {
        taskId,
        answer: verdict({ verdict: 'YTA', acceptability: -2 }),
        reason,
      });
    await settle('The promise was broken.');
    await Promise.all([settle('Said better.'), settle('Said best.')]);
    expect(
      (await adjudications.ofTasks([taskId])).map(({ revision, current }) => [revision, current]),
    ).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    await expect(settle('')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(
      adjudications.settle(curator, { taskId, answer: { kind: 'moral_judgment' }, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(scene.query(`update adjudications set reason = 'x'`)).rejects.toThrow('append-only');
    expect(await list('DISAGREEMENT')).toEqual([other]);
    expect(await list('SETTLED')).toEqual([taskId]);
    await adjudications.request(curator, taskId, 'Look again.');
    expect(await list('REQUEST')).toEqual([taskId]);

    const gold = await adjudications.promote(curator, taskId, 'HIDDEN');
    expect(gold.expected).toEqual({
      kind: 'moral_judgment',
      verdict: ['YTA'],
      acceptability: { value: -2, tolerance: 1 },
    });
    await expect(adjudications.promote(curator, other, 'HIDDEN')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });

    const [{ position = 0 } = {}] = await scene.query<{ position: number }>(
      `select right(posts.fullname, 1)::int as position from tasks join scenarios on scenarios.id = tasks.scenario_id
       join posts on posts.id = scenarios.post_id where tasks.id = $1`,
      [other],
    );
    const [{ text = '' } = {}] = await scene.query<{ text: string }>(
      `select text from scenarios join tasks on tasks.scenario_id = scenarios.id where tasks.id = $1`,
      [other],
    );
    const quoting = `It says: ${text.split(' ').slice(0, 20).join(' ')}`;
    await adjudications.settle(curator, { taskId: other, answer: verdict({}), reason: quoting });
    await scene.deletePost(sourceId, names[position] ?? '');
    expect((await adjudications.ofTasks([other])).map(({ reason }) => reason)).toEqual(['']);
    await expect(
      adjudications.settle(curator, { taskId: other, answer: verdict({}), reason: 'Late.' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    // Asked for again, so it waits again; the deleted one is gone.
    expect(await list('DISAGREEMENT')).toEqual([taskId]);
  });
});
