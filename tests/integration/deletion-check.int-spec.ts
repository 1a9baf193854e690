import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RedditError } from '@ethogram/reddit';
import type { TestTrouble } from '@ethogram/reddit/testing';
import { DeletionCheckScene, HOUR_MS } from './deletion-check-scene.js';

const NOTHING = {
  ...{ checked: 0, live: 0, edited: 0, authorGone: 0 },
  ...{ deleted: 0, removed: 0, missing: 0, waiting: 0 },
};
let scene: DeletionCheckScene;

beforeAll(async () => {
  scene = await DeletionCheckScene.set();
});
afterEach(() => scene.reddit.failAlways(null));
afterAll(() => scene.close());

describe('a deletion check', () => {
  it('tells every state apart, of posts and of comments', async () => {
    const { reddit } = scene;
    const posts = scene.addPosts(6);
    const [live, edited, gone, deleted, removed, hidden] = posts as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const names = ['live', 'edited', 'gone', 'deleted', 'removed', 'hidden'];
    const comments = names.map((name) => reddit.addComment(live, { author: `${name}_reader` }));
    const [, cEdited, cGone, cDeleted, cRemoved, cHidden] = comments as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const sourceId = await scene.stored([...posts, ...comments]);
    reddit.editPost(edited, { selftext: 'Something else, and longer than it was before.' });
    reddit.editComment(cEdited, { body: 'YTA after all.' });
    reddit.deleteAuthor(reddit.content.post(gone).author);
    reddit.deleteAuthor('gone_reader');
    reddit.deletePost(deleted);
    reddit.deleteComment(cDeleted);
    reddit.removePost(removed);
    reddit.removeComment(cRemoved);
    reddit.hide(hidden);
    reddit.hide(cHidden);

    const run = await scene.check(sourceId);
    expect(await scene.ended(run)).toEqual({
      state: 'SUCCEEDED',
      error: null,
      check: {
        checked: 12,
        live: 2,
        edited: 2,
        authorGone: 2,
        deleted: 2,
        removed: 2,
        missing: 0,
        waiting: 2,
      },
    });
    expect(await scene.stateOf(sourceId, live)).toBe('LIVE');
    expect(await scene.stateOf(sourceId, edited)).toBe('EDITED');
    expect(await scene.stateOf(sourceId, cEdited)).toBe('EDITED');
    for (const fullname of [gone, cGone]) {
      expect(await scene.stateOf(sourceId, fullname)).toBe('AUTHOR_GONE');
      const table = fullname.startsWith('t3_') ? 'posts' : 'comments';
      const [row] = await scene.query<{ author_key: string | null }>(
        `select author_key from ${table} where fullname = $1`,
        [fullname],
      );
      expect(row).toEqual({ author_key: null });
    }
    for (const fullname of [deleted, removed, cDeleted, cRemoved])
      expect(await scene.stateOf(sourceId, fullname)).toBeNull();
    expect(await scene.stateOf(sourceId, hidden)).toBe('LIVE');
    expect(
      await scene.query(
        `select state from posts where source_id = $1 and fullname like 'gone:%' order by state`,
        [sourceId],
      ),
    ).toEqual([{ state: 'DELETED' }, { state: 'REMOVED' }]);
    const [snapshot] = await scene.query<{ body: string }>(
      `select s.body from post_snapshots s join posts p on p.id = s.post_id
       where p.fullname = $1 order by captured_at desc limit 1`,
      [edited],
    );
    expect(snapshot?.body).toContain('Something else');
  });

  it('believes an absence after three runs an hour apart, and forgets it when the post comes back', async () => {
    const { reddit } = scene;
    const [there, lost, back] = scene.addPosts(3) as [string, string, string];
    const sourceId = await scene.stored([there, lost, back]);
    reddit.hide(lost);
    reddit.hide(back);
    expect((await scene.ended(await scene.check(sourceId))).check).toMatchObject({ waiting: 2, missing: 0 });
    // The same hour, however often: one miss.
    for (let again = 0; again < 3; again += 1) {
      const { id } = await scene.checks.start(null, sourceId);
      await scene.runner.run(id);
    }
    expect((await scene.ended(await scene.check(sourceId))).check).toMatchObject({ waiting: 2, missing: 0 });
    reddit.content.mark(back, 'no');
    const third = await scene.ended(await scene.check(sourceId));
    expect(third.check).toMatchObject({ live: 2, waiting: 0, missing: 1 });
    expect(await scene.stateOf(sourceId, lost)).toBeNull();
    expect(
      await scene.query(`select state, title from posts where source_id = $1 and fullname like 'gone:%'`, [
        sourceId,
      ]),
    ).toEqual([{ state: 'MISSING', title: null }]);
    expect(await scene.query(`select misses, missed_at from posts where fullname = $1`, [back])).toEqual([
      { misses: 0, missed_at: null },
    ]);
  });

  it.each<[string, TestTrouble]>([
    ['an answer of 401', { status: 401 }],
    ['an answer of 403', { status: 403 }],
    ['a server error', { status: 503 }],
    ['an empty page', 'empty'],
    ['an answer that is no JSON', 'malformed'],
    ['a broken connection', 'reset'],
  ])('takes nothing for deleted after %s', async (_, trouble) => {
    const posts = scene.addPosts(3);
    const sourceId = await scene.stored(posts);
    scene.reddit.failAlways(trouble);
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    await expect(scene.runner.run(id)).rejects.toThrow(RedditError);
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and misses = 0`)).toBe(3);
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and state = 'LIVE'`)).toBe(3);
    // It goes on where it stopped once the trouble is over.
    scene.reddit.failAlways(null);
    await scene.runner.run(id);
    expect(await scene.ended(id)).toMatchObject({ state: 'SUCCEEDED', check: { checked: 3, live: 3 } });
  });

  it('believes an empty page when posts that were there lately come back', async () => {
    const posts = scene.addPosts(4);
    const lost = posts[0] as string;
    const sourceId = await scene.stored(posts);
    scene.reddit.hide(lost);
    await scene.check(sourceId);
    // The others were just seen: a check of what is due asks for the lost one alone.
    scene.clock.advance(23.5 * HOUR_MS);
    await scene.checks.startDue();
    const [run] = await scene.query<{ id: string }>(
      `select id from collection_runs where source_id = $1 and state = 'QUEUED'`,
      [sourceId],
    );
    await scene.runner.run(run?.id ?? '');
    expect((await scene.ended(run?.id ?? '')).check).toEqual({ ...NOTHING, checked: 1, waiting: 1 });
  });

  it('asks in batches of a hundred, oldest first, and nothing twice', async () => {
    const posts = scene.addPosts(250);
    const sourceId = await scene.stored(posts.slice(100));
    scene.clock.advance(HOUR_MS);
    await scene.store(sourceId, posts.slice(0, 100));
    scene.reddit.requests.length = 0;
    const id = await scene.check(sourceId);
    const asked = scene.reddit.requests
      .filter(({ path }) => path.includes('info'))
      .map(({ query }) => (query.get('id') ?? '').split(','));
    expect(asked.map((names) => names.length)).toEqual([100, 100, 50]);
    expect(new Set(asked.flat())).toEqual(new Set(posts));
    expect(new Set(asked.flat().slice(0, 150))).toEqual(new Set(posts.slice(100)));
    const { run } = await scene.runs.get(id);
    expect(run).toMatchObject({ progressDone: 3, progressTotal: 3 });
  });
});

