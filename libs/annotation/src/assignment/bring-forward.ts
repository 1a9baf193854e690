import type { JudgmentAnswer } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import { NOT_EXCLUDED } from '../agreement/counted-judgments.js';
import { type ComparedTask, disagrees } from '../adjudication/disagreement.js';
import { DISAGREEMENT_LEVEL, LEVEL_SIZE, LOWEST_PLACE } from './slot-place.js';

/**
 * Puts what is left to judge of a task before that of others when its judgments disagree, and back when they agree again.
 * A slot on its way to somebody at this moment stays where it is.
 */
export async function bringForward(
  manager: EntityManager,
  taskId: string,
  task: ComparedTask,
): Promise<void> {
  const judged: { answer: JudgmentAnswer }[] = await manager.query(
    `select answer from judgments where task_id = $1 and current and ${NOT_EXCLUDED}`,
    [taskId],
  );
  const isDisputed = disagrees(
    judged.map(({ answer }) => answer),
    task,
  );
  const start = LOWEST_PLACE + (isDisputed ? DISAGREEMENT_LEVEL : DISAGREEMENT_LEVEL + 1) * LEVEL_SIZE;
  await manager.query(
    `update slots set place = ($2::bigint + (place::bigint - $3::bigint) % $4::bigint)::int where id in (
       select id from slots where task_id = $1 and state in ('open', 'claimed') and not gold
         and (place < $2 or place >= $2::bigint + $4::bigint) for update skip locked)`,
    [taskId, start, LOWEST_PLACE, LEVEL_SIZE],
  );
}
