import { SeededRandom } from '@ethogram/core';
import { DomainError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import type { ParticipationPlan } from '../participation/participation-plan.js';
import { takePart } from '../participation/take-part.js';
import type { StudyState } from '../study/study.entity.js';
import type { Claim, ClaimOutcome, NothingLeftOutcome, StudyClosedOutcome } from './claim.js';

const CLAIM_COLUMNS = `id as "slotId", task_id as "taskId", study_id as "studyId", fencing_token as "claimToken", lease_until as "leaseUntil"`;

/**
 * A slot the person may have: open, or held past its lease, in a task they neither hold nor have judged nor skipped.
 * OFFSET 0 keeps the planner from turning the last conditions into joins: one look into an index for each slot passed is
 * always quick, a join is only when the statistics are right.
 */
export const CLAIMABLE = `slot.study_id = $1 and slot.state in ('open', 'claimed') and not slot.gold
  and (slot.state = 'open' or slot.lease_until < clock_timestamp())
  and not exists (
    select from slots mine where mine.task_id = slot.task_id and mine.person_id = $2 and mine.state in ('claimed', 'done') offset 0)
  and not exists (select from skips where skips.task_id = slot.task_id and skips.person_id = $2 offset 0)`;

/** Slots counted to say how much others hold; beyond, the number stays at what was counted. */
const HELD_COUNT_LIMIT = 1_000;

/** The parts of a study and a membership that claiming needs. */
export interface LockedMember {
  readonly studyId: string;
  readonly personId: string;
  readonly draws: number;
  readonly state: StudyState;
  readonly seed: number;
  readonly leaseSeconds: number;
  /** Most slots the person may hold at once. */
  readonly aheadLimit: number;
  /** The steps before and after the work; null: none. */
  readonly participation: ParticipationPlan | null;
}

/**
 * Locks the person's membership until the transaction ends, so that their requests in this study take turns, and reads
 * the study after the lock: closing a study takes the same locks, so a study read as open stays so until the commit.
 * Undefined: not a member.
 */
export async function lockMember(
  manager: EntityManager,
  personId: string,
  studyId: string,
): Promise<LockedMember | undefined> {
  const [member]: { draws: number }[] = await manager.query(
    `select draws from study_people where study_id = $1 and person_id = $2 for update`,
    [studyId, personId],
  );
  if (!member) return undefined;
  const [study]: Pick<LockedMember, 'state' | 'seed' | 'leaseSeconds' | 'aheadLimit' | 'participation'>[] = await manager.query(
    `select state, seed, lease_seconds as "leaseSeconds", ahead_limit as "aheadLimit", participation from studies where id = $1`,
    [studyId],
  );
  return study && { ...study, ...member, studyId, personId };
}

export async function lockMemberOrRefuse(
  manager: EntityManager,
  personId: string,
  studyId: string,
): Promise<LockedMember> {
  const member = await lockMember(manager, personId, studyId);
  if (!member) throw new DomainError('FORBIDDEN', 'You are not in this study; ask its curator to add you.');
  return member;
}

export function closedOutcome(state: StudyState): StudyClosedOutcome | undefined {
  if (state === 'OPEN') return undefined;
  return {
    kind: 'study_closed',
    reason: state,
    message:
      state === 'DRAFT'
        ? 'This study has not been opened yet.'
        : 'This study is closed. Thank you for your work.',
  };
}

/** The next task for a locked member: the first they hold, with a fresh lease, or else a new one. */
export async function claimForMember(manager: EntityManager, member: LockedMember): Promise<ClaimOutcome> {
  const closed = closedOutcome(member.state);
  if (closed) return closed;
  return takePart<ClaimOutcome>(manager, member, async () => {
    const [held] = await renewHeld(manager, member);
    const claim = held ?? (await claimAnother(manager, member));
    return claim ? { kind: 'claimed', claim } : nothingLeft(manager, member);
  });
}

/**
 * Renews every slot the person holds, in the order they were drawn; past its lease a slot is still theirs until somebody
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
       where id in (select id from mine) returning *)
     select ${CLAIM_COLUMNS} from renewed order by draw, id`,
    [studyId, personId, leaseSeconds],
  );
}

/**
 * Takes the first claimable slot at or after a seeded random place on the circle of slots. Each draw starts at a place of
 * its own, so every person meets the tasks in an order of their own that the study's seed reproduces, and a claim
 * reads a handful of entries of `slots_to_claim`: about one a live claim or own judgment in the way (linear probing).
 */
export async function claimAnother(manager: EntityManager, member: LockedMember): Promise<Claim | undefined> {
  const { studyId, personId, leaseSeconds, seed, draws } = member;
  const place = SeededRandom.from('draw', seed, personId, draws).integer(2 ** 32) - 2 ** 31;
  const firstFrom = (range: string): string =>
    `(select slot.id from slots slot where ${CLAIMABLE} and ${range} order by slot.place limit 1 for update skip locked)`;
  const [claimed]: Claim[] = await manager.query(
    `with claimed as (
       update slots set state = 'claimed', person_id = $2, fencing_token = nextval('slot_fencing_tokens'),
         lease_until = clock_timestamp() + make_interval(secs => $3), draw = $5
       where id = coalesce(${firstFrom('slot.place >= $4')}, ${firstFrom('slot.place < $4')}) returning *),
     drawn as (
       update study_people set draws = draws + 1 where study_id = $1 and person_id = $2 and exists (select from claimed))
     select ${CLAIM_COLUMNS} from claimed`,
    [studyId, personId, leaseSeconds, place, draws],
  );
  return claimed;
}

export async function nothingLeft(
  manager: EntityManager,
  { studyId, personId }: Pick<LockedMember, 'studyId' | 'personId'>,
): Promise<NothingLeftOutcome> {
  const done = await countDone(manager, studyId, personId);
  const [row]: { slots: number }[] = await manager.query(
    `select count(*)::int as slots from (
       select from slots slot where slot.study_id = $1 and slot.state = 'claimed' and slot.person_id <> $2
         and not exists (select from slots mine where mine.task_id = slot.task_id and mine.person_id = $2 and mine.state = 'done' offset 0)
         and not exists (select from skips where skips.task_id = slot.task_id and skips.person_id = $2 offset 0)
       limit ${HELD_COUNT_LIMIT}) held`,
    [studyId, personId],
  );
  const heldByOthers = row?.slots ?? 0;
  const message =
    heldByOthers > 0
      ? 'Nothing is free for you just now; others hold what is left.'
      : 'There is nothing left for you in this study.';
  return { kind: 'nothing_left', done, heldByOthers, message };
}

export async function countDone(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const [row]: { done: number }[] = await manager.query(
    `select count(*)::int as done from judgments where study_id = $1 and person_id = $2 and current`,
    [studyId, personId],
  );
  return row?.done ?? 0;
}
