import { HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { MAKE_SCENARIOS, ScenarioBatchService } from './scenario-batch.service.js';

@Injectable()
export class MakeScenariosJob {
  constructor(
    private readonly batches: ScenarioBatchService,
    private readonly queue: JobQueue,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  @HandlesJob(MAKE_SCENARIOS)
  async makeScenarios({ batchId }: { batchId: string }, { signal }: JobContext): Promise<void> {
    await this.batches.run(batchId, signal);
  }

  @HandlesDeadJob(MAKE_SCENARIOS)
  async endDead({ batchId }: { batchId: string }): Promise<void> {
    const isAlive = await this.queue.isOpen(MAKE_SCENARIOS, { batchId }, this.dataSource.manager);
    if (!isAlive) await this.batches.giveUp(batchId);
  }
}
