import 'reflect-metadata';
import { checkBlobs, JobRunner, loadConfig, workspaceRoot } from '@ethogram/platform';
import { ApplicationModule, connectDatabase } from '@ethogram/server';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The worker: the same modules as the api, without HTTP; it runs what waits in the queue. */
async function main(): Promise<void> {
  const config = loadConfig(workspaceRoot());
  await checkBlobs(config);
  const dataSource = await connectDatabase(config);
  const app = await NestFactory.createApplicationContext(ApplicationModule.forRoot({ config, dataSource }), {
    logger: ['log', 'warn', 'error'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await app.get(JobRunner).start();
  new Logger('Worker').log('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
