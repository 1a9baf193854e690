// A worker process as `apps/worker` is one, for tests that kill it: node import-worker.mjs <database url> <data folder> [settings as JSON]
import 'reflect-metadata';
import { SystemClock } from '@ethogram/core';
import { createDataSource, JobRunner, loadConfig, workspaceRoot } from '@ethogram/platform';
import { ApplicationModule, entities, migrations } from '@ethogram/server';
import { NestFactory } from '@nestjs/core';

const [url = '', data = '', more = '{}'] = process.argv.slice(2);
const config = loadConfig(workspaceRoot(), {
  ...JSON.parse(more),
  ETHOGRAM_DATABASE_URL: url,
  ETHOGRAM_DATA: data,
});
const dataSource = await createDataSource(url, { entities, migrations }, 5).initialize();
const app = await NestFactory.createApplicationContext(
  ApplicationModule.forRoot({ config, dataSource, clock: new SystemClock() }),
  { logger: ['error'] },
);
await app.get(JobRunner).start();
process.stdout.write('ready\n');
