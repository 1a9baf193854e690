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

/**
 * Fills the slot, if the person still holds it. A lease that ran out does not matter as long as nobody took the slot:
 * the token says so, not the clock.
 */
export async function fillSlot(
  manager: EntityManager,
  held: { slotId: string; personId: string; token: string },
): Promise<boolean> {
  const rows: { id: string }[] = await manager.query(
    `with filled as (
       update slots set state = 'done', lease_until = null
       where id = $1 and person_id = $2 and fencing_token = $3 and state = 'claimed' returning id)
     select id from filled`,
    [held.slotId, held.personId, held.token],
  );
  return rows.length > 0;
}

/** Appends a judgment and makes it the current one. */
export async function appendJudgment(manager: EntityManager, judgment: JudgmentToStore): Promise<void> {
  const { id, studyId, taskId, slotId, personId, revision, idempotencyKey, answer, durationMs } = judgment;
  if (revision > 1) {
    await manager.query(
      `update judgments set current = false where task_id = $1 and person_id = $2 and current`,
      [taskId, personId],
    );
  }
  await manager.query(
    `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
     values ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $10, clock_timestamp())`,
    [
      id,
      studyId,
      taskId,
      slotId,
      personId,
      revision,
      idempotencyKey,
      JSON.stringify(answer),
      answerHash(taskId, answer),
      durationMs,
    ],
  );
}
