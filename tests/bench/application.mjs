import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@ethogram/core';
import { createDataSource, loadConfig, workspaceRoot } from '@ethogram/platform';
import { ApplicationModule, entities, migrations } from '@ethogram/server';
import { NestFactory } from '@nestjs/core';

/** The platform without HTTP on a database, as the worker has it. */
export async function openApplication(url) {
  const data = mkdtempSync(join(tmpdir(), 'ethogram-bench-data-'));
  const config = loadConfig(workspaceRoot(), { ETHOGRAM_DATABASE_URL: url, ETHOGRAM_DATA: data });
  const dataSource = await createDataSource(url, { entities, migrations }).initialize();
  const options = { config, dataSource, clock: new SystemClock() };
  const app = await NestFactory.createApplicationContext(ApplicationModule.forRoot(options), {
    logger: ['error', 'warn'],
  });
  return {
    get: (token) => app.get(token),
    dataSource,
    close: async () => {
      await app.close();
      if (dataSource.isInitialized) await dataSource.destroy();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
