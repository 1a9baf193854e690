import { checkBlobs, type PlatformConfig } from '@ethogram/platform';
import { ApplicationModule, connectDatabase } from '@ethogram/server';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The platform's services in this process, on the configured database. Close it when done. */
export async function openApplication(config: PlatformConfig): Promise<INestApplicationContext> {
  await checkBlobs(config);
  const dataSource = await connectDatabase(config, 10);
  return NestFactory.createApplicationContext(ApplicationModule.forRoot({ config, dataSource }), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
}
