import { setTimeout as delay } from 'node:timers/promises';
import { createDataSource, migrate, type PlatformConfig } from '@ethogram/platform';
import type { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from '@ethogram/migrations';

/** The database cannot be used; the message is one sentence for the person at the terminal. */
export class DatabaseUnreachableError extends Error {}

/** Host and database of a URL, without the password. */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/**
 * Connects and brings the schema up to date.
 * @param patienceSeconds how long to wait for a server that does not answer yet.
 * @throws DatabaseUnreachableError
 */
export async function connectDatabase(config: PlatformConfig, patienceSeconds = 20): Promise<DataSource> {
  if (!config.databaseUrl)
    throw new DatabaseUnreachableError(
      'ETHOGRAM_DATABASE_URL is not set and no embedded PostgreSQL was started; use npm start.',
    );
  const dataSource = createDataSource(config.databaseUrl, { entities, migrations }, 12);
  for (let waited = 0; ; waited += 1) {
    try {
      await dataSource.initialize();
      break;
    } catch (error) {
      if (waited >= patienceSeconds) {
        const reason = error instanceof Error ? error.message || error.name : String(error);
        throw new DatabaseUnreachableError(
          `PostgreSQL at ${describeDatabase(config.databaseUrl)} cannot be reached: ${reason}. Check ETHOGRAM_DATABASE_URL.`,
        );
      }
      await delay(1_000);
    }
  }
  const [found] = await dataSource.query<{ server_version_num: string }[]>('show server_version_num');
  const version = Number(found?.server_version_num);
  if (version < 150_000) {
    await dataSource.destroy();
    throw new DatabaseUnreachableError(
      `PostgreSQL at ${describeDatabase(config.databaseUrl)} is version ${Math.floor(version / 10_000)}; Ethogram needs 15 or newer.`,
    );
  }
  await migrate(dataSource);
  return dataSource;
}
