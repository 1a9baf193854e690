import type { DataSource, EntityManager } from 'typeorm';

/** Releases of a study and withdrawals from it take turns by this lock. @param study a parameter or column with its id */
const turnKey = (study: string): string => `hashtextextended('datasets.release:' || ${study}, 0)`;

/**
 * Does the work in a transaction that sees the database as of one moment, once nobody else is releasing any of these
 * studies: so versions follow each other, and the moment is after whatever was waited for.
 */
export async function onStudies<Result>(
  dataSource: DataSource,
  studyIds: readonly string[],
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    // In one order, so that two who want several studies cannot wait for each other.
    for (const id of [...studyIds].sort())
      await runner.query(`select pg_advisory_lock(${turnKey('$1')})`, [id]);
    await runner.startTransaction('REPEATABLE READ');
    const result = await work(runner.manager);
    await runner.commitTransaction();
    return result;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.query('select pg_advisory_unlock_all()');
    await runner.release();
  }
}

/** Waits in a transaction until no release of the study is being made, and holds the next off until it ends. */
export async function waitForReleases(manager: EntityManager, studyId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(${turnKey('$1')})`, [studyId]);
}
