import { Global, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobQueue } from './job.js';
import { JobRunner } from './job-runner.js';
import { PgBossQueue } from './pg-boss-queue.js';

@Injectable()
class QueueShutdown implements OnModuleDestroy {
  constructor(private readonly queue: PgBossQueue) {}

  async onModuleDestroy(): Promise<void> {
    await this.queue.stop();
  }
}

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [PgBossQueue, { provide: JobQueue, useExisting: PgBossQueue }, JobRunner, QueueShutdown],
  exports: [JobQueue, PgBossQueue, JobRunner],
})
export class QueueModule {}
