import { type GoldSchedule, isGoldDraw, SeededRandom } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { Claim } from './claim.js';
import { CLAIM_COLUMNS, CLAIMABLE, slotIdLike, unmetTask } from './claimable.js';
import type { LockedMember } from './locked-member.js';

type Scheduled = Pick<LockedMember, 'seed' | 'personId' | 'goldShare' | 'goldSpacing'>;

export function goldScheduleOf({ seed, personId, goldShare, goldSpacing }: Scheduled): GoldSchedule {
  return { seed: [seed, personId], share: goldShare, spacing: goldSpacing };
}

/** Gold mixed into the work that the person ($2) has not met, of their groups ($3). */
export const UNMET_GOLD = `gold_answers gold join tasks on tasks.id = gold.task_id
  where gold.study_id = $1 and gold.kind in ('HIDDEN', 'ATTENTION') and tasks.closed_at is null
    and tasks.lane = any($3) and ${unmetTask('gold.task_id')}`;

/**
 * A gold task the person has not met, when the seeded schedule says it is its turn and there is ordinary work left to
 * hide it in. Its slot is made for them, or one that somebody gave back is used again; it looks like any other.
 */
export async function claimGold(manager: EntityManager, member: LockedMember): Promise<Claim | undefined> {
  const { studyId, personId, lanes, seed, draws } = member;
  if (!isGoldDraw(goldScheduleOf(member), draws)) return undefined;
  const unmet: { taskId: string }[] = await manager.query(
    `select gold.task_id as "taskId" from ${UNMET_GOLD}
       and exists (select from slots slot where ${CLAIMABLE} and slot.lane = any($3) limit 1)
     order by gold.task_id`,
    [studyId, personId, lanes],
  );
  if (unmet.length === 0) return undefined;
  const { taskId } = SeededRandom.from('gold-task', seed, personId, draws).pick(unmet);
  return takeGold(manager, member, taskId);
}

async function takeGold(
  manager: EntityManager,
  { studyId, personId, leaseSeconds, draws }: LockedMember,
  taskId: string,
): Promise<Claim | undefined> {
  const [claim]: Claim[] = await manager.query(
    `with again as (
       update slots set state = 'claimed', person_id = $2, fencing_token = nextval('slot_fencing_tokens'),
         lease_until = clock_timestamp() + make_interval(secs => $4), draw = $5
       where id = (select id from slots where task_id = $3 and gold
         and (state = 'open' or (state = 'claimed' and lease_until < clock_timestamp())) limit 1 for update skip locked)
       returning *),
     made as (
       insert into slots (id, study_id, task_id, number, lane, gold, place, state, person_id, fencing_token, lease_until, draw)
       select ${slotIdLike('tasks.id')}, $1, $3, nextval('gold_slot_numbers'), tasks.lane, true, 0, 'claimed', $2,
         nextval('slot_fencing_tokens'), clock_timestamp() + make_interval(secs => $4), $5
       from tasks where tasks.id = $3 and not exists (select from again) returning *),
     claimed as (select * from again union all select * from made),
     drawn as (
       update study_people set draws = draws + 1 where study_id = $1 and person_id = $2 and exists (select from claimed))
     select ${CLAIM_COLUMNS} from claimed`,
    [studyId, personId, taskId, leaseSeconds, draws],
  );
  return claim;
}
