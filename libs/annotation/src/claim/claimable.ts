export const CLAIM_COLUMNS = `id as "slotId", task_id as "taskId", study_id as "studyId", fencing_token as "claimToken", lease_until as "leaseUntil"`;

/** Nothing of the task is or was in the person's hands. OFFSET 0 keeps the planner from turning it into joins. */
export function unmetTask(task: string): string {
  return `not exists (
    select from slots mine where mine.task_id = ${task} and mine.person_id = $2 and mine.state in ('claimed', 'done') offset 0)
  and not exists (select from skips where skips.task_id = ${task} and skips.person_id = $2 offset 0)`;
}

/** A slot that nobody has: open, or held past its lease. */
const UNTAKEN = `slot.study_id = $1 and slot.state in ('open', 'claimed') and not slot.gold
  and (slot.state = 'open' or slot.lease_until < clock_timestamp())`;

/**
 * A slot the person may have: untaken, in a task they neither hold nor have judged nor skipped. One look into an index for
 * each slot passed is always quick, a join is only when the statistics are right. Say of which lanes, too.
 */
export const CLAIMABLE = `${UNTAKEN} and ${unmetTask('slot.task_id')}`;

/** The same slots, for who passes many of them: what the person has is read once and hashed. */
export const MANY_CLAIMABLE = `${UNTAKEN}
  and slot.task_id not in (select task_id from judgments where study_id = $1 and person_id = $2
    union all select task_id from slots held where study_id = $1 and person_id = $2 and state = 'claimed')
  and not exists (select from skips where skips.task_id = slot.task_id and skips.person_id = $2 offset 0)`;

/**
 * The id of a slot made long after the others of its study: of the same form and time as those of its task, so that nobody
 * who sees it can tell when it was made, and from that what for.
 */
export function slotIdLike(task: string): string {
  return `(select left(coalesce(min(ordinary.id::text), ${task}::text), 14) || '7' || substr(gen_random_uuid()::text, 16)
    from slots ordinary where ordinary.task_id = ${task} and not ordinary.gold and ordinary.replaces is null)::uuid`;
}
