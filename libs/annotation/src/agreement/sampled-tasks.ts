import { type JudgmentAnswer, SeededRandom } from '@ethogram/core';
import type { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { CHECK_TASKS, NOT_EXCLUDED } from './counted-judgments.js';

/** Tasks an estimate is made from at most, so that asking for it stays quick in any study. */
export const SAMPLED_TASKS = 2_000;
/** In a study with more tasks than this only so many, drawn by its seed, are looked at. */
const LOOKED_AT = 20_000;

export interface SampledTasks {
  /** The current answers of each task, by person; two at least. */
  readonly tasks: readonly (readonly { readonly personId: string; readonly answer: JudgmentAnswer }[])[];
  /** Whether there may be more than these. */
  readonly isSample: boolean;
}

/** A seeded sample of the tasks with two judgments or more that count. */
export async function sampledTasks(
  dataSource: DataSource,
  { id, seed, taskTotal }: Pick<Study, 'id' | 'seed' | 'taskTotal'>,
): Promise<SampledTasks> {
  const positions = taskTotal > LOOKED_AT ? drawn(seed, taskTotal) : null;
  // Their order is by hash, so the first of them are a fair sample.
  const rows: { answers: { personId: string; answer: JudgmentAnswer }[] }[] = await dataSource.query(
    `select json_agg(json_build_object('personId', person_id, 'answer', answer) order by person_id) as answers
     from judgments join tasks on tasks.id = judgments.task_id
     where judgments.study_id = $1 and current and ${NOT_EXCLUDED} and task_id not in (${CHECK_TASKS})
       and tasks.study_id = $1 and tasks.closed_at is null ${positions ? 'and tasks.position = any($4)' : ''}
     group by task_id having count(*) > 1 order by md5($2::text || task_id::text) limit $3`,
    [id, seed, SAMPLED_TASKS + 1, ...(positions ? [positions] : [])],
  );
  return {
    tasks: rows.slice(0, SAMPLED_TASKS).map(({ answers }) => answers),
    isSample: positions !== null || rows.length > SAMPLED_TASKS,
  };
}

function drawn(seed: number, taskTotal: number): number[] {
  const random = SeededRandom.from('sampled-tasks', seed);
  return [...new Set(Array.from({ length: LOOKED_AT }, () => random.integer(taskTotal)))];
}
