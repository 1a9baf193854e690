import { Injectable, Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { PlatformConfig } from '../config/platform-config.js';
import { type JobDefinition, JobQueue } from './job.js';

const SCHEMA = 'jobs';

/** One pg-boss for the process, started on first use. */
@Injectable()
export class PgBossQueue extends JobQueue {
  private readonly logger = new Logger('Queue');
  private readonly knownQueues = new Map<string, Promise<void>>();
  private starting: Promise<PgBoss> | undefined;

  constructor(private readonly config: PlatformConfig) {
    super();
  }

  async enqueue<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: { manager: EntityManager; key: string },
  ): Promise<void> {
    await this.ensureQueue(job);
    const boss = await this.boss();
    const runner = options.manager.queryRunner;
    if (!runner?.isTransactionActive)
      throw new Error(`Enqueue ${job.name} inside the transaction that needs it.`);
    // pg-boss speaks SQL through this, so that the job commits with the rows that ask for it.
    const db = {
      executeSql: async (text: string, values?: unknown[]) => {
        const result = await runner.query(text, values as unknown[], true);
        return { rows: result.records };
      },
    };
    await boss.send(job.name, job.payload.parse(payload), { db, singletonKey: options.key });
  }

  /** Makes the queue with the definition's limits, once a process. */
  async ensureQueue(job: JobDefinition): Promise<void> {
    let known = this.knownQueues.get(job.name);
    if (!known) {
      known = this.createQueue(job);
      this.knownQueues.set(job.name, known);
      known.catch(() => this.knownQueues.delete(job.name));
    }
    return known;
  }

  private async createQueue(job: JobDefinition): Promise<void> {
    const boss = await this.boss();
    await boss.createQueue(job.name, {
      policy: 'exclusive',
      notify: true,
      retryLimit: job.retries,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: job.expireSeconds,
      heartbeatSeconds: 10,
    });
  }

  async boss(): Promise<PgBoss> {
    this.starting ??= this.start();
    this.starting.catch(() => (this.starting = undefined));
    return this.starting;
  }

  private async start(): Promise<PgBoss> {
    if (!this.config.databaseUrl) throw new Error('The queue needs a database URL.');
    const boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      schema: SCHEMA,
      application_name: 'ethogram-queue',
      max: 4,
      useListenNotify: true,
      // A dead worker's job is found by these; the defaults of a minute feel like a hang on a laptop.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      instanceHeartbeatSeconds: 5,
    });
    boss.on('error', (error) => this.logger.error(error.message));
    return boss.start({ attempts: 5 });
  }

  /** Whether some process that takes jobs has been heard from lately. */
  async hasLiveWorker(): Promise<boolean> {
    const instances = await (await this.boss()).getInstances();
    return instances.some((instance) => instance.live && instance.workers.length > 0);
  }

  async stop(): Promise<void> {
    if (!this.starting) return;
    const boss = await this.starting;
    this.starting = undefined;
    await boss.stop({ graceful: true, timeout: 5_000 });
  }
}
