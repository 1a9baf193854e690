import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import {
  defineJob,
  HandlesDeadJob,
  HandlesJob,
  JobRunner,
  PgBossQueue,
  type PlatformConfig,
} from '@ethogram/platform';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { z } from 'zod';

const FRAGILE = defineJob({
  name: 'test.fragile',
  payload: z.object({ id: z.string() }),
  retries: 0,
  expireSeconds: 600,
  concurrency: 1,
  tellsDeath: true,
});

const CLOCKED = defineJob({
  name: 'test.clocked',
  payload: z.object({ id: z.string().optional() }),
  retries: 0,
  expireSeconds: 600,
  concurrency: 1,
  cron: '* * * * *',
});

class Handlers {
  readonly dead: string[] = [];
  readonly clocked: (string | undefined)[] = [];

  @HandlesJob(FRAGILE)
  async break(): Promise<void> {
    throw new Error('broken on purpose');
  }

  @HandlesDeadJob(FRAGILE)
  async bury({ id }: { id: string }): Promise<void> {
    this.dead.push(id);
  }

  @HandlesJob(CLOCKED)
  async tick({ id }: { id?: string | undefined }): Promise<void> {
    this.clocked.push(id);
  }
}

let database: TestDatabase;
let queue: PgBossQueue;
let runner: JobRunner;
const handlers = new Handlers();

beforeAll(async () => {
  database = await createTestDatabase();
  queue = new PgBossQueue({ databaseUrl: database.url } as PlatformConfig);
  const discovery = { getProviders: () => [{ instance: handlers }] } as unknown as DiscoveryService;
  runner = new JobRunner(queue, discovery, new MetadataScanner(), new Reflector());
});

afterAll(async () => {
  await queue.stop();
  await database.drop();
});

async function eventually(look: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(100)) if (await look()) return;
  throw new Error(`not within ${seconds} seconds`);
}

describe('the queue', () => {
  it('has the clock start a job that names its times, and those that were scheduled', async () => {
    await database.dataSource.transaction(async (manager) => {
      const every = { manager, cron: '* * * * *' };
      await queue.schedule(CLOCKED, { id: 'kept' }, { ...every, key: 'kept' });
      await queue.schedule(CLOCKED, { id: 'dropped' }, { ...every, key: 'dropped' });
      await queue.unschedule(CLOCKED, { manager, key: 'dropped' });
    });
    const rolledBack = database.dataSource.transaction(async (manager) => {
      await queue.schedule(CLOCKED, { id: 'never' }, { manager, cron: '* * * * *', key: 'never' });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await runner.start();
    await eventually(() => handlers.clocked.length >= 2, 45);
    expect(new Set(handlers.clocked)).toEqual(new Set([undefined, 'kept']));
  }, 60_000);

  it('tells the death of a job that failed, and of one whose worker died without a word', async () => {
    await database.dataSource.transaction((manager) =>
      queue.enqueue(FRAGILE, { id: 'failed' }, { manager, key: 'failed' }),
    );
    await eventually(() => handlers.dead.includes('failed'), 20);
    // What a killed worker leaves behind: an active job whose heartbeat stopped.
    await database.dataSource.query(
      `insert into jobs.job (name, data, state, policy, singleton_key, dead_letter, retry_limit, heartbeat_seconds, heartbeat_on, started_on, expire_seconds)
       values ('test.fragile', '{"id":"killed"}', 'active', 'exclusive', 'killed', 'test.fragile.dead', 0, 10, now() - interval '1 minute', now() - interval '1 minute', 600)`,
    );
    const isOpen = async (): Promise<boolean> =>
      queue.isOpen(FRAGILE, { id: 'killed' }, database.dataSource.manager);
    expect(await isOpen()).toBe(true);
    await eventually(() => handlers.dead.includes('killed'), 40);
    expect(await isOpen()).toBe(false);
  }, 80_000);
});
