import type { DataSource } from 'typeorm';

/** Held while migrating, so that replicas starting together take turns; the number only has to be ours. */
const MIGRATION_LOCK = 7_204_201;

/** Brings the schema up to date; returns the names of the migrations that ran. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}
