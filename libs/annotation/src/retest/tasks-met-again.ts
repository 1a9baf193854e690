import type { EntityManager } from 'typeorm';

/** The tasks behind ids that re-tests are known under to the people who hold them. Ids of tasks themselves are not in it. */
export async function tasksMetAgain(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: { alias: string; taskId: string }[] = await manager.query(
    `select alias, task_id as "taskId" from retests where alias = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ alias, taskId }) => [alias, taskId]));
}
