import { CollectionRunService, DeletionCheckRunner, DeletionCheckService } from '@ethogram/collection';
import { FixedClock, SystemClock } from '@ethogram/core';
import { type NewSource, PostService, SourceService } from '@ethogram/corpus';
import { LocalRequestLimiter, SnoowrapRedditSource } from '@ethogram/reddit';
import { RedditTestServer, TEST_CREDENTIALS } from '@ethogram/reddit/testing';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

export const HOUR_MS = 3_600_000;

/** An application that reads a Reddit on this machine, with a clock that moves only when told to. */
export class DeletionCheckScene {
  readonly checks: DeletionCheckService;
  readonly runner: DeletionCheckRunner;
  readonly runs: CollectionRunService;
  private sources = 0;

  private constructor(
    readonly app: TestApplication,
    readonly reddit: RedditTestServer,
    readonly clock: FixedClock,
    readonly source: SnoowrapRedditSource,
  ) {
    this.checks = app.module.get(DeletionCheckService);
    this.runner = app.module.get(DeletionCheckRunner);
    this.runs = app.module.get(CollectionRunService);
  }

  static async set(env: Record<string, string> = {}): Promise<DeletionCheckScene> {
    const clock = new FixedClock('2026-05-01T00:00:00Z');
    const reddit = await RedditTestServer.start();
    // Waits of the adapter pass at once: what it waits for is tested where it lives.
    const sleep = async (): Promise<void> => undefined;
    const { clientId, clientSecret } = TEST_CREDENTIALS;
    const source = new SnoowrapRedditSource({
      credentials: { clientId, clientSecret, userAgent: 'linux:org.ethogram.test:v0 (by /u/ethogram)' },
      limiter: new LocalRequestLimiter({ clock: new SystemClock(), sleep, spacingMs: 0, patienceMs: 60_000 }),
      url: reddit.url,
      sleep,
      retry: { maxAttempts: 2 },
    });
    const app = await createTestApplication({ clock, redditSource: source, env });
    return new DeletionCheckScene(app, reddit, clock, source);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.reddit.stop();
  }

  async query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.app.database.dataSource.query(sql, values);
  }

  /** A new source that holds these posts and comments as Reddit shows them now. */
  async stored(fullnames: readonly string[], changes: Partial<NewSource> = {}): Promise<string> {
    this.sources += 1;
    const { id } = await this.app.module.get(SourceService).create(null, {
      name: `source ${this.sources}`,
      basis: 'invented',
      accessBasis: 'DUMP',
      mayAnnotate: true,
      ...changes,
    });
    await this.store(id, fullnames);
    return id;
  }

  async store(sourceId: string, fullnames: readonly string[]): Promise<void> {
    for (let start = 0; start < fullnames.length; start += 100) {
      const page = await this.source.byFullnames(fullnames.slice(start, start + 100));
      await this.app.database.dataSource.transaction((manager) =>
        this.app.module.get(PostService).storeBatch(manager, sourceId, page.posts, page.comments),
      );
    }
  }

  addPosts(count: number): string[] {
    return Array.from({ length: count }, () => this.reddit.addPost());
  }

  /** Starts a check, an hour later, and runs it in this process. */
  async check(sourceId: string, force = false): Promise<string> {
    this.clock.advance(HOUR_MS);
    const { id } = await this.checks.start(null, sourceId, force);
    await this.runner.run(id);
    // A worker may have been quicker.
    await this.untilEnded(id);
    return id;
  }

  /** How a run ended. */
  async ended(id: string): Promise<{ state: string; check: object | undefined; error: string | null }> {
    const { run, tally } = await this.runs.get(id);
    return { state: run.state, check: tally.check, error: run.error };
  }

  async stateOf(sourceId: string, fullname: string): Promise<string | null> {
    const [row] = await this.query<{ state: string }>(
      `select state from posts where source_id = $1 and fullname = $2
       union all select state from comments where source_id = $1 and fullname = $2`,
      [sourceId, fullname],
    );
    return row?.state ?? null;
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select count(*) from (${sql}) counted`, values);
    return Number(row?.count);
  }

  /** Waits until a run in the queue has ended. */
  async untilEnded(id: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { state } = await this.ended(id);
      if (!['QUEUED', 'RUNNING'].includes(state)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The run ${id} has not ended.`);
  }
}
