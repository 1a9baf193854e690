import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresRequestLimiter, type PostgresRequestLimiterOptions } from '@ethogram/collection';
import { SystemClock } from '@ethogram/core';
import { createDataSource } from '@ethogram/platform';
import { RedditError, RedditSource, RequestLimiter } from '@ethogram/reddit';
import { RedditTestServer } from '@ethogram/reddit/testing';
import {
  createTestApplication,
  createTestDatabase,
  type TestApplication,
  type TestDatabase,
} from '@ethogram/testing';
import type { DataSource } from 'typeorm';

const SPACING_MS = 30;
const clock = new SystemClock();
let database: TestDatabase;
let processes: DataSource[];
let key = '';
let keys = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  keys += 1;
  key = `key-${keys}`;
  processes = [];
});
afterEach(() =>
  Promise.all(processes.filter(({ isInitialized }) => isInitialized).map((one) => one.destroy())),
);

/** A limiter with connections of its own, as another process has. */
async function limiterOf(
  changes: Partial<PostgresRequestLimiterOptions> = {},
): Promise<PostgresRequestLimiter> {
  const dataSource = createDataSource(database.url, { entities: [], migrations: [] }, 2);
  await dataSource.initialize();
  processes.push(dataSource);
  return new PostgresRequestLimiter(dataSource, {
    key,
    requestsPerMinute: 60_000 / SPACING_MS,
    clock,
    ...changes,
  });
}

const timed = async (work: Promise<void>): Promise<number> => {
  await work;
  return performance.now();
};

describe('the budget of requests that all workers share', () => {
  it('keeps the spacing, however many processes ask at once', async () => {
    const limiters = await Promise.all(Array.from({ length: 6 }, () => limiterOf()));
    const asked = limiters.flatMap((limiter) => Array.from({ length: 8 }, () => timed(limiter.acquire())));
    const times = (await Promise.all(asked)).sort((a, b) => a - b);
    const [first = 0] = times;
    const last = times.at(-1) ?? 0;
    expect(last - first).toBeGreaterThanOrEqual(47 * SPACING_MS - 20);
    // In any window of ten spacings at most eleven; one more for the way from the database to here.
    for (const [index, at] of times.entries())
      expect((times[index + 12] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThan(10 * SPACING_MS);
  });

  it('holds everybody, those who already wait too, and never for less', async () => {
    const [one, two] = [await limiterOf(), await limiterOf()];
    await one.acquire();
    const waiting = timed(two.acquire());
    const startedAt = performance.now();
    await one.holdUntil(new Date(clock.now().getTime() + 400));
    await two.holdUntil(new Date(clock.now().getTime() + 50));
    await two.holdUntil(new Date(0));
    const [first, second] = [await waiting, await timed(one.acquire())];
    expect(first - startedAt).toBeGreaterThanOrEqual(380);
    expect(second).toBeGreaterThan(first);
  });

  it('spreads what is left over the rest of the period, and waits for the next when nothing is', async () => {
    const [one, two] = [await limiterOf(), await limiterOf()];
    await one.report({ used: 98, remaining: 2, resetSeconds: 0 });
    const startedAt = performance.now();
    await one.acquire();
    const second = await timed(two.acquire());
    expect(second - startedAt).toBeGreaterThanOrEqual(450);
    await two.report({ used: 100, remaining: 0, resetSeconds: 0.5 });
    expect((await one.remaining())?.remaining).toBe(0);
    const third = await timed(one.acquire());
    expect(third - startedAt).toBeGreaterThanOrEqual(980);
    expect(await two.remaining()).toBeNull();
  });

  it('believes the lowest of the answers that overtake one another, and the newest period', async () => {
    const [one, two] = [await limiterOf(), await limiterOf()];
    const left = async (): Promise<number | undefined> => (await one.remaining())?.remaining;
    await one.report({ used: 950, remaining: 50.5, resetSeconds: 300 });
    await two.report({ used: 940, remaining: 60, resetSeconds: 301 });
    expect(await left()).toBe(50.5);
    await two.report({ used: 1, remaining: 999, resetSeconds: 599 });
    expect(await left()).toBe(999);
    await one.report({ used: 990, remaining: 10, resetSeconds: 2 });
    expect(await left()).toBe(999);
    await one.acquire();
    expect(await left()).toBe(998);
    await one.report({ used: null, remaining: null, resetSeconds: null });
    expect(await left()).toBe(998);
  });

  it('tells who would have to wait too long, and is not blocked for ever by a header', async () => {
    const limiter = await limiterOf({ patienceMs: 1_000 });
    await limiter.report({ used: 1, remaining: 0, resetSeconds: 999_999_999 });
    const error: unknown = await limiter.acquire().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RedditError);
    expect(error).toMatchObject({ code: 'RATE_LIMITED' });
    const resetsAt = (await limiter.remaining())?.resetsAt.getTime() ?? 0;
    expect(resetsAt - clock.now().getTime()).toBeLessThan(3_700_000);
  });

  it('survives those who die while they wait or give up', async () => {
    const [one, two, three] = [await limiterOf(), await limiterOf(), await limiterOf()];
    await one.holdUntil(new Date(clock.now().getTime() + 300));
    const controller = new AbortController();
    const impatient = two.acquire(controller.signal);
    const dying = one.acquire();
    controller.abort(new Error('paused'));
    await expect(impatient).rejects.toThrow('paused');
    await processes[0]?.destroy();
    await expect(dying).rejects.toThrow();
    const startedAt = performance.now();
    await three.acquire();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('Reddit in the application', () => {
  let app: TestApplication | undefined;
  let reddit: RedditTestServer | undefined;
  afterEach(async () => {
    await app?.close();
    await reddit?.stop();
    app = reddit = undefined;
  });

  it('is asked within the shared budget', async () => {
    reddit = await RedditTestServer.start({ requests: 500 });
    app = await createTestApplication({ redditUrl: reddit.url });
    const post = reddit.addPost();
    const source = app.module.get(RedditSource);
    expect(source.notice).toBeNull();
    const page = await source.listing({ subreddit: 'AmItheAsshole', listing: 'NEW' });
    expect(page.posts.map(({ fullname }) => fullname)).toEqual([post]);
    expect(await app.module.get(RequestLimiter).remaining()).toMatchObject({ remaining: 499 });
  });

  it('says which settings are missing', async () => {
    app = await createTestApplication({ env: { ETHOGRAM_REDDIT_CLIENT_ID: 'abc' } });
    const source = app.module.get(RedditSource);
    const sentence = "Reddit's API is not set up: set ETHOGRAM_REDDIT_USER_AGENT and start again";
    expect(source.notice).toContain(sentence);
    await expect(source.byFullnames(['t3_a'])).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    await expect(source.thread('t3_a')[Symbol.asyncIterator]().next()).rejects.toThrow(sentence);
    // Reddit grants 1,000 requests in any ten minutes.
    expect(Math.floor(10 * app.config.reddit.requestsPerMinute) + 1).toBeLessThanOrEqual(1_000);
  });
});
