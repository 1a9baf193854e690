import { contentHash, type JudgmentAnswer } from '@ethogram/core';
import { ConflictError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';

export interface JudgmentToStore {
  readonly id: string;
  readonly studyId: string;
  readonly taskId: string;
  readonly slotId: string;
  readonly personId: string;
  readonly revision: number;
  readonly idempotencyKey: string;
  readonly answer: JudgmentAnswer;
  readonly durationMs: number | null;
}

/** What a second arrival under the same idempotency key must equal. */
export function answerHash(taskId: string, answer: JudgmentAnswer): string {
  return contentHash({ taskId, answer });
}

/**
 * The judgment this key has stored already, if any.
 * @throws ConflictError when the key stored another answer or an answer to another task
 */
export async function findReplay(
  manager: EntityManager,
  personId: string,
  key: string,
  hash: string,
): Promise<{ id: string } | undefined> {
  const [stored]: { id: string; answer_hash: string }[] = await manager.query(
    `select id, answer_hash from judgments where person_id = $1 and idempotency_key = $2`,
    [personId, key],
  );
  if (stored && stored.answer_hash !== hash) {
    throw new ConflictError(
      'This idempotency key has already stored another answer; use a new key for a new answer.',
    );
  }
  return stored;
}

const COLUMNS = `id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, after_suggestion, submitted_at`;
const VALUES = `$1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, not $11, $7, $8::jsonb, $9, $10::int, $11::boolean, clock_timestamp()`;

function valuesOf(judgment: JudgmentToStore, afterSuggestion = false): unknown[] {
  const { id, studyId, taskId, slotId, personId, revision, idempotencyKey, answer, durationMs } = judgment;
  const hash = answerHash(taskId, answer);
  return [
    id,
    studyId,
    taskId,
    slotId,
    personId,
    revision,
    idempotencyKey,
    JSON.stringify(answer),
    hash,
    durationMs,
    afterSuggestion,
  ];
}

/**
 * Fills the slot and stores its first judgment, if the person still holds it; false when not. A lease that ran out does
 * not matter as long as nobody took the slot: the token says so, not the clock.
 */
export async function fillSlot(
  manager: EntityManager,
  judgment: JudgmentToStore,
  token: string,
): Promise<boolean> {
  const rows: { id: string }[] = await manager.query(
    `with filled as (
       update slots set state = 'done', lease_until = null
       where id = $4 and task_id = $3 and person_id = $5 and fencing_token = $12 and state = 'claimed' returning id),
     counted as (
       update study_people set done = done + 1 where study_id = $2 and person_id = $5 and exists (select from filled))
     insert into judgments (${COLUMNS}) select ${VALUES} from filled returning id`,
    [...valuesOf(judgment), token],
  );
  return rows.length > 0;
}

/**
 * Appends a later judgment of the same person on the same task and makes it the current one. One that follows a model's
 * suggestion is on record and leaves the current one as it is.
 */
export async function appendRevision(
  manager: EntityManager,
  judgment: JudgmentToStore,
  { afterSuggestion }: { afterSuggestion: boolean },
): Promise<void> {
  const { taskId, personId } = judgment;
  if (!afterSuggestion)
    await manager.query(
      `update judgments set current = false where task_id = $1 and person_id = $2 and current`,
      [taskId, personId],
    );
  await manager.query(
    `insert into judgments (${COLUMNS}) values (${VALUES})`,
    valuesOf(judgment, afterSuggestion),
  );
}
