import { type Clock, newId } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import { slotPlace } from '../assignment/slot-place.js';
import { type PlannedTask, slotDraws } from './study-plan.js';
import type { Study } from './study.entity.js';

/** Tasks an INSERT brings at once: about 1 MB of parameters. */
const BATCH = 5_000;

/** Stores tasks with their slots, a few statements for any number of them. */
export async function storeTasks(
  manager: EntityManager,
  study: Study,
  plan: readonly PlannedTask[],
  clock: Clock,
): Promise<void> {
  const random = slotDraws(study.seed);
  for (let start = 0; start < plan.length; start += BATCH) {
    const tasks = plan
      .slice(start, start + BATCH)
      .map((task, index) => ({ id: newId(clock), position: start + index, ...task }));
    await manager.query(
      `insert into tasks (id, study_id, position, scenario_id, item_ids)
       select task.id, $1, task.position, task."scenarioId", task."itemIds"
       from json_to_recordset($2::json) as task (id uuid, position int, "scenarioId" uuid, "itemIds" jsonb)`,
      [study.id, JSON.stringify(tasks)],
    );
    const slots = tasks.flatMap((task) =>
      Array.from({ length: study.judgmentsPerTask }, (_, index) => ({
        id: newId(clock),
        task: task.id,
        number: index + 1,
        place: slotPlace(study.assignment, { number: index + 1, position: task.position, random: random() }),
      })),
    );
    await manager.query(
      `insert into slots (id, study_id, task_id, number, place, state)
       select slot.id, $1, slot.task, slot.number, slot.place, 'open'
       from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[]) as slot (id, task, number, place)`,
      [
        study.id,
        slots.map((slot) => slot.id),
        slots.map((slot) => slot.task),
        slots.map((slot) => slot.number),
        slots.map((slot) => slot.place),
      ],
    );
  }
  // Fresh statistics, or the first claims would be planned for an empty table.
  await manager.query('analyze tasks, slots');
}