describe('the circuit breaker of a deletion check', () => {
  it('stops when more than a fifth vanishes at once, having purged nothing, and says what to do', async () => {
    const posts = scene.addPosts(100);
    const sourceId = await scene.stored(posts);
    for (const fullname of posts.slice(0, 25)) scene.reddit.deletePost(fullname);
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    await expect(scene.runner.run(id)).rejects.toThrow(
      /Of 100 posts and comments 25 \(25 %\) would vanish at once: 25 deleted.*“force”/,
    );
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and title is not null`)).toBe(
      100,
    );
    expect((await scene.ended(id)).check).toMatchObject({ live: 75, deleted: 0 });
    await scene.runs.cancel(null, id);
    const forced = await scene.check(sourceId, true);
    expect((await scene.ended(forced)).check).toMatchObject({ checked: 100, live: 75, deleted: 25 });
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and title is not null`)).toBe(
      75,
    );
  });

  it('lets pass what people delete: fewer than twenty, or less than a fifth', async () => {
    const few = scene.addPosts(25);
    const many = scene.addPosts(150);
    const [small, large] = [await scene.stored(few), await scene.stored(many)];
    for (const fullname of few.slice(0, 19)) scene.reddit.deletePost(fullname);
    for (const fullname of many.slice(0, 30)) scene.reddit.deletePost(fullname);
    expect((await scene.ended(await scene.check(small))).check).toMatchObject({ deleted: 19 });
    expect((await scene.ended(await scene.check(large))).check).toMatchObject({ deleted: 30 });
  });

  it('counts what is not returned among what vanishes', async () => {
    const posts = scene.addPosts(100);
    const sourceId = await scene.stored(posts);
    for (const fullname of posts.slice(0, 30)) scene.reddit.hide(fullname);
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    await expect(scene.runner.run(id)).rejects.toThrow('30 not returned');
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and misses > 0`)).toBe(0);
  });
});

describe('a deletion check that is stopped', () => {
  it('waits while it is paused, goes on when resumed, and ends when cancelled', async () => {
    const sourceId = await scene.stored(scene.addPosts(3));
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    await scene.runs.pause(null, id);
    await scene.runner.run(id);
    expect(await scene.ended(id)).toMatchObject({ state: 'PAUSED', check: undefined });
    await expect(scene.checks.start(null, sourceId)).rejects.toThrow('paused');
    await scene.runs.resume(null, id);
    await scene.runner.run(id);
    expect(await scene.ended(id)).toMatchObject({ state: 'SUCCEEDED', check: { live: 3 } });
    const other = await scene.checks.start(null, sourceId);
    await scene.runs.cancel(null, other.id);
    await scene.runner.run(other.id);
    expect(await scene.ended(other.id)).toMatchObject({ state: 'CANCELLED', check: undefined });
  });

  it('goes on where it was killed: nothing is asked, counted or missed twice', async () => {
    const posts = scene.addPosts(350);
    const sourceId = await scene.stored(posts);
    for (const fullname of posts.slice(0, 8)) scene.reddit.deletePost(fullname);
    for (const fullname of posts.slice(340, 345)) scene.reddit.hide(fullname);
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    const ask = scene.source.byFullnames.bind(scene.source);
    const asked: string[] = [];
    scene.source.byFullnames = async (fullnames) => {
      if (asked.length === 200) throw new Error('killed');
      asked.push(...fullnames);
      return ask(fullnames);
    };
    await expect(scene.runner.run(id)).rejects.toThrow('killed');
    scene.source.byFullnames = async (fullnames) => {
      asked.push(...fullnames);
      return ask(fullnames);
    };
    await scene.runner.run(id);
    scene.source.byFullnames = ask;
    expect((await scene.ended(id)).check).toEqual({
      ...NOTHING,
      ...{ checked: 350, live: 337, deleted: 8, waiting: 5 },
    });
    expect(asked).toHaveLength(350);
    expect(await scene.count(`select from posts where source_id = '${sourceId}' and misses = 1`)).toBe(5);
  });
});

describe('a deletion check as a job', () => {
  it('ends as FAILED with a sentence when Reddit refuses, and waits out an outage', async () => {
    const posts = scene.addPosts(3);
    const sourceId = await scene.stored(posts);
    scene.clock.advance(HOUR_MS);
    await scene.app.startJobs();
    scene.reddit.failAlways({ status: 403 });
    const refused = await scene.checks.start(null, sourceId);
    await scene.untilEnded(refused.id);
    expect(await scene.ended(refused.id)).toMatchObject({
      state: 'FAILED',
      error: expect.stringContaining('403'),
    });
    scene.reddit.failAlways(null);
    scene.reddit.failNext({ status: 503 }, { status: 503 });
    const patient = await scene.checks.start(null, sourceId);
    await scene.untilEnded(patient.id);
    expect(await scene.ended(patient.id)).toMatchObject({ state: 'SUCCEEDED', check: { live: 3 } });
  });

  it('is one at a time', async () => {
    const sourceId = await scene.stored(scene.addPosts(3));
    scene.clock.advance(HOUR_MS);
    const [started, other] = await Promise.allSettled([
      scene.checks.start(null, sourceId),
      scene.checks.start(null, sourceId),
    ]);
    const open = [started, other].filter(({ status }) => status === 'fulfilled');
    expect(open).toHaveLength(1);
    const [{ id } = { id: '' }] = await scene.query<{ id: string }>(
      `select id from collection_runs where source_id = $1`,
      [sourceId],
    );
    await scene.untilEnded(id);
    expect((await scene.ended(id)).state).toBe('SUCCEEDED');
  });

  it('is never taken further by two workers at once', async () => {
    const posts = scene.addPosts(300);
    const sourceId = await scene.stored(posts);
    for (const fullname of posts.slice(0, 5)) scene.reddit.deletePost(fullname);
    scene.clock.advance(HOUR_MS);
    const { id } = await scene.checks.start(null, sourceId);
    await Promise.allSettled([scene.runner.run(id), scene.runner.run(id), scene.runner.run(id)]);
    await scene.untilEnded(id);
    expect((await scene.ended(id)).check).toMatchObject({ checked: 300, live: 295, deleted: 5 });
  });
});

describe('which sources are checked', () => {
  it('refuses texts of another make, and an approval that has run out', async () => {
    for (const accessBasis of ['FILE', 'OWN_TEXTS'] as const) {
      const own = await scene.stored([], { accessBasis });
      await expect(scene.checks.start(null, own)).rejects.toThrow('access basis');
    }
    const synthetic = await scene.stored([], { synthetic: true });
    await expect(scene.checks.start(null, synthetic)).rejects.toThrow('access basis');
    const approvalExpiresAt = new Date(scene.clock.now().getTime() + HOUR_MS);
    const approved = { accessBasis: 'APPROVED_API', approvalRef: 'no. 7', approvalExpiresAt } as const;
    const sourceId = await scene.stored(scene.addPosts(1), approved);
    await scene.checks.start(null, sourceId);
    scene.clock.advance(2 * HOUR_MS);
    const other = await scene.stored([], approved);
    await expect(scene.checks.start(null, other)).rejects.toThrow('expired on');
  });

  it('says what is due', async () => {
    const sourceId = await scene.stored(scene.addPosts(2));
    const before = scene.clock.now();
    expect((await scene.checks.statesOf([sourceId])).get(sourceId)).toEqual({
      due: 0,
      oldestSeenAt: before,
      lastRunId: null,
    });
    scene.clock.advance(25 * HOUR_MS);
    expect((await scene.checks.statesOf([sourceId])).get(sourceId)).toMatchObject({ due: 2 });
    const id = await scene.check(sourceId);
    expect((await scene.checks.statesOf([sourceId])).get(sourceId)).toMatchObject({ due: 0, lastRunId: id });
  });
});
