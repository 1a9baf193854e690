import type { EntityManager } from 'typeorm';
import { slotIdLike } from '../claim/claimable.js';
import { freeHeldRetests } from '../retest/store-retest.js';

/** Gives back what a locked member holds. A slot that somebody is taking over at this moment is theirs already. */
export async function returnHeld(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const returned: { id: string }[] = await manager.query(
    `with mine as (
       select id from slots where study_id = $1 and person_id = $2 and state = 'claimed' for update skip locked),
     returned as (
       update slots set state = 'open', person_id = null, lease_until = null, draw = null
       where id in (select id from mine) returning id)
     select id from returned`,
    [studyId, personId],
  );
  return returned.length + (await freeHeldRetests(manager, studyId, personId));
}

const JUDGED_SLOTS = `select slot_id from judgments where study_id = $1 and person_id = $2 and current`;

/** Marks the slots a locked member filled and opens one for others in place of each. Gold needs none. */
export async function leaveOut(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const opened: { id: string }[] = await manager.query(
    `with mine as (
       update slots set state = 'excluded' where id in (${JUDGED_SLOTS}) and state = 'done' returning *),
     opened as (
       insert into slots (id, study_id, task_id, number, lane, gold, place, state, replaces)
       select ${slotIdLike('mine.task_id')}, mine.study_id, mine.task_id,
         1 + (select max(number) from slots taken where taken.task_id = mine.task_id and not taken.gold),
         mine.lane, false, mine.place, 'open', mine.id
       from mine join tasks on tasks.id = mine.task_id
       where not mine.gold and tasks.closed_at is null
         and not exists (select from gold_answers where gold_answers.task_id = mine.task_id)
       returning id)
     select id from opened`,
    [studyId, personId],
  );
  return opened.length;
}

/** Undoes `leaveOut` as far as nobody has taken the slots since. Returns how many stay beside the judgments that count again. */
export async function takeBackIn(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const mine: { id: string }[] = await manager.query(
    `with back as (
       update slots set state = 'done' where id in (${JUDGED_SLOTS}) and state = 'excluded' returning id)
     select id from back`,
    [studyId, personId],
  );
  const ids = mine.map(({ id }) => id);
  await manager.query(`delete from slots where replaces = any($1) and state = 'open'`, [ids]);
  const kept: { id: string }[] = await manager.query(
    `with kept as (update slots set replaces = null where replaces = any($1) returning id) select id from kept`,
    [ids],
  );
  await manager.query(`update studies set slot_total = slot_total + $2 where id = $1`, [
    studyId,
    kept.length,
  ]);
  return kept.length;
}
