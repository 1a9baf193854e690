import { type Clock, type JudgmentAnswer, newId } from '@ethogram/core';
import { ConflictError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimLostReason } from '../judgment/submit-outcome.js';

export interface RetestToAnswer {
  /** As the person knows the task. */
  readonly alias: string;
  readonly slotId: string;
  readonly personId: string;
  readonly token: string;
  readonly idempotencyKey: string;
  readonly answer: JudgmentAnswer;
  readonly answerHash: string;
  readonly durationMs: number | null;
}

/**
 * The answer this key has stored already as a second answer, if any.
 * @throws ConflictError when the key stored another answer
 */
export async function findRetestReplay(
  manager: EntityManager,
  personId: string,
  key: string,
  hash: string,
): Promise<{ id: string } | undefined> {
  const [stored]: { id: string; answer_hash: string }[] = await manager.query(
    `select id, answer_hash from retest_answers where person_id = $1 and idempotency_key = $2`,
    [personId, key],
  );
  if (stored && stored.answer_hash !== hash)
    throw new ConflictError(
      'This idempotency key has already stored another answer; use a new key for a new answer.',
    );
  return stored;
}

/** Stores a second answer, if the person still holds the re-test; undefined when not. It touches no count of judgments. */
export async function answerRetest(
  manager: EntityManager,
  clock: Clock,
  { alias, slotId, personId, token, idempotencyKey, answer, answerHash, durationMs }: RetestToAnswer,
): Promise<string | undefined> {
  const [stored]: { id: string }[] = await manager.query(
    `with filled as (
       update retests set state = 'done', lease_until = null
       where id = $2 and alias = $3 and person_id = $4 and fencing_token = $5 and state = 'claimed' returning *)
     insert into retest_answers (id, retest_id, study_id, person_id, judgment_id, idempotency_key, answer, answer_hash,
       duration_ms, answered_at)
     select $1, id, study_id, person_id, judgment_id, $6, $7::jsonb, $8, $9, clock_timestamp() from filled returning id`,
    [
      newId(clock),
      slotId,
      alias,
      personId,
      token,
      idempotencyKey,
      JSON.stringify(answer),
      answerHash,
      durationMs,
    ],
  );
  return stored?.id;
}

/** Why a second answer was not stored. What is withdrawn meanwhile is no longer held. */
export async function whyRetestLost(
  manager: EntityManager,
  personId: string,
  alias: string,
): Promise<ClaimLostReason> {
  const [row]: { state: string; withdrawn: boolean }[] = await manager.query(
    `select state, closed_at is not null as withdrawn from retests join tasks on tasks.id = task_id
     where alias = $1 and person_id = $2`,
    [alias, personId],
  );
  if (row?.withdrawn) await freeRetests(manager, `alias = $1`, [alias]);
  if (!row || row.withdrawn) return row ? 'WITHDRAWN' : 'TAKEN_OVER';
  if (row.state === 'skipped') return 'SKIPPED';
  return row.state === 'done' ? 'ALREADY_ANSWERED' : 'TAKEN_OVER';
}

/** Never to be asked again. False when it was answered already. */
export async function skipRetest(manager: EntityManager, personId: string, alias: string): Promise<boolean> {
  await manager.query(
    `update retests set state = 'skipped', lease_until = null
     where alias = $1 and person_id = $2 and state = 'claimed'`,
    [alias, personId],
  );
  const rows: unknown[] = await manager.query(
    `select from retests where alias = $1 and person_id = $2 and state = 'done'`,
    [alias, personId],
  );
  return rows.length === 0;
}

/** Gives the re-tests a person holds back; they may be drawn again. Returns how many. */
export async function freeHeldRetests(
  manager: EntityManager,
  studyId: string,
  personId: string,
): Promise<number> {
  return freeRetests(manager, `study_id = $1 and person_id = $2`, [studyId, personId]);
}

/** @param which a condition on `retests`, with its parameters from $1 on */
export async function freeRetests(
  manager: EntityManager,
  which: string,
  parameters: readonly unknown[],
): Promise<number> {
  const [row]: { freed: number }[] = await manager.query(
    `with freed as (
       update retests set state = 'free', lease_until = null where ${which} and state = 'claimed' returning id)
     select count(*)::int as freed from freed`,
    [...parameters],
  );
  return row?.freed ?? 0;
}
