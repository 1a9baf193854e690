import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, SystemClock } from '@ethogram/core';
import { JobRunner, loadConfig, type PlatformConfig, workspaceRoot } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { TEST_CREDENTIALS } from '@ethogram/reddit/testing';
import { ApplicationModule } from '@ethogram/server';
import { Test, type TestingModule } from '@nestjs/testing';
import { createTestDatabase, type TestDatabase } from './database/test-database.js';

export interface TestApplication {
  readonly module: TestingModule;
  readonly database: TestDatabase;
  readonly config: PlatformConfig;
  /** Starts the job handlers in this process, on the real queue. */
  startJobs(): Promise<void>;
  close(): Promise<void>;
}

export interface TestApplicationOptions {
  readonly clock?: Clock;
  readonly env?: Record<string, string>;
  /** Address of a `RedditTestServer`: Reddit's API is set up and asked there. */
  readonly redditUrl?: string;
  /** In place of the adapter of Reddit's API. */
  readonly redditSource?: RedditSource;
  /** Ports replaced by fakes that pass their adapter's contract test. */
  readonly fakes?: readonly {
    readonly port: abstract new (...args: never[]) => object;
    readonly fake: object;
  }[];
}

/** All domain modules on a fresh database, without HTTP: `app.module.get(SomeService)`. */
export async function createTestApplication(options: TestApplicationOptions = {}): Promise<TestApplication> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'ethogram-data-'));
  const config = loadConfig(workspaceRoot(), {
    ...(options.redditUrl ? redditSettings(options.redditUrl) : {}),
    ...options.env,
    ETHOGRAM_DATABASE_URL: database.url,
    ETHOGRAM_DATA: dataDir,
  });
  const builder = Test.createTestingModule({
    imports: [
      ApplicationModule.forRoot({
        config,
        dataSource: database.dataSource,
        clock: options.clock ?? new SystemClock(),
      }),
    ],
  });
  if (options.redditSource) builder.overrideProvider(RedditSource).useValue(options.redditSource);
  for (const { port, fake } of options.fakes ?? []) builder.overrideProvider(port).useValue(fake);
  const module = await builder.compile();
  await module.init();
  return {
    module,
    database,
    config,
    startJobs: () => module.get(JobRunner).start(),
    close: async () => {
      await module.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Credentials a `RedditTestServer` takes. */
function redditSettings(url: string): Record<string, string> {
  return {
    ETHOGRAM_REDDIT_URL: url,
    ETHOGRAM_REDDIT_CLIENT_ID: TEST_CREDENTIALS.clientId,
    ETHOGRAM_REDDIT_CLIENT_SECRET: TEST_CREDENTIALS.clientSecret,
    ETHOGRAM_REDDIT_USER_AGENT: 'linux:org.ethogram.test:v0.0.0 (by /u/ethogram-test)',
    ETHOGRAM_REDDIT_REQUESTS_PER_MINUTE: '60000',
  };
}
