import type { SubmitOutcome, SubmittedAnswer } from '@ethogram/annotation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene, claimOf, ratings } from './annotation-scene.js';

let scene: AnnotationScene;
let keys = 0;

beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

function newKey(): string {
  keys += 1;
  return `test-key-${keys}`;
}

/** What a client sends for a claim: a full answer under a fresh key. */
async function answered(
  claim: { slotId: string; taskId: string; claimToken: string },
  rating = 3,
): Promise<SubmittedAnswer> {
  const { slotId, taskId, claimToken } = claim;
  return {
    slotId,
    taskId,
    claimToken,
    idempotencyKey: newKey(),
    answer: await scene.answerTo(taskId, rating),
    durationMs: 4_000,
  };
}

function submitted(outcome: SubmitOutcome): Extract<SubmitOutcome, { kind: 'submitted' }> {
  if (outcome.kind !== 'submitted')
    throw new Error(`Expected an accepted answer, got ${JSON.stringify(outcome)}`);
  return outcome;
}

async function judgmentsOf(taskId: string): Promise<number> {
  return scene.count('select from judgments where task_id = $1', [taskId]);
}

describe('claiming', () => {
  it('gives a person the task they hold again, in any tab, with a fresh lease', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const tabs = await Promise.all(Array.from({ length: 6 }, () => scene.claim(person, study.id)));
    expect(new Set(tabs.map((claim) => claim.slotId)).size).toBe(1);
    expect(new Set(tabs.map((claim) => claim.claimToken)).size).toBe(1);
    const later = await scene.claim(person, study.id);
    expect(later.leaseUntil.getTime()).toBeGreaterThan(
      Math.min(...tabs.map((claim) => claim.leaseUntil.getTime())),
    );
    expect(await scene.count(`select from slots where study_id = $1 and state = 'claimed'`, [study.id])).toBe(
      1,
    );
  });

  it('gives everybody an order of their own that the seed reproduces', async () => {
    const people = await scene.people(2);
    const orders: string[][] = [];
    for (const name of ['once', 'again']) {
      const study = await scene.surveyStudy(people, { name, seed: 5, judgmentsPerTask: 2, batterySize: 20 });
      for (const person of people) {
        const positions: string[] = [];
        for (let claim = await scene.claims.claimNext(person, study.id); claim.kind === 'claimed';) {
          positions.push(String((await scene.tasks.get(claim.claim.taskId)).position));
          claim = submitted(await scene.judgments.submit(person, await answered(claim.claim))).next;
        }
        orders.push(positions);
      }
    }
    const [first, second, firstAgain] = orders;
    expect(first).toHaveLength(16);
    expect([...(first ?? [])].sort()).toEqual([...(second ?? [])].sort());
    expect(first).not.toEqual(second);
    expect(first).not.toEqual([...(first ?? [])].sort((a, b) => Number(a) - Number(b)));
    expect(firstAgain).toEqual(first);
  });

  it('refuses somebody who is not in the study', async () => {
    const [member, stranger] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([member]);
    await expect(scene.claims.claimNext(stranger, study.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stolen = await answered(await scene.claim(member, study.id));
    expect(await scene.judgments.submit(stranger, stolen)).toMatchObject({ kind: 'not_permitted' });
    expect(await judgmentsOf(stolen.taskId)).toBe(0);
  });

  it('says that a draft is not open and a finished study has nothing left', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person], { batterySize: 320, judgmentsPerTask: 1 });
    const { next } = submitted(
      await scene.judgments.submit(person, await answered(await scene.claim(person, study.id))),
    );
    expect(next).toMatchObject({ kind: 'nothing_left', done: 1 });
    const instrumentId = study.instrumentId;
    const draft = await scene.studies.create(null, {
      name: 'Draft',
      kind: 'SURVEY',
      guideline: '',
      instrumentId,
    });
    await scene.studies.addPeople(null, draft.id, [person]);
    expect(await scene.claims.claimNext(person, draft.id)).toMatchObject({ kind: 'study_closed' });
  });

  it('lets a slot given back be claimed at once by somebody else', async () => {
    const [one, other] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([one, other], { batterySize: 320, judgmentsPerTask: 1 });
    const claim = await scene.claim(one, study.id);
    expect(await scene.claims.claimNext(other, study.id)).toMatchObject({ kind: 'nothing_left' });
    expect(await scene.claims.release(other, claim.slotId, claim.claimToken)).toBe(false);
    expect(await scene.claims.release(one, claim.slotId, claim.claimToken)).toBe(true);
    expect((await scene.claim(other, study.id)).slotId).toBe(claim.slotId);
    expect(await scene.claims.renew(one, claim.slotId, claim.claimToken)).toBe(false);
  });
});

