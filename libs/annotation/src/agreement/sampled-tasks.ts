import { type JudgmentAnswer, SeededRandom } from '@ethogram/core';
import type { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { CHECK_TASKS, NOT_EXCLUDED } from './counted-judgments.js';

/** Tasks an estimate is made from at most, so that asking for it stays quick in any study. */
export const SAMPLED_TASKS = 2_000;
/** In a study with more tasks than this only so many, drawn by its seed, are looked at. */
const LOOKED_AT = 20_000;

export interface SampledTask {
  readonly scenarioId: string | null;
  readonly itemIds: readonly string[];
  /** The group of people it is for; empty: everybody. */
  readonly lane: string;
  /** The current answers, by person; two at least. */
  readonly answers: readonly { readonly personId: string; readonly answer: JudgmentAnswer }[];
}

export interface SampledTasks {
  readonly tasks: readonly SampledTask[];
  /** Whether there may be more than these. */
  readonly isSample: boolean;
}

/** A seeded sample of the tasks with two judgments or more that count. */
export async function sampledTasks(
  dataSource: DataSource,
  { id, seed, taskTotal }: Pick<Study, 'id' | 'seed' | 'taskTotal'>,
): Promise<SampledTasks> {
  const positions = taskTotal > LOOKED_AT ? drawn(seed, taskTotal) : null;
  // Their order is by hash, so the first of them are a fair sample. Judgments are read task by task until there are enough.
  const rows: SampledTask[] = await dataSource.query(
    `select scenario_id as "scenarioId", item_ids as "itemIds", lane, answers
     from (select id, scenario_id, item_ids, lane, md5($2::text || id::text) as place from tasks
       where study_id = $1 and closed_at is null and id not in (${CHECK_TASKS})
         ${positions ? 'and position = any($4)' : ''} order by place offset 0) task
       cross join lateral (
         select json_agg(json_build_object('personId', person_id, 'answer', answer) order by person_id) as answers
         from judgments where task_id = task.id and current and ${NOT_EXCLUDED} having count(*) > 1) judged
     order by place limit $3`,
    [id, seed, SAMPLED_TASKS + 1, ...(positions ? [positions] : [])],
  );
  return { tasks: rows.slice(0, SAMPLED_TASKS), isSample: positions !== null || rows.length > SAMPLED_TASKS };
}

function drawn(seed: number, taskTotal: number): number[] {
  const random = SeededRandom.from('sampled-tasks', seed);
  return [...new Set(Array.from({ length: LOOKED_AT }, () => random.integer(taskTotal)))];
}
