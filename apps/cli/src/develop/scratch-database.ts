import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, migrate, startEmbeddedPostgres } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import type { DataSource } from 'typeorm';

/** Runs `work` on an empty PostgreSQL that has seen every migration, then throws the server away. */
export async function withScratchDatabase<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ethogram-scratch-'));
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), { fsync: 'off' });
  const dataSource = createDataSource(postgres.url, { entities, migrations });
  try {
    await dataSource.initialize();
    await migrate(dataSource);
    return await work(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
