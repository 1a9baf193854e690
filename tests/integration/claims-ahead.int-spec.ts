import type { AheadOutcome, Claim, SubmitOutcome } from '@ethogram/annotation';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnnotationScene } from './annotation-scene.js';

let scene: AnnotationScene;
let keys = 0;

beforeAll(async () => {
  scene = await AnnotationScene.set();
});
afterAll(() => scene.application.close());

function claimsOf(outcome: AheadOutcome): readonly Claim[] {
  if (outcome.kind !== 'ahead') throw new Error(`Expected claims, got ${outcome.kind}: ${outcome.message}`);
  return outcome.claims;
}

async function ahead(
  personId: string,
  studyId: string,
  count: number,
  isOffline = false,
): Promise<readonly Claim[]> {
  return claimsOf(await scene.claims.claimAhead(personId, studyId, { count, isOffline }));
}

async function answer(personId: string, { slotId, taskId, claimToken }: Claim): Promise<SubmitOutcome> {
  keys += 1;
  return scene.judgments.submit(personId, {
    slotId,
    taskId,
    claimToken,
    idempotencyKey: `ahead-key-${keys}`,
    answer: await scene.answerTo(taskId),
    prefetch: false,
  });
}

const held = (studyId: string, personId: string): Promise<number> =>
  scene.count(`select from slots where study_id = $1 and person_id = $2 and state = 'claimed'`, [
    studyId,
    personId,
  ]);

