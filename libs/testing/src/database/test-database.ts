import { randomBytes } from 'node:crypto';
import { createDataSource } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { SERVER_VARIABLE, TEMPLATE, withDatabase } from './test-server.js';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file; drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[SERVER_VARIABLE];
  if (!server)
    throw new Error(
      'Integration tests run through Jest with the integration project, which starts PostgreSQL.',
    );
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name} template ${TEMPLATE}`);
  const url = withDatabase(server, name);
  const dataSource = await createDataSource(url, { entities, migrations }, 20).initialize();
  return {
    url,
    dataSource,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(server, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
