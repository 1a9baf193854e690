import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Study } from '@ethogram/annotation';
import { acknowledgedBy, AnswersScene, NOTHING_WRONG, SLOTS } from './answers-scene.js';
import type { PersistentAnnotator } from './persistent-annotator.js';
import { isAlive, removePlatforms, waitFor } from './platform-process.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than a file of PostgreSQL's log of changes, 16 MiB, so that only tables meet the limit. */
const FULL_BYTES = 17 << 20;

// On a quiet machine a few seconds each.
jest.setTimeout(4 * MINUTE);

let answers: AnswersScene;

beforeAll(async () => {
  answers = await AnswersScene.set();
}, 2 * MINUTE);
afterAll(async () => {
  await answers?.remove();
  await removePlatforms();
}, MINUTE);

/** Codes the people were answered with instead of what they asked for. */
function codes(people: readonly { troubles: readonly { code: string }[] }[]): string[] {
  return [...new Set(people.flatMap(({ troubles }) => troubles.map(({ code }) => code)))].sort();
}

/** They label until nothing is left; that they could not is for the test to find out where it waits for it. */
function labelling(
  people: readonly PersistentAnnotator[],
  study: Study,
  isOver?: () => boolean,
): Promise<unknown> {
  const work = Promise.all(people.map((person) => person.label(study.id, isOver)));
  work.catch(() => undefined);
  return work;
}

describe('no acknowledged answer is lost, doubled or half stored', () => {
  it('when the api is killed in the middle of saving', async () => {
    await answers.startApi();
    const { study, people } = await answers.study();
    const work = labelling(people, study);
    await answers.acknowledged(people, 20);
    await answers.inTheMiddle(() => answers.killApis());
    expect(await answers.wrong(study, people)).toMatchObject({ ...NOTHING_WRONG });
    await answers.startAgain();
    await answers.acknowledged(people, 80);
    await answers.killApis();
    await answers.startAgain();
    await work;
    expect(await answers.wrong(study, people)).toEqual(NOTHING_WRONG);
    expect(acknowledgedBy(people)).toHaveLength(SLOTS);
    expect(codes(people)).toEqual(['OFFLINE']);
  });

  it('when PostgreSQL stops in the middle of saving, and the api goes on by itself when it is back', async () => {
    await answers.startApi();
    const { study, people } = await answers.study();
    const work = labelling(people, study);
    await answers.acknowledged(people, 20);
    await answers.inTheMiddle(() => answers.postgres.crash());
    await waitFor('everybody to have been told', 30, async () =>
      people.every(({ troubles }) => troubles.length >= 3) ? true : undefined,
    );
    await answers.postgres.startAgain();
    await answers.acknowledged(people, 80);
    await answers.postgres.crash();
    await answers.postgres.startAgain();
    await work;
    expect(await answers.wrong(study, people)).toEqual(NOTHING_WRONG);
    expect(acknowledgedBy(people)).toHaveLength(SLOTS);
    expect(codes(people)).toEqual(['UNAVAILABLE']);
    const [api] = answers.apis;
    expect(isAlive(api?.child.pid ?? 0)).toBe(true);
  });

  it('when the disk is full, first for tables, then for everything', async () => {
    await answers.startApi();
    const { study, people } = await answers.study();
    const work = labelling(people, study);
    const told = (what: string, word: RegExp): Promise<true> =>
      waitFor(what, 30, async () => {
        const [probe] = people;
        await probe?.ask('{ myStudies { id } }', {});
        return people.filter(({ troubles }) => troubles.some(({ message }) => word.test(message))).length > 3
          ? true
          : undefined;
      });
    await answers.acknowledged(people, 20);
    answers.postgres.limitFiles(await answers.fillJudgmentsTo(FULL_BYTES));
    await told('people being told that there is no space', /no space left/);
    const before = acknowledgedBy(people).length;
    expect(before).toBeLessThan(SLOTS);
    const [reader] = people;
    expect(await reader?.ask('{ myStudies { id } }', {})).toMatchObject({ myStudies: [{ id: study.id }] });
    answers.postgres.limitFiles(Infinity);
    await answers.acknowledged(people, before + 20);
    // Too small for PostgreSQL's own log of changes: it breaks off whatever it does, again and again.
    answers.postgres.limitFiles(1 << 16);
    await told('people being told that there is no database', /cannot reach its database/);
    await answers.postgres.crash();
    await answers.postgres.startAgain();
    await work;
    expect(await answers.wrong(study, people)).toEqual(NOTHING_WRONG);
    expect(acknowledgedBy(people)).toHaveLength(SLOTS);
    expect(codes(people)).toEqual(['UNAVAILABLE']);
  });

  it('when the clocks of two replicas are an hour ahead and an hour behind, and leases jump', async () => {
    await answers.killApis();
    await answers.startApis(HOUR, -HOUR);
    const { study, people } = await answers.study({ personCap: 24 });
    const moveLeases = (hours: number): Promise<object[]> =>
      answers.scene.query(
        `update slots set lease_until = lease_until + make_interval(hours => $2) where study_id = $1 and state = 'claimed'`,
        [study.id, hours],
      );
    let isOver = false;
    const work = labelling(people, study, () => isOver);
    await answers.acknowledged(people, 40);
    // The database's clock goes an hour ahead: everything held is anybody's.
    await moveLeases(-1);
    await answers.acknowledged(people, 80);
    // And back: nobody may take what is held for an hour more than agreed, and whoever holds it can still hand it in.
    await moveLeases(1);
    isOver = true;
    await work;
    const held = await answers.scene.count(`select from slots where study_id = $1 and state = 'claimed'`, [
      study.id,
    ]);
    expect(held).toBeGreaterThan(0);
    // Somebody never comes back.
    await moveLeases(-3);
    await labelling(people.slice(1), study);
    expect(await answers.wrong(study, people)).toEqual(NOTHING_WRONG);
    expect(acknowledgedBy(people)).toHaveLength(SLOTS);
    expect(Math.max(...people.map(({ acknowledged }) => acknowledged.length))).toBeLessThanOrEqual(24);
    expect(codes(people)).toEqual([]);
  });
});