describe('claiming ahead', () => {
  it('fills up to the number asked for, in an order that stays, and never beyond the limit of the study', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person], { batterySize: 4, aheadLimit: 12 });
    const first = await ahead(person, study.id, 5);
    expect(first).toHaveLength(5);
    expect(new Set(first.map(({ taskId }) => taskId)).size).toBe(5);
    const more = await ahead(person, study.id, 100);
    expect(more.map(({ slotId }) => slotId).slice(0, 5)).toEqual(first.map(({ slotId }) => slotId));
    expect(more.map(({ claimToken }) => claimToken).slice(0, 5)).toEqual(
      first.map(({ claimToken }) => claimToken),
    );
    expect(more).toHaveLength(12);
    expect(await held(study.id, person)).toBe(12);
    expect((await scene.claim(person, study.id)).slotId).toBe(first[0]?.slotId);
    expect(await ahead(person, study.id, -3)).toHaveLength(12);
  });

  it('gives the order that one at a time gives, so that the seed reproduces it', async () => {
    const [person] = (await scene.people(1)) as [string];
    const orders: number[][] = [];
    for (const name of ['ahead', 'one by one']) {
      const study = await scene.surveyStudy([person], {
        name,
        seed: 9,
        batterySize: 20,
        judgmentsPerTask: 1,
      });
      const claims = name === 'ahead' ? [...(await ahead(person, study.id, 16))] : [];
      for (let claim = claims.length === 0 ? await scene.claim(person, study.id) : undefined; claim;) {
        claims.push(claim);
        await answer(person, claim);
        const next = await scene.claims.claimNext(person, study.id);
        claim = next.kind === 'claimed' ? next.claim : undefined;
      }
      orders.push(
        await Promise.all(claims.map(async ({ taskId }) => (await scene.tasks.get(taskId)).position)),
      );
    }
    expect(orders[0]).toHaveLength(16);
    expect(orders[0]?.slice(0, 8)).toEqual(orders[1]?.slice(0, 8));
  });

  it('leaves others half of what is free, and says to somebody who gets nothing that others hold the rest', async () => {
    const [greedy, modest] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([greedy, modest], { batterySize: 32, judgmentsPerTask: 1 });
    expect(await ahead(greedy, study.id, 50)).toHaveLength(5);
    expect(await ahead(modest, study.id, 50)).toHaveLength(2);
    // Half of what is free grows smaller and smaller; somebody with nothing to do gets one all the same.
    for (;;) {
      const outcome = await scene.claims.claimAhead(modest, study.id, { count: 1 });
      if (outcome.kind !== 'ahead') break;
      for (const claim of outcome.claims) await answer(modest, claim);
    }
    expect(await scene.claims.claimAhead(modest, study.id, { count: 1 })).toMatchObject({
      kind: 'nothing_left',
      done: 5,
      heldByOthers: 5,
    });
  });

  it('refuses strangers and says when a study is not open', async () => {
    const [member, stranger] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([member]);
    await expect(scene.claims.claimAhead(stranger, study.id, { count: 3 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await scene.studies.close(null, study.id);
    expect(await scene.claims.claimAhead(member, study.id, { count: 3 })).toMatchObject({
      kind: 'study_closed',
      reason: 'CLOSED',
    });
  });
});

describe('claims held together', () => {
  it('are renewed together, except those that have gone', async () => {
    const [person, other] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([person, other], { batterySize: 4, leaseSeconds: 60 });
    const claims = await ahead(person, study.id, 6);
    const [lost, ...kept] = claims.map(({ slotId }) => slotId);
    await scene.query(
      `update slots set person_id = $2, fencing_token = nextval('slot_fencing_tokens') where id = $1`,
      [lost, other],
    );
    await Promise.all(kept.map((slotId) => scene.expire(slotId)));
    expect(new Set(await scene.claims.renewAll(person, study.id, claims))).toEqual(new Set(kept));
    expect(
      await scene.count(`select from slots where person_id = $1 and lease_until > clock_timestamp()`, [
        person,
      ]),
    ).toBe(5);
    expect(await scene.claims.renewAll(other, study.id, claims)).toEqual([]);
    const forged = claims.map(({ slotId }) => ({ slotId, claimToken: 'x' }));
    expect(await scene.claims.renewAll(person, study.id, forged)).toEqual([]);
  });

  it('taken along for hours are not cut short by a sign of life', async () => {
    const [person] = (await scene.people(1)) as [string];
    const study = await scene.surveyStudy([person], { batterySize: 4, leaseSeconds: 60 });
    const claims = await ahead(person, study.id, 6, true);
    await scene.claims.renewAll(person, study.id, claims);
    await ahead(person, study.id, 6);
    expect(
      await scene.count(
        `select from slots where person_id = $1 and state = 'claimed' and lease_until > clock_timestamp() + interval '7 hours'`,
        [person],
      ),
    ).toBe(6);
  });

  it('are given back together and can be claimed at once; a token of before is worthless', async () => {
    const [person, other] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([person, other], { batterySize: 32, judgmentsPerTask: 1 });
    const claims = await ahead(person, study.id, 5);
    expect(await scene.claims.releaseAll(other, claims)).toBe(0);
    expect(await scene.claims.releaseAll(person, claims.slice(1))).toBe(4);
    expect(await scene.claims.releaseAll(person, claims)).toBe(1);
    expect(await scene.count(`select from slots where study_id = $1 and state = 'open'`, [study.id])).toBe(
      10,
    );
    const [given] = claims;
    if (given)
      expect(await answer(person, given)).toMatchObject({ kind: 'claim_lost', reason: 'TAKEN_OVER' });
  });

  it('go back to everybody when their leases run out, and an answer to one that nobody took still counts', async () => {
    const [person, other] = (await scene.people(2)) as [string, string];
    const study = await scene.surveyStudy([person, other], { batterySize: 32, judgmentsPerTask: 1 });
    const claims = await ahead(person, study.id, 5);
    await Promise.all(claims.map(({ slotId }) => scene.expire(slotId)));
    const [early, ...late] = claims as [Claim, ...Claim[]];
    expect(await answer(person, early)).toMatchObject({ kind: 'submitted' });
    for (let next = await scene.claims.claimNext(other, study.id); next.kind === 'claimed';) {
      await answer(other, next.claim);
      next = await scene.claims.claimNext(other, study.id);
    }
    for (const claim of late)
      expect(await answer(person, claim)).toMatchObject({ kind: 'claim_lost', reason: 'TAKEN_OVER' });
    expect(await scene.count('select from judgments where study_id = $1', [study.id])).toBe(10);
  });

  it('are closed when what they ask is deleted, also while they are being renewed', async () => {
    const [person] = (await scene.people(1)) as [string];
    const { sourceId, names } = await scene.sourceWithScenarios(8);
    const study = await scene.moralStudy(sourceId, [person], { judgmentsPerTask: 1 });
    const claims = await ahead(person, study.id, 8);
    expect(claims).toHaveLength(8);
    const [renewed] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => scene.claims.renewAll(person, study.id, claims))),
      ...names.slice(0, 4).map((name) => scene.deletePost(sourceId, name)),
    ]);
    expect(renewed).toHaveLength(20);
    expect(await scene.claims.renewAll(person, study.id, claims)).toHaveLength(4);
    const outcomes = await Promise.all(claims.map((claim) => answer(person, claim)));
    expect(outcomes.filter(({ kind }) => kind === 'submitted')).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome.kind === 'claim_lost')).toEqual(
      Array.from({ length: 4 }, () => expect.objectContaining({ reason: 'WITHDRAWN' })),
    );
  });
});
