import type { EntityManager } from 'typeorm';

const DEADLOCK = '40P01';
const DEADLOCK_TRIES = 5;

/** Deletions of the same rows by another worker may wait for this batch in a circle; then one of them begins again. */
export async function inTransaction<Result>(
  manager: EntityManager,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await manager.transaction(work);
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || tries === DEADLOCK_TRIES) throw error;
    }
  }
}
