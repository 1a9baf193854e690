import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, migrate, type RunningPostgres, startEmbeddedPostgres } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import { Client } from 'pg';

export const TEMPLATE = 'ethogram_template';
/** Set by the global set-up, read by the test workers it starts. */
export const SERVER_VARIABLE = 'ETHOGRAM_TEST_SERVER_URL';

export interface TestServer {
  readonly postgres: RunningPostgres;
  stop(): Promise<void>;
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** A PostgreSQL of its own that may forget what it was told when the machine stops. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ethogram-test-'));
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  });
  await makeTemplate(postgres.url);
  return {
    postgres,
    stop: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One migrated template, from which each test file clones its database in milliseconds. */
export async function makeTemplate(server: string): Promise<void> {
  const admin = new Client({ connectionString: withDatabase(server, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const dataSource = createDataSource(withDatabase(server, TEMPLATE), { entities, migrations });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
}