describe('a lease', () => {
  it('that ran out makes the slot anybody’s, and its first holder’s token worthless', async () => {
    const [slow, quick] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([slow, quick], { batterySize: 160, judgmentsPerTask: 1 });
    const late = await scene.claim(slow, study.id);
    await scene.expire(late.slotId);
    const taken: string[] = [];
    for (let claim = await scene.claims.claimNext(quick, study.id); claim.kind === 'claimed';) {
      taken.push(claim.claim.slotId);
      if (claim.claim.slotId === late.slotId) {
        expect(BigInt(claim.claim.claimToken)).toBeGreaterThan(BigInt(late.claimToken));
        const outcome = await scene.judgments.submit(slow, await answered(late));
        expect(outcome).toMatchObject({
          kind: 'claim_lost',
          message: expect.stringContaining('somebody else'),
        });
      }
      claim = submitted(await scene.judgments.submit(quick, await answered(claim.claim))).next;
    }
    expect(taken).toContain(late.slotId);
    expect(await judgmentsOf(late.taskId)).toBe(1);
  });

  it('that ran out does not matter while nobody took the slot', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const claim = await scene.claim(person, study.id);
    await scene.expire(claim.slotId);
    expect(await scene.judgments.submit(person, await answered(claim))).toMatchObject({
      kind: 'submitted',
      replayed: false,
    });
  });

  it('taken over brings the loser their next task', async () => {
    const [slow, quick] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([slow, quick], { batterySize: 160, judgmentsPerTask: 1 });
    const late = await scene.claim(slow, study.id);
    await scene.expire(late.slotId);
    await scene.query(
      `update slots set person_id = $2, fencing_token = nextval('slot_fencing_tokens'), lease_until = now() + interval '1 hour' where id = $1`,
      [late.slotId, quick],
    );
    const outcome = await scene.judgments.submit(slow, await answered(late));
    if (outcome.kind !== 'claim_lost') throw new Error(`Expected a lost claim, got ${outcome.kind}`);
    expect(claimOf(outcome.next).slotId).not.toBe(late.slotId);
  });
});

describe('a token', () => {
  it('of an earlier hold is worthless, even to the person who holds the slot again', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person], { batterySize: 320, judgmentsPerTask: 1 });
    const earlier = await scene.claim(person, study.id);
    await scene.claims.release(person, earlier.slotId, earlier.claimToken);
    const later = await scene.claim(person, study.id);
    expect(later.slotId).toBe(earlier.slotId);
    expect(await scene.judgments.submit(person, await answered(earlier))).toMatchObject({
      kind: 'claim_lost',
    });
    expect(
      await scene.judgments.submit(person, { ...(await answered(later)), claimToken: 'nonsense' }),
    ).toMatchObject({
      kind: 'claim_lost',
    });
    expect(await scene.judgments.submit(person, await answered(later))).toMatchObject({ kind: 'submitted' });
  });
});

