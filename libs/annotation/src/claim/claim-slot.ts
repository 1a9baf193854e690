import type { EntityManager } from 'typeorm';
import { takePart } from '../participation/take-part.js';
import type { Claim, ClaimOutcome, NothingLeftOutcome } from './claim.js';
import { CLAIM_COLUMNS } from './claimable.js';
import { type LockedMember, refusedOutcome } from './locked-member.js';
import { claimAnother, isCapped } from './take-slot.js';

export { closedOutcome, type LockedMember, lockMember, lockMemberOrRefuse } from './locked-member.js';

/** Slots counted to say how much others hold; beyond, the number stays at what was counted. */
const HELD_COUNT_LIMIT = 1_000;

/** The next task for a locked member: the first they hold, with a fresh lease, or else a new one. */
export async function claimForMember(manager: EntityManager, member: LockedMember): Promise<ClaimOutcome> {
  const refused = refusedOutcome(member);
  if (refused) return refused;
  return takePart<ClaimOutcome>(manager, member, async () => {
    const [held] = await renewHeld(manager, member);
    const claim = held ?? (await claimAnother(manager, member));
    return claim ? { kind: 'claimed', claim } : nothingLeft(manager, member);
  });
}

/**
 * Renews every slot and re-test the person holds, in the order they were drawn; past its lease a slot is still theirs until somebody
 * takes it. A slot locked by somebody else at this moment is on its way to them, or closed: waiting for it could be
 * waiting for each other, so it is passed over and gone.
 * @param leaseSeconds never shortens a lease
 */
export async function renewHeld(
  manager: EntityManager,
  { studyId, personId, leaseSeconds }: Pick<LockedMember, 'studyId' | 'personId' | 'leaseSeconds'>,
): Promise<Claim[]> {
  return manager.query(
    `with mine as (
       select id from slots where study_id = $1 and person_id = $2 and state = 'claimed' for update skip locked),
     renewed as (
       update slots set lease_until = greatest(lease_until, clock_timestamp() + make_interval(secs => $3))
       where id in (select id from mine) returning *),
     again as (
       update retests set lease_until = greatest(lease_until, clock_timestamp() + make_interval(secs => $3))
       where study_id = $1 and person_id = $2 and state = 'claimed' returning *)
     select ${CLAIM_COLUMNS} from (
       select id, task_id, study_id, fencing_token, lease_until, draw from renewed
       union all select id, alias, study_id, fencing_token, lease_until, draw from again) held order by draw, id`,
    [studyId, personId, leaseSeconds],
  );
}

export async function nothingLeft(
  manager: EntityManager,
  member: Pick<LockedMember, 'studyId' | 'personId' | 'lanes' | 'personCap'>,
): Promise<NothingLeftOutcome> {
  const { studyId, personId, lanes } = member;
  const done = await countDone(manager, studyId, personId);
  if (await isCapped(manager, member)) {
    const message = 'You have done as many as one person may in this study. Thank you for your work.';
    return { kind: 'nothing_left', done, heldByOthers: 0, message };
  }
  const [row]: { slots: number }[] = await manager.query(
    `select count(*)::int as slots from (
       select from slots slot where slot.study_id = $1 and slot.state = 'claimed' and not slot.gold and slot.person_id <> $2 and slot.lane = any($3)
         and not exists (select from slots mine where mine.task_id = slot.task_id and mine.person_id = $2 and mine.state = 'done' offset 0)
         and not exists (select from skips where skips.task_id = slot.task_id and skips.person_id = $2 offset 0)
       limit ${HELD_COUNT_LIMIT}) held`,
    [studyId, personId, lanes],
  );
  const heldByOthers = row?.slots ?? 0;
  const message =
    heldByOthers > 0
      ? 'Nothing is free for you just now; others hold what is left.'
      : 'There is nothing left for you in this study.';
  return { kind: 'nothing_left', done, heldByOthers, message };
}

async function countDone(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const [row]: { done: number }[] = await manager.query(
    `select done from study_people where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
  return row?.done ?? 0;
}
