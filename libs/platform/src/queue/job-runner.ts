import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { JobWithMetadata } from 'pg-boss';
import { HANDLES_DEAD_JOB, HANDLES_JOB } from './handles-job.decorator.js';
import type { JobContext, JobDefinition } from './job.js';
import { keptError } from './kept-error.js';
import { deadQueueOf, PgBossQueue } from './pg-boss-queue.js';

interface FoundHandler {
  readonly job: JobDefinition;
  /** A dead job's has no context. */
  readonly run: (payload: object, context?: JobContext) => Promise<void>;
}

/** Runs the jobs: `start` is called by the worker (and by the CLI, which is its own worker). */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly queue: PgBossQueue,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  async start(): Promise<void> {
    const boss = await this.queue.boss();
    for (const handler of this.findHandlers(HANDLES_JOB)) {
      await this.queue.ensureQueue(handler.job);
      await boss.work(
        handler.job.name,
        // batchSize 1 takes one job a poll: right for long jobs, of which there are few.
        {
          includeMetadata: true,
          batchSize: 1,
          pollingIntervalSeconds: 0.5,
          notifyPollingIntervalSeconds: 0.5,
          localConcurrency: handler.job.concurrency,
        } as const,
        async ([job]: JobWithMetadata<object>[]) => {
          if (job) await this.run(handler, job);
        },
      );
      await this.queue.startClock(handler.job);
    }
    for (const handler of this.findHandlers(HANDLES_DEAD_JOB)) await this.startBurying(handler);
  }

  private async startBurying({ job, run }: FoundHandler): Promise<void> {
    await this.queue.ensureQueue(job);
    const boss = await this.queue.boss();
    await boss.work(deadQueueOf(job), { batchSize: 1, pollingIntervalSeconds: 2 }, async ([dead]) => {
      if (!dead) return;
      this.logger.error(`${job.name}: all tries are used up`);
      await run(job.payload.parse(dead.data));
    });
  }

  private async run({ job, run }: FoundHandler, found: JobWithMetadata<object>): Promise<void> {
    const context: JobContext = {
      signal: found.signal,
      attempt: found.retryCount,
      isLastAttempt: found.retryCount >= job.retries,
    };
    try {
      await run(job.payload.parse(found.data), context);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`${job.name} ${found.id}, try ${context.attempt + 1}: ${message}`);
      throw keptError(error);
    }
  }

  private findHandlers(mark: symbol): FoundHandler[] {
    const found: FoundHandler[] = [];
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const method: unknown = (instance as Record<string, unknown>)[name];
        if (typeof method !== 'function') continue;
        const job = this.reflector.get<JobDefinition | undefined>(mark, method as () => void);
        if (job) found.push({ job, run: method.bind(instance) as FoundHandler['run'] });
      }
    }
    return found;
  }
}
