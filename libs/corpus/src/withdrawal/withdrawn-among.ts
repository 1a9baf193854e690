import type { EntityManager } from 'typeorm';

/**
 * Those of the scenarios that are withdrawn, once and for all: until the caller's transaction ends, no other of them
 * can be. For whoever stores something made of their text, so that a deletion at the same time either is seen here or
 * sees what was stored.
 */
export async function withdrawnAmong(
  manager: EntityManager,
  scenarioIds: readonly string[],
): Promise<Set<string>> {
  if (scenarioIds.length === 0) return new Set();
  const rows: { id: string; withdrawn_at: Date | null }[] = await manager.query(
    `select id, withdrawn_at from scenarios where id = any($1) order by id for share`,
    [scenarioIds],
  );
  return new Set(rows.filter((row) => row.withdrawn_at !== null).map(({ id }) => id));
}