describe('submitting', () => {
  it('stores the same answer once, however often it arrives', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const input = await answered(await scene.claim(person, study.id));
    const outcomes = (
      await Promise.all(Array.from({ length: 5 }, () => scene.judgments.submit(person, input)))
    ).map(submitted);
    expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => outcome.judgmentId)).size).toBe(1);
    expect(new Set(outcomes.map((outcome) => claimOf(outcome.next).slotId)).size).toBe(1);
    expect(await judgmentsOf(input.taskId)).toBe(1);
  });

  it('refuses another answer under a key already used', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const input = await answered(await scene.claim(person, study.id), 2);
    submitted(await scene.judgments.submit(person, input));
    const other = { ...input, answer: await scene.answerTo(input.taskId, 5) };
    await expect(scene.judgments.submit(person, other)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('takes one of two answers given in two tabs and says so in the other', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const claim = await scene.claim(person, study.id);
    const tabs = [await answered(claim, 1), await answered(claim, 6)];
    const outcomes = await Promise.all(tabs.map((tab) => scene.judgments.submit(person, tab)));
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['claim_lost', 'submitted']);
    expect(outcomes.find((outcome) => outcome.kind === 'claim_lost')).toMatchObject({
      message: expect.stringContaining('already answered'),
    });
    expect(await judgmentsOf(claim.taskId)).toBe(1);
  });

  it('claims nothing more when the next task is not asked for', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const input = await answered(await scene.claim(person, study.id));
    const { next } = submitted(await scene.judgments.submit(person, { ...input, prefetch: false }));
    expect(next).toMatchObject({ kind: 'nothing_left', done: 1 });
    expect(await scene.count(`select from slots where study_id = $1 and state = 'claimed'`, [study.id])).toBe(
      0,
    );
  });

  it('wants every item of the battery rated on the scale, and keeps the claim until then', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const claim = await scene.claim(person, study.id);
    const input = await answered(claim);
    const { itemIds } = await scene.tasks.get(claim.taskId);
    const refused = async (answer: unknown): Promise<unknown> =>
      scene.judgments.submit(person, { ...input, answer });
    expect(await refused(ratings(itemIds.slice(1), 3))).toEqual({
      kind: 'invalid_answer',
      problems: ['1 of 10 items have no rating yet.'],
    });
    expect(await refused(ratings(itemIds, 7))).toMatchObject({
      kind: 'invalid_answer',
      problems: expect.arrayContaining([expect.stringContaining('scale from 1 to 6')]),
    });
    expect(await refused(ratings([...itemIds, study.id], 3))).toMatchObject({ kind: 'invalid_answer' });
    expect(await refused({ kind: 'moral_judgment' })).toMatchObject({ kind: 'invalid_answer' });
    expect(await judgmentsOf(claim.taskId)).toBe(0);
    expect(await scene.judgments.submit(person, input)).toMatchObject({ kind: 'submitted' });
  });

  it('is refused once the study is closed, but an answer stored before is still confirmed', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const before = await answered(await scene.claim(person, study.id));
    const { next } = submitted(await scene.judgments.submit(person, before));
    await scene.studies.close(null, study.id);
    expect(await scene.judgments.submit(person, await answered(claimOf(next)))).toMatchObject({
      kind: 'study_closed',
    });
    expect(await scene.judgments.submit(person, before)).toMatchObject({
      kind: 'submitted',
      replayed: true,
      next: { kind: 'study_closed' },
    });
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(1);
  });
});

describe('revising', () => {
  it('appends a revision and leaves exactly one current', async () => {
    const [person, other] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([person, other]);
    const input = await answered(await scene.claim(person, study.id), 2);
    submitted(await scene.judgments.submit(person, input));
    const revision = {
      taskId: input.taskId,
      idempotencyKey: newKey(),
      answer: await scene.answerTo(input.taskId, 5),
    };
    expect(await scene.judgments.revise(person, revision)).toMatchObject({
      kind: 'submitted',
      replayed: false,
    });
    expect(await scene.judgments.revise(person, revision)).toMatchObject({
      kind: 'submitted',
      replayed: true,
    });
    await expect(
      scene.judgments.revise(other, { ...revision, idempotencyKey: newKey() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = await scene.query(
      `select revision, current, (answer->'ratings'->0->>'rating')::int as rating from judgments where task_id = $1 order by revision`,
      [input.taskId],
    );
    expect(rows).toEqual([
      { revision: 1, current: false, rating: 2 },
      { revision: 2, current: true, rating: 5 },
    ]);
    const read = [];
    for await (const { judgment, task } of scene.judgments.currentOfStudy(study.id))
      read.push([task.id, judgment.revision]);
    expect(read).toEqual([[input.taskId, 2]]);
  });
});

describe('the judgments table', () => {
  it.each([
    ['changing an answer', `update judgments set answer = '{}' where id = $1`],
    [
      'changing an answer while superseding it',
      `update judgments set current = false, answer = '{}' where id = $1`,
    ],
    ['changing who gave it', 'update judgments set person_id = study_id where id = $1'],
    ['deleting it', 'delete from judgments where id = $1'],
    ['emptying the table', 'truncate judgments'],
  ])('refuses %s', async (_, sql) => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const { judgmentId } = submitted(
      await scene.judgments.submit(person, await answered(await scene.claim(person, study.id))),
    );
    await expect(scene.query(sql, sql.includes('$1') ? [judgmentId] : [])).rejects.toThrow('append-only');
    expect(await scene.count('select from judgments where id = $1 and current', [judgmentId])).toBe(1);
  });

  it('refuses a second current judgment of one person on one task', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person]);
    const { judgmentId } = submitted(
      await scene.judgments.submit(person, await answered(await scene.claim(person, study.id))),
    );
    const copy = `insert into judgments select gen_random_uuid(), study_id, task_id, slot_id, person_id, 2, true, 'second-key', answer, answer_hash, duration_ms, submitted_at from judgments where id = $1`;
    await expect(scene.query(copy, [judgmentId])).rejects.toThrow(/judgments_current/);
  });
});
