import { SeededRandom } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import {
  circleFrom,
  levelFrom,
  LEVEL_SIZE,
  levelStart,
  LOWEST_PLACE,
  type PlaceRange,
} from '../assignment/slot-place.js';
import { claimRetest } from '../retest/claim-retest.js';
import type { Claim } from './claim.js';
import { CLAIM_COLUMNS, CLAIMABLE } from './claimable.js';
import { claimGold } from './claim-gold.js';
import type { LockedMember } from './locked-member.js';

/**
 * Takes a new slot as the study assigns them: a gold one when it is its turn, a task a second time when it is the turn of
 * that, or else the first claimable one of the first of the person's groups that has one. A claim reads a handful of entries of `slots_to_claim`: about one a live
 * claim or own judgment in the way (linear probing).
 */
export async function claimAnother(manager: EntityManager, member: LockedMember): Promise<Claim | undefined> {
  if (await isCapped(manager, member)) return undefined;
  const gold = await claimGold(manager, member);
  if (gold) return gold;
  const again = await claimRetest(manager, member);
  if (again) return again;
  for (const lane of await lanesInOrder(manager, member)) {
    for (const range of await rangesToSearch(manager, member, lane)) {
      const claim = await takeFirst(manager, member, lane, range);
      if (claim) return claim;
    }
  }
  return undefined;
}

/** Whether the person has as many tasks as the study lets one person have, those in their hands included. */
export async function isCapped(
  manager: EntityManager,
  { studyId, personId, personCap }: Pick<LockedMember, 'studyId' | 'personId' | 'personCap'>,
): Promise<boolean> {
  if (personCap === null) return false;
  const [row]: { tasks: number }[] = await manager.query(
    `select done + (select count(*)::int from slots where study_id = $1 and person_id = $2 and state = 'claimed') as tasks
     from study_people where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
  return (row?.tasks ?? 0) >= personCap;
}

/** Their own groups before everybody's tasks; in a fixed order, by which of them has the task that is next. */
async function lanesInOrder(manager: EntityManager, member: LockedMember): Promise<readonly string[]> {
  const { studyId, personId, lanes, assignment } = member;
  if (assignment !== 'FIXED' || lanes.length < 2) return lanes;
  const after = await cursorOf(manager, member);
  const rows: { lane: string }[] = await manager.query(
    `select lane from (
       select lane, (select slot.place from slots slot where ${CLAIMABLE} and slot.lane = lanes.lane and slot.place > $4
         order by slot.place limit 1) as place
       from unnest($3::text[]) with ordinality as lanes (lane, rank)) next order by place nulls last, lane desc`,
    [studyId, personId, lanes, after],
  );
  return rows.map(({ lane }) => lane);
}

/**
 * The stretches of places to look through, one after the other. Each random draw starts at a place of its own, so every
 * person meets the tasks in an order of their own that the study's seed reproduces.
 */
async function rangesToSearch(
  manager: EntityManager,
  member: LockedMember,
  lane: string,
): Promise<PlaceRange[]> {
  const { studyId, personId, assignment, seed, draws } = member;
  const random = SeededRandom.from('draw', seed, personId, draws).integer(2 ** 32);
  if (assignment === 'RANDOM') return circleFrom(LOWEST_PLACE + random);
  if (assignment === 'FIXED') return circleFrom((await cursorOf(manager, member)) + 1);
  const [first]: { place: number }[] = await manager.query(
    `select slot.place from slots slot where ${CLAIMABLE} and slot.lane = $3 order by slot.place limit 1`,
    [studyId, personId, lane],
  );
  return first ? levelFrom(levelStart(first.place) + (random % LEVEL_SIZE)) : [];
}

/** Place of the last slot they drew: the next one comes after it. */
async function cursorOf(
  manager: EntityManager,
  { studyId, personId }: Pick<LockedMember, 'studyId' | 'personId'>,
): Promise<number> {
  const [row]: { cursor: number | null }[] = await manager.query(
    `select cursor from study_people where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
  return row?.cursor ?? LOWEST_PLACE;
}

/** One stretch a statement: the first nearly always has one, and planning the others costs as much as looking. */
async function takeFirst(
  manager: EntityManager,
  { studyId, personId, leaseSeconds, draws }: LockedMember,
  lane: string,
  { from, to }: PlaceRange,
): Promise<Claim | undefined> {
  const [claimed]: Claim[] = await manager.query(
    `with claimed as (
       update slots set state = 'claimed', person_id = $2, fencing_token = nextval('slot_fencing_tokens'),
         lease_until = clock_timestamp() + make_interval(secs => $3), draw = $4
       where id = (select slot.id from slots slot where ${CLAIMABLE} and slot.lane = $5 and slot.place between $6 and $7
         order by slot.place limit 1 for update skip locked) returning *),
     drawn as (
       update study_people set draws = draws + 1, cursor = claimed.place from claimed
       where study_people.study_id = $1 and study_people.person_id = $2)
     select ${CLAIM_COLUMNS} from claimed`,
    [studyId, personId, leaseSeconds, draws, lane, from, to],
  );
  return claimed;
}
