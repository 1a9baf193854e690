import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** Releases of a study and withdrawals from it take turns by this lock. @param study a parameter or column with its id */
const turnKey = (study: string): string => `hashtextextended('datasets.release:' || ${study}, 0)`;

/** Two connections that see the database as of the same moment. */
export interface OneMoment {
  /** Of the transaction that is committed in the end. */
  readonly manager: EntityManager;
  /** Reads whole tables to their end beside it, so that the database can look up the next rows while it takes in the last. */
  readonly reader: EntityManager;
}

/**
 * Does the work in a transaction that sees the database as of one moment, once nobody else is releasing any of these
 * studies: so versions follow each other, and the moment is after whatever was waited for.
 */
export async function onStudies<Result>(
  dataSource: DataSource,
  studyIds: readonly string[],
  work: (moment: OneMoment) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const reading = dataSource.createQueryRunner();
  try {
    // In one order, so that two who want several studies cannot wait for each other.
    for (const id of [...studyIds].sort())
      await runner.query(`select pg_advisory_lock(${turnKey('$1')})`, [id]);
    await runner.startTransaction('REPEATABLE READ');
    await reading.startTransaction('REPEATABLE READ');
    await shareSnapshot(runner, reading);
    await reading.query(`set local work_mem = '64MB'; set local cursor_tuple_fraction = 1`);
    const result = await work({ manager: runner.manager, reader: reading.manager });
    await runner.commitTransaction();
    return result;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.query('select pg_advisory_unlock_all()');
    await runner.release();
    if (reading.isTransactionActive) await reading.rollbackTransaction();
    await reading.release();
  }
}

/** @param to a transaction of REPEATABLE READ that has asked nothing yet */
async function shareSnapshot(from: QueryRunner, to: QueryRunner): Promise<void> {
  const [{ snapshot }]: [{ snapshot: string }] = await from.query(`select pg_export_snapshot() as snapshot`);
  // The statement takes a literal only; the name comes from PostgreSQL, and is of digits, letters and hyphens.
  if (!/^[0-9A-F-]+$/.test(snapshot)) throw new Error(`A snapshot has the odd name ${snapshot}.`);
  await to.query(`set transaction snapshot '${snapshot}'`);
}

/** Waits in a transaction until no release of the study is being made, and holds the next off until it ends. */
export async function waitForReleases(manager: EntityManager, studyId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(${turnKey('$1')})`, [studyId]);
}
