import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectionRunService, FetchRunner } from '@ethogram/collection';
import { CollectionScene } from './collection-scene.js';

let scene: CollectionScene;
const bySubreddit = new Map<string, string[]>();

beforeAll(async () => {
  scene = await CollectionScene.open();
  addPosts('many', 230);
  const [first = '', second = '', third = ''] = addPosts('talk', 4);
  for (let index = 0; index < 55; index += 1)
    scene.reddit.addComment(first, { body: index % 5 ? 'NTA' : 'YTA' });
  const top = scene.reddit.addComment(second, { body: 'ESH' });
  for (let index = 0; index < 30; index += 1) scene.reddit.addComment(top, { body: `reply ${index}` });
  const gone = scene.reddit.addComment(third, { body: 'NAH' });
  scene.reddit.addComment(gone, { body: 'NAH' });
  scene.reddit.deleteComment(gone);
});

afterAll(() => scene.close());

function addPosts(subreddit: string, count: number): string[] {
  const added = Array.from({ length: count }, () => scene.reddit.addPost({ subreddit }));
  bySubreddit.set(subreddit, added);
  return added;
}

async function listing(sourceId: string, request: object): Promise<string> {
  return (await scene.start({ sourceId, kind: 'LISTING', request: { listing: 'NEW', ...request } })).id;
}

describe('a listing', () => {
  it('is fetched page by page to its end', async () => {
    const sourceId = await scene.source();
    const run = await scene.fetch(await listing(sourceId, { subreddit: 'many', withComments: false }));
    expect(run).toMatchObject({ state: 'SUCCEEDED', error: null, progressDone: 3, progressTotal: 3 });
    expect(run.tally.posts).toEqual({ read: 230, stored: 230, deleted: 0, duplicate: 0, invalid: 0 });
    const again = await scene.fetch(await listing(sourceId, { subreddit: 'many', withComments: false }));
    expect(again.tally.posts).toMatchObject({ stored: 0, duplicate: 230 });
    expect((await scene.content(sourceId)).posts).toHaveLength(230);
  });

  it('ends at the limit', async () => {
    const run = await scene.fetch(await listing(await scene.source(), { subreddit: 'many', limit: 120 }));
    expect(run.tally.posts.stored).toBe(120);
    expect(scene.reddit.apiRequests.at(-1)?.query.get('limit')).toBe('20');
  });

  it.each(['TOP', 'HOT', 'CONTROVERSIAL', 'RISING', 'SEARCH'] as const)('may be %s', async (name) => {
    const request = { subreddit: 'talk', listing: name, ...(name === 'SEARCH' ? { query: 'thing' } : {}) };
    const run = await scene.fetch(await listing(await scene.source(), { ...request, time: 'WEEK' }));
    expect(run).toMatchObject({ state: 'SUCCEEDED', tally: { posts: { stored: 4 } } });
  });

  it('brings the comments of its posts, counts verdicts and says what was skipped', async () => {
    const sourceId = await scene.source();
    const run = await scene.fetch(await listing(sourceId, { subreddit: 'talk' }));
    expect(run.tally.comments).toMatchObject({ read: 88, stored: 87, deleted: 1 });
    expect(run.tally.verdicts).toMatchObject({ NTA: 1 });
    const { skipped } = await scene.app.module.get(CollectionRunService).get(run.id);
    expect(skipped).toEqual([{ reason: 'deleted', count: 1 }]);
  });

  it('ends the same when it is killed again and again, also within threads', async () => {
    const whole = await scene.source();
    const reference = await scene.fetch(await listing(whole, { subreddit: 'talk' }));
    const sourceId = await scene.source();
    const runId = await listing(sourceId, { subreddit: 'talk' });
    let kills = 0;
    while ((await scene.row(runId)).state !== 'SUCCEEDED') {
      const stopped = await scene
        .fetch(runId, { stopAfter: 1 + (kills % 7) })
        .catch((error: Error) => error.message);
      if (stopped === 'stopped') kills += 1;
      if (kills > 100) throw new Error('it never ends');
    }
    expect(kills).toBeGreaterThan(3);
    const run = await scene.fetch(runId);
    expect(run.tally).toEqual(reference.tally);
    expect(await scene.content(sourceId)).toEqual(await scene.content(whole));
  });

  it('takes nothing over from a worker that was thought dead', async () => {
    const sourceId = await scene.source();
    const runId = await listing(sourceId, { subreddit: 'many', withComments: false });
    let other: Promise<unknown> | undefined;
    const runner = scene.app.module.get(FetchRunner);
    const stale = await runner.run(runId, {
      onProgress: ({ progressDone }) => void (progressDone === 1 && (other ??= runner.run(runId))),
    });
    await other;
    expect(stale.id).toBe(runId);
    const run = await scene.fetch(runId);
    expect(run).toMatchObject({ state: 'SUCCEEDED' });
    expect(run.tally.posts).toMatchObject({ read: 230, stored: 230, duplicate: 0 });
  });
});

describe('posts by id, and threads', () => {
  it('stores what Reddit returns and counts what it does not', async () => {
    const sourceId = await scene.source();
    const fullnames = [...(bySubreddit.get('many') ?? []).slice(0, 150), 't3_zzzzz'];
    const run = await scene.fetch(
      (await scene.start({ sourceId, kind: 'BY_ID', request: { fullnames } })).id,
    );
    expect(run).toMatchObject({ state: 'SUCCEEDED', progressDone: 2 });
    expect(run.tally).toMatchObject({ posts: { stored: 150 }, skipped: { 'not returned by Reddit': 1 } });
  });

  it('reads whole threads with their posts, and passes over those that are gone', async () => {
    const sourceId = await scene.source();
    const [first = ''] = bySubreddit.get('talk') ?? [];
    const request = { fullnames: ['t3_zzzzz', first] };
    const run = await scene.fetch((await scene.start({ sourceId, kind: 'THREADS', request })).id);
    expect(run.tally).toMatchObject({
      posts: { stored: 1, duplicate: 0 },
      comments: { stored: 55, duplicate: 0 },
      skipped: { 'thread not found': 1 },
    });
  });

  it('stops when it is the credentials that every thread is refused for', async () => {
    scene.reddit.failAlways({ status: 403 });
    const sourceId = await scene.source();
    const request = { fullnames: (bySubreddit.get('many') ?? []).slice(0, 20) };
    const run = await scene.fetch((await scene.start({ sourceId, kind: 'THREADS', request })).id);
    scene.reddit.failAlways(null);
    expect(run).toMatchObject({ state: 'FAILED', tally: { skipped: { 'thread not readable': 4 } } });
    expect(run.error).toMatch(
      /^Reddit does not let this be read \(status 403\).* Resume the run to go on where it stopped\.$/,
    );
    await scene.app.module.get(CollectionRunService).resume(null, run.id);
    expect(await scene.fetch(run.id)).toMatchObject({ state: 'SUCCEEDED', tally: { posts: { stored: 16 } } });
  });
});
