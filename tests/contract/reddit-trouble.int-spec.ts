import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalRequestLimiter, type RedditPage } from '@ethogram/reddit';
import type { TestTrouble } from '@ethogram/reddit/testing';
import { ACCESS, pagesOf, type RedditScene, redditScene } from './reddit-scene.js';

const request = { subreddit: 'AmItheAsshole', listing: 'NEW' as const };
const [, credentials] = ACCESS[0] ?? ['', { clientId: '', userAgent: '' }];

describe('trouble with Reddit', () => {
  let scene: RedditScene;
  const list = (signal?: AbortSignal): Promise<RedditPage> => scene.source.listing(request, signal);

  beforeEach(async () => {
    scene = await redditScene(credentials);
    scene.reddit.addPost();
    await list();
    scene.waits.length = 0;
    scene.reddit.requests.length = 0;
  });
  afterEach(() => scene.reddit.stop());

  it.each<TestTrouble>([
    { status: 429 },
    { status: 500 },
    { status: 502, body: '<html>Bad gateway</html>' },
    { status: 503 },
    { status: 504 },
    { status: 522 },
    'reset',
    'cut',
    'malformed',
  ])('is sat out: %j', async (trouble) => {
    scene.reddit.failNext(trouble, trouble);
    expect((await list()).posts).toHaveLength(1);
    expect(scene.reddit.requests).toHaveLength(3);
    expect(scene.waits).toEqual([500, 1_000]);
  });

  it.each<[string, TestTrouble, string]>([
    ['429', { status: 429 }, 'RATE_LIMITED'],
    ['500', { status: 500 }, 'UNAVAILABLE'],
    ['broken connections', 'reset', 'UNAVAILABLE'],
    ['no JSON', 'malformed', 'MALFORMED'],
  ])('that stays ends in an error: %s', async (_, trouble, code) => {
    scene.reddit.failAlways(trouble);
    await expect(list()).rejects.toMatchObject({ name: 'RedditError', code });
    expect(scene.reddit.requests).toHaveLength(6);
    await expect(scene.source.byFullnames(['t3_abc'])).rejects.toMatchObject({ code });
    await expect(pagesOf(scene.source.thread('t3_abc'))).rejects.toMatchObject({ code });
    scene.reddit.failAlways(null);
    expect((await list()).posts).toHaveLength(1);
  });

  it.each<[TestTrouble, string]>([
    [{ status: 403 }, 'FORBIDDEN'],
    [{ status: 404 }, 'NOT_FOUND'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/stolen' } }, 'NOT_FOUND'],
    [{ status: 451 }, 'FORBIDDEN'],
    [{ status: 400 }, 'BAD_REQUEST'],
    ['flood', 'MALFORMED'],
    [{ status: 200, body: '{"kind": "Listing", "data": {"children": {}}}' }, 'MALFORMED'],
  ])('that nothing helps against is told at once: %j', async (trouble, code) => {
    scene.reddit.failNext(trouble);
    await expect(list()).rejects.toMatchObject({ code });
    expect(scene.reddit.requests).toHaveLength(1);
    expect(scene.waits).toEqual([]);
  });

  it('of private and unknown subreddits is told apart', async () => {
    scene.reddit.forbidSubreddit('private');
    const listing = 'NEW' as const;
    await expect(scene.source.listing({ subreddit: 'private', listing })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(scene.source.listing({ subreddit: 'unknown', listing })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('that lasts as long as Reddit says holds everybody as long', async () => {
    scene.reddit.failNext({ status: 429, headers: { 'retry-after': '7' } });
    const startedAt = scene.clock.now().getTime();
    await list();
    expect(scene.waits.reduce((sum, wait) => sum + wait, 0)).toBe(7_000);
    expect(scene.reddit.requests.at(-1)?.at).toBe(startedAt + 7_000);
    scene.reddit.failNext({ status: 503, headers: { 'retry-after': '3600' } });
    await expect(list()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Reddit asks to wait 60 minutes before the next request: try again then.',
    });
    await expect(list()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('with the budget is waited for until the period ends', async () => {
    const { budget } = scene.reddit;
    budget.requests = 4;
    // One was sent before; the rest of the period is spread over what is left.
    for (let sent = 0; sent < 3; sent += 1) await list();
    await list();
    expect(scene.reddit.requests).toHaveLength(4);
    expect(scene.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(599_000);
  });

  it('is not an empty page, which is one', async () => {
    scene.reddit.failNext('empty');
    await expect(list()).resolves.toEqual({ posts: [], comments: [], invalid: [], after: null });
  });

  it('in one row leaves the others alone, and names the row', async () => {
    const good = { kind: 't3', data: { id: 'ok1', title: 'Fine', subreddit: 'a', selftext: 'x' } };
    const rows = [
      good,
      { kind: 't3', data: { id: 'bad', name: 't3_bad', subreddit: 'a' } },
      { kind: 't3', data: { id: 'bad2', title: 'a', subreddit: 'a', created_utc: -5 } },
      { kind: 't5', data: { id: 'sub' } },
      { kind: 't3', data: null },
      null,
      7,
      { kind: 't1', data: { id: 'c1', toJSON: 1, replies: null, link_id: 't3_ok1', body: 'NTA' } },
    ];
    const body = `{"kind":"Listing","data":{"after":null,"__proto__":{"x":1},"children":${JSON.stringify(rows)}}}`;
    scene.reddit.failNext({ status: 200, body });
    const page = await list();
    expect(page.posts.map(({ fullname }) => fullname)).toEqual(['t3_ok1']);
    expect(page.comments.map(({ fullname }) => fullname)).toEqual(['t1_c1']);
    expect(page.invalid.map(({ fullname }) => fullname)).toEqual([
      't3_bad',
      't3_bad2',
      null,
      null,
      null,
      null,
    ]);
  });

  it('of nesting without end, or of a listing that leads to itself, ends', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    scene.reddit.failNext({ status: 200, body: deep });
    await expect(list()).rejects.toMatchObject({ code: 'MALFORMED' });
    const circle = { kind: 'Listing', data: { after: 't3_abc', children: [] } };
    scene.reddit.failNext({ status: 200, body: JSON.stringify(circle) });
    const page = await scene.source.listing({ ...request, after: 't3_abc' });
    expect(page.after).toBeNull();
  });

  it('of a silent server ends with the timeout', async () => {
    scene.reddit.failNext('hang');
    const source = scene.sourceWith({ timeoutMs: 100 });
    expect((await source.listing(request)).posts).toHaveLength(1);
    scene.reddit.failAlways('hang');
    const once = scene.sourceWith({ timeoutMs: 100, retry: { maxAttempts: 1 } });
    await expect(once.listing(request)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('does not outlive its caller', async () => {
    const reason = new Error('the run was paused');
    const controller = new AbortController();
    scene.reddit.failNext('hang');
    const asking = list(controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(asking).rejects.toBe(reason);
    const walking = scene.source.thread('t3_abc', AbortSignal.abort(reason));
    await expect(pagesOf(walking)).rejects.toBe(reason);
    await expect(list(AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('of one caller is not that of the others who wait for the same token', async () => {
    const source = scene.sourceWith({});
    const controller = new AbortController();
    scene.reddit.requests.length = 0;
    const impatient = source.listing(request, controller.signal);
    const patient = source.listing(request);
    controller.abort(new Error('gone'));
    await expect(impatient).rejects.toThrow('gone');
    expect((await patient).posts).toHaveLength(1);
    expect(scene.reddit.tokenRequests).toHaveLength(1);
  });

  it('is kept small: every request, those for tokens too, passes the limiter', async () => {
    const { clock } = scene;
    const sleep = async (milliseconds: number): Promise<void> => clock.advance(milliseconds);
    const limiter = new LocalRequestLimiter({ clock, sleep, spacingMs: 650, patienceMs: 900_000 });
    const source = scene.sourceWith({ limiter });
    for (let page = 0; page < 5; page += 1) await source.listing(request);
    const times = scene.reddit.requests.map(({ at }) => at);
    expect(times).toHaveLength(6);
    for (const [index, at] of times.entries())
      if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(650);
    expect((await limiter.remaining())?.remaining).toBeGreaterThan(0);
  });
});
