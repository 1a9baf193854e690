import { type ComeAgain, type GoldSchedule, isGoldDraw, SeededRandom } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../claim/claim.js';
import { CLAIMABLE, slotIdLike } from '../claim/claimable.js';
import type { LockedMember } from '../claim/locked-member.js';
import type { RetestSettings } from './retest-settings.js';

interface Planned {
  readonly studyId: string;
  readonly personId: string;
  readonly retest: RetestSettings;
}

/** Of a draw, when so many tasks must lie between it and the one it repeats. */
function firstDraw({ afterTasks }: RetestSettings): number {
  return Math.max(afterTasks, 1) + 1;
}

function scheduleOf(seed: number, { personId, retest }: Omit<Planned, 'studyId'>): GoldSchedule {
  return { seed: ['retest', seed, personId], share: retest.share, spacing: 1 };
}

const MADE = `(select count(*)::int from retests where study_id = $1 and person_id = $2 and state <> 'free')`;

/**
 * Answers of the person ($2) that are old enough ($3: hours) to be asked for again: not of known answers, which measure
 * something else, and not where a model's suggestion came between.
 */
const OLD_ENOUGH = `judgments join slots on slots.id = judgments.slot_id join tasks on tasks.id = judgments.task_id
  where judgments.study_id = $1 and judgments.person_id = $2 and judgments.current and tasks.closed_at is null
    and judgments.submitted_at <= clock_timestamp() - make_interval(secs => $3::float8 * 3600)
    and not exists (select from gold_answers gold where gold.task_id = judgments.task_id)
    and not exists (select from retests met where met.task_id = judgments.task_id and met.person_id = $2
      and met.state <> 'free')
    and not exists (select from suggestion_exposures seen
      where seen.task_id = judgments.task_id and seen.person_id = $2 and seen.shown_at is not null)`;

/**
 * A task the person has judged, when the seeded schedule says it is the turn of one and there is ordinary work left to hide
 * it in. It comes under ids of its own, and looks like any other.
 */
export async function claimRetest(manager: EntityManager, member: LockedMember): Promise<Claim | undefined> {
  const { studyId, personId, lanes, seed, draws, retest } = member;
  if (!retest || draws < firstDraw(retest) || !isGoldDraw(scheduleOf(seed, { personId, retest }), draws))
    return undefined;
  const due: { taskId: string; judgmentId: string }[] = await manager.query(
    `select judgments.task_id as "taskId", judgments.id as "judgmentId" from ${OLD_ENOUGH}
       and slots.draw <= $4 and ${MADE} < $5
       and exists (select from slots slot where ${CLAIMABLE} and slot.lane = any($6) limit 1)
     order by judgments.task_id`,
    [studyId, personId, retest.afterHours, draws - firstDraw(retest), retest.mostPerPerson, lanes],
  );
  if (due.length === 0) return undefined;
  return take(manager, member, SeededRandom.from('retest-task', seed, personId, draws).pick(due));
}

async function take(
  manager: EntityManager,
  { studyId, personId, leaseSeconds, draws }: LockedMember,
  { taskId, judgmentId }: { taskId: string; judgmentId: string },
): Promise<Claim | undefined> {
  const [claim]: Claim[] = await manager.query(
    `with made as (
       insert into retests (id, alias, study_id, task_id, person_id, judgment_id, state, fencing_token, lease_until, draw)
       select ${slotIdLike('tasks.id')}, (left(tasks.id::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid,
         $1, tasks.id, $2, $4, 'claimed', nextval('slot_fencing_tokens'),
         clock_timestamp() + make_interval(secs => $5), $6
       from tasks where tasks.id = $3
       on conflict (task_id, person_id) do update set judgment_id = excluded.judgment_id, state = 'claimed',
         fencing_token = excluded.fencing_token, lease_until = excluded.lease_until, draw = excluded.draw
         where retests.state = 'free' returning *),
     drawn as (
       update study_people set draws = draws + 1 where study_id = $1 and person_id = $2 and exists (select from made))
     select id as "slotId", alias as "taskId", study_id as "studyId", fencing_token as "claimToken",
       lease_until as "leaseUntil" from made`,
    [studyId, personId, taskId, judgmentId, leaseSeconds, draws],
  );
  return claim;
}

/** The re-tests a person will meet, as far as it can be told now: what becomes old enough while they work is not in it. */
export async function retestsAhead(
  manager: EntityManager,
  planned: Planned,
  { seed }: { readonly seed: number },
): Promise<ComeAgain> {
  const { studyId, personId, retest } = planned;
  const [row]: { made: number; due: number }[] = await manager.query(
    `select ${MADE} as made, (select count(*)::int from ${OLD_ENOUGH}) as due`,
    [studyId, personId, retest.afterHours],
  );
  const { made, due } = row ?? { made: 0, due: 0 };
  const left = Math.max(retest.mostPerPerson - made, 0);
  return {
    schedule: scheduleOf(seed, planned),
    from: firstDraw(retest),
    left: retest.afterHours === 0 ? left : Math.min(left, due),
  };
}
