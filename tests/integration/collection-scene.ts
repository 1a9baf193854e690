import { setTimeout as delay } from 'node:timers/promises';
import { type CollectionRun, FetchRunner, FetchService, type NewFetch } from '@ethogram/collection';
import { FixedClock, SystemClock } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { LocalRequestLimiter, type RedditSource, SnoowrapRedditSource } from '@ethogram/reddit';
import { RedditTestServer, type RedditTestServerOptions, TEST_CREDENTIALS } from '@ethogram/reddit/testing';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

export const START = new Date('2026-03-01T12:00:00.000Z');

/** A platform beside a Reddit of its own, both by one clock that stands still. */
export class CollectionScene {
  private names = 0;

  private constructor(
    readonly app: TestApplication,
    readonly reddit: RedditTestServer,
    readonly clock: FixedClock,
    readonly redditSource: RedditSource,
  ) {}

  static async open(options: RedditTestServerOptions = {}): Promise<CollectionScene> {
    const clock = new FixedClock(START);
    const reddit = await RedditTestServer.start({ threadComments: 20, moreComments: 10, ...options, clock });
    const sleep = async (): Promise<void> => {};
    const limiter = new LocalRequestLimiter({
      clock: new SystemClock(),
      sleep,
      spacingMs: 0,
      patienceMs: 1_000,
    });
    const redditSource = new SnoowrapRedditSource({
      credentials: {
        clientId: TEST_CREDENTIALS.clientId,
        clientSecret: TEST_CREDENTIALS.clientSecret,
        userAgent: 'linux:org.ethogram.test:v0.0.0 (by /u/ethogram-test)',
      },
      limiter,
      url: reddit.url,
      retry: { maxAttempts: 1 },
      clock,
      sleep,
    });
    const app = await createTestApplication({ clock, redditSource });
    return new CollectionScene(app, reddit, clock, redditSource);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.reddit.stop();
  }

  /** Read through the API, with an approval that ends in a month. */
  async source(approvalExpiresAt: Date | null = new Date('2026-04-01T00:00:00Z')): Promise<string> {
    this.names += 1;
    const source = await this.app.module.get(SourceService).create(null, {
      name: `source ${this.names}`,
      basis: 'invented',
      accessBasis: 'APPROVED_API',
      approvalRef: 'R-17',
      approvalExpiresAt,
    });
    return source.id;
  }

  async start(fetch: NewFetch): Promise<CollectionRun> {
    return this.app.module.get(FetchService).start(null, fetch);
  }

  /** Fetches in this process until the run ends, or stops it behind so many pages as `kill -9` would. */
  async fetch(
    runId: string,
    options: { stopAfter?: number; isLastAttempt?: boolean } = {},
  ): Promise<CollectionRun> {
    const controller = new AbortController();
    const before = (await this.row(runId)).progress_done;
    return this.app.module.get(FetchRunner).run(runId, {
      ...(options.isLastAttempt ? { isLastAttempt: true } : {}),
      signal: controller.signal,
      onProgress: ({ progressDone }) => {
        if (progressDone - before === options.stopAfter) controller.abort(new Error('stopped'));
      },
    });
  }

  async row(runId: string): Promise<{ state: string; progress_done: number; error: string | null }> {
    const [row] = await this.query<{ state: string; progress_done: number; error: string | null }>(
      'select state, progress_done, error from collection_runs where id = $1',
      [runId],
    );
    if (!row) throw new Error(`There is no run ${runId}.`);
    return row;
  }

  /** What a source holds, in the order of the fullnames. */
  async content(sourceId: string): Promise<{ posts: object[]; comments: object[] }> {
    return {
      posts: await this.query(
        'select fullname, title, body, flair, score, num_comments, verdict, state from posts where source_id = $1 order by fullname',
        [sourceId],
      ),
      comments: await this.query(
        'select fullname, link_fullname, body, vote from comments where source_id = $1 order by fullname',
        [sourceId],
      ),
    };
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.app.database.dataSource.query(sql, parameters);
  }
}

export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  seconds = 20,
): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`not within ${seconds} seconds`);
}
