import { Injectable, Logger } from '@nestjs/common';
import { type Db, PgBoss } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { PlatformConfig } from '../config/platform-config.js';
import { type JobDefinition, JobQueue } from './job.js';

const SCHEMA = 'jobs';

/** Where the jobs go whose tries are used up. */
export function deadQueueOf(job: JobDefinition): string {
  return `${job.name}.dead`;
}

/** pg-boss speaks SQL through this, so that what it writes commits with the rows that ask for it. */
function sqlOf(manager: EntityManager, job: JobDefinition): Db {
  const runner = manager.queryRunner;
  if (!runner?.isTransactionActive)
    throw new Error(`Enqueue ${job.name} inside the transaction that needs it.`);
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const result = await runner.query(text, values as unknown[], true);
      return { rows: result.records };
    },
  };
}

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
    const boss = await this.queueOf(job);
    const db = sqlOf(options.manager, job);
    await boss.send(job.name, job.payload.parse(payload), { db, singletonKey: options.key });
  }

  async schedule<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: { manager: EntityManager; key: string; cron: string },
  ): Promise<void> {
    const boss = await this.queueOf(job);
    const { key, cron } = options;
    const db = sqlOf(options.manager, job);
    await boss.schedule(job.name, cron, job.payload.parse(payload), { db, key, singletonKey: key });
  }

  async unschedule(
    job: JobDefinition,
    { manager, key }: { manager: EntityManager; key: string },
  ): Promise<void> {
    const boss = await this.queueOf(job);
    await boss.unschedule(job.name, key, { db: sqlOf(manager, job) });
  }

  async nextTime(cron: string, from: Date): Promise<Date> {
    const [next] = (await this.boss()).previewSchedule(cron, { count: 1, from });
    if (!next) throw new Error(`The schedule ${cron} names no time.`);
    return next;
  }

  async isOpen<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Partial<Payload>,
    manager: EntityManager,
  ): Promise<boolean> {
    await this.queueOf(job);
    const found: unknown[] = await manager.query(
      `select 1 from ${SCHEMA}.job where name = $1 and state in ('created', 'retry', 'active') and data @> $2::jsonb limit 1`,
      [job.name, JSON.stringify(payload)],
    );
    return found.length > 0;
  }

  /** Puts the times of the jobs that the clock starts into the queue. */
  async startClock(job: JobDefinition): Promise<void> {
    if (!job.cron) return;
    const boss = await this.queueOf(job);
    await boss.schedule(job.name, job.cron, job.payload.parse({}), { singletonKey: 'clock' });
  }

  private async queueOf(job: JobDefinition): Promise<PgBoss> {
    await this.ensureQueue(job);
    return this.boss();
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
    const deadLetter = job.tellsDeath ? deadQueueOf(job) : undefined;
    if (deadLetter) await boss.createQueue(deadLetter, { retryLimit: 5, retryDelay: 5 });
    await boss.createQueue(job.name, {
      policy: 'exclusive',
      notify: true,
      retryLimit: job.retries,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: job.expireSeconds,
      heartbeatSeconds: 10,
      ...(deadLetter ? { deadLetter } : {}),
    });
    // A queue made by an earlier version is left as it is by createQueue.
    const made = await boss.getQueue(job.name);
    if (deadLetter && made?.deadLetter !== deadLetter) await boss.updateQueue(job.name, { deadLetter });
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
      cronMonitorIntervalSeconds: 10,
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
