import { type Clock, type ModelSuggestion, newId } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { LockedMember } from '../claim/locked-member.js';
import { exposureArm } from './exposure-draw.js';

export interface ShownSuggestion {
  /** Of the exposure. */
  readonly id: string;
  readonly answer: ModelSuggestion;
}

interface FirstAnswer {
  readonly taskId: string;
  readonly judgmentId: string;
  /** Whether somebody is there to be shown anything. */
  readonly awaitsSuggestion: boolean;
}

/**
 * Draws whether a first answer, stored in this transaction, is followed by what a model would say, and writes the draw down.
 * Null: there is no suggestion, it is held back, or the task had its draw before.
 */
export async function expose(
  manager: EntityManager,
  clock: Clock,
  { studyId, personId, seed, suggestions }: LockedMember,
  { taskId, judgmentId, awaitsSuggestion }: FirstAnswer,
): Promise<ShownSuggestion | null> {
  if (!suggestions || suggestions.share <= 0) return null;
  const [suggestion]: { id: string; answer: ModelSuggestion }[] = await manager.query(
    `select id, answer from suggestions where task_id = $1 and model = $2`,
    [taskId, suggestions.model],
  );
  if (!suggestion) return null;
  const arm = awaitsSuggestion ? exposureArm(suggestions.share, { seed, personId, taskId }) : 'HELD_BACK';
  const [drawn]: { id: string }[] = await manager.query(
    `insert into suggestion_exposures (id, study_id, task_id, person_id, judgment_id, suggestion_id, arm, reason, created_at, shown_at)
     select $1, $2, $3, $4, judgments.id, $6, $7, $8, clock_timestamp(), case when $7 = 'SHOWN' then clock_timestamp() end
     from judgments where judgments.id = $5 and revision = 1
     on conflict (task_id, person_id) do nothing returning id`,
    [
      newId(clock),
      studyId,
      taskId,
      personId,
      judgmentId,
      suggestion.id,
      arm,
      awaitsSuggestion ? null : 'OFFLINE',
    ],
  );
  return drawn && arm === 'SHOWN' ? { id: drawn.id, answer: suggestion.answer } : null;
}

/** What was shown after this judgment and has not been settled: its first arrival may never have been heard back from. */
export async function shownAlready(
  manager: EntityManager,
  judgmentId: string,
): Promise<ShownSuggestion | null> {
  const [shown]: ShownSuggestion[] = await manager.query(
    `select exposures.id, answer from suggestion_exposures exposures join suggestions on suggestions.id = suggestion_id
     where judgment_id = $1 and shown_at is not null and settled_at is null`,
    [judgmentId],
  );
  return shown ?? null;
}

/**
 * Whether the person was shown a suggestion for this task before they changed their answer. The first change settles what
 * they did with it.
 */
export async function noteChange(
  manager: EntityManager,
  { taskId, personId, revisionId }: { taskId: string; personId: string; revisionId: string },
): Promise<boolean> {
  await manager.query(
    `update suggestion_exposures set outcome = 'CHANGED', settled_at = clock_timestamp(), revision_id = $3
     where task_id = $1 and person_id = $2 and shown_at is not null and outcome is null`,
    [taskId, personId, revisionId],
  );
  const rows: unknown[] = await manager.query(
    `select from suggestion_exposures where task_id = $1 and person_id = $2 and shown_at is not null`,
    [taskId, personId],
  );
  return rows.length > 0;
}

/** The person keeps their answer. False when there is nothing of theirs to settle, or they have changed it. */
export async function keepAnswer(
  manager: EntityManager,
  personId: string,
  exposureId: string,
): Promise<boolean> {
  const [row]: { kept: number }[] = await manager.query(
    `with kept as (
       update suggestion_exposures set outcome = 'KEPT', settled_at = coalesce(settled_at, clock_timestamp())
       where id = $1 and person_id = $2 and shown_at is not null and coalesce(outcome, 'KEPT') = 'KEPT' returning id)
     select count(*)::int as kept from kept`,
    [exposureId, personId],
  );
  return (row?.kept ?? 0) > 0;
}
