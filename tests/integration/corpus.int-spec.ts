import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinGroups } from '@ethogram/core';
import {
  Post,
  PostService,
  Scenario,
  scenarioLinks,
  ScenarioService,
  ScenarioWithdrawals,
  SourceService,
} from '@ethogram/corpus';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { In } from 'typeorm';

const LONG = 'The neighbour borrowed our ladder and returned it broken. ';

let app: TestApplication;
let posts: PostService;
let scenarios: ScenarioService;
let sources: SourceService;
let names = 0;

beforeAll(async () => {
  app = await createTestApplication();
  posts = app.module.get(PostService);
  scenarios = app.module.get(ScenarioService);
  sources = app.module.get(SourceService);
});

afterAll(async () => {
  await app.close();
});

async function newSource(mayAnnotate = true): Promise<string> {
  names += 1;
  return (await sources.create(null, { name: `source ${names}`, basis: 'invented', mayAnnotate })).id;
}

function post(id: string, changes: Partial<RawPost> = {}): RawPost {
  return {
    fullname: `t3_${id}`,
    id,
    subreddit: 'AmItheAsshole',
    authorName: `author-${id}`,
    authorFullname: null,
    createdUtc: 1_700_000_000,
    title: `AITA about case ${id}?`,
    body: `Case ${id}. ${LONG.repeat(5)}`,
    flair: null,
    score: 1,
    numComments: 0,
    upvoteRatio: null,
    over18: false,
    permalink: null,
    crosspostParent: null,
    edited: false,
    state: 'live',
    ...changes,
  };
}

function gone(id: string, state: 'deleted' | 'removed' = 'deleted'): RawPost {
  return post(id, { state, title: '', body: '', authorName: null });
}

function comment(id: string, postId: string, body: string, changes: Partial<RawComment> = {}): RawComment {
  return {
    fullname: `t1_${id}`,
    linkFullname: `t3_${postId}`,
    parentFullname: `t3_${postId}`,
    authorName: `reader-${id}`,
    body,
    score: 1,
    createdUtc: 1_700_000_100,
    isSubmitter: false,
    distinguished: null,
    stickied: false,
    state: 'live',
    ...changes,
  };
}

async function store(
  sourceId: string,
  rows: { posts?: RawPost[]; comments?: RawComment[] },
): ReturnType<PostService['storeBatch']> {
  return app.database.dataSource.transaction((manager) =>
    posts.storeBatch(manager, sourceId, rows.posts ?? [], rows.comments ?? []),
  );
}

async function stored(sourceId: string, id: string): Promise<Post> {
  return app.database.dataSource.getRepository(Post).findOneByOrFail({ sourceId, fullname: `t3_${id}` });
}

/** Different words for every case, since alike cases are taken for copies. */
function tale(seed: number): string {
  return Array.from({ length: 60 }, (_, index) => `w${(seed * 7919 + index * 104729) % 99991}`).join(' ');
}

describe('storing posts and comments', () => {
  it('counts every row once and changes nothing when the same rows come again', async () => {
    const sourceId = await newSource();
    const rows = {
      posts: [post('a1'), post('a2'), post('a2'), gone('a3')],
      comments: [comment('ca1', 'a1', 'NTA')],
    };
    expect(await store(sourceId, rows)).toEqual({
      posts: { stored: 2, deleted: 1, duplicate: 1 },
      comments: { stored: 1, deleted: 0, duplicate: 0 },
    });
    const before = await stored(sourceId, 'a1');
    expect(await store(sourceId, rows)).toEqual({
      posts: { stored: 0, deleted: 1, duplicate: 3 },
      comments: { stored: 0, deleted: 0, duplicate: 1 },
    });
    expect(await stored(sourceId, 'a1')).toEqual(before);
    expect((await sources.postCounts([sourceId])).get(sourceId)).toBe(2);
  });

  it('keeps no author name, and the same key for the same author in any case', async () => {
    const sourceId = await newSource();
    await store(sourceId, {
      posts: [post('b1', { authorName: 'Ladder_Owner' }), post('b2', { authorName: 'ladder_owner' })],
    });
    const [first, second] = [await stored(sourceId, 'b1'), await stored(sourceId, 'b2')];
    expect(first.authorKey).toMatch(/^[0-9a-f]{32}$/);
    expect(second.authorKey).toBe(first.authorKey);
    expect(JSON.stringify(first)).not.toMatch(/ladder_owner/i);
  });

  it('marks a post as edited when its words changed and keeps the first, and takes a later flair and score', async () => {
    const sourceId = await newSource();
    await store(sourceId, { posts: [post('c1'), post('c2')] });
    await store(sourceId, {
      posts: [post('c1', { body: 'Other words.' }), post('c2', { flair: 'Asshole', score: 90 })],
    });
    expect(await stored(sourceId, 'c1')).toMatchObject({ state: 'EDITED', body: post('c1').body });
    expect(await stored(sourceId, 'c2')).toMatchObject({ state: 'LIVE', flairVerdict: 'YTA', score: 90 });
  });

  it('empties a deleted post in every source and never takes it back from an older copy', async () => {
    const [one, two, three] = [await newSource(), await newSource(), await newSource()];
    await store(one, { posts: [post('d1')] });
    await store(two, { posts: [post('d1')] });
    await store(one, { posts: [gone('d1', 'removed')] });
    await store(one, { posts: [post('d1')] });
    expect(await store(three, { posts: [post('d1')] })).toMatchObject({ posts: { stored: 0, deleted: 1 } });
    const left = await app.database.dataSource
      .getRepository(Post)
      .findBy({ sourceId: In([one, two, three]) });
    expect(left.map(({ sourceId }) => sourceId).sort()).toEqual([one, two].sort());
    for (const row of left) {
      expect(row).toMatchObject({ state: 'REMOVED', title: null, body: null, authorKey: null });
      expect(row.fullname).toMatch(/^gone:[0-9a-f]{32}$/);
    }
  });

  it('empties a deleted comment and no longer counts its vote', async () => {
    const sourceId = await newSource();
    await store(sourceId, {
      posts: [post('e1')],
      comments: [comment('ce1', 'e1', 'YTA'), comment('ce2', 'e1', 'NTA')],
    });
    await posts.recomputeVerdicts(sourceId);
    expect((await stored(sourceId, 'e1')).communityVerdict?.votes).toBe(2);
    await store(sourceId, { comments: [comment('ce1', 'e1', '', { state: 'deleted' })] });
    expect(await posts.recomputeVerdicts(sourceId)).toBe(1);
    expect((await stored(sourceId, 'e1')).communityVerdict).toMatchObject({ votes: 1, verdict: 'NTA' });
  });
});

describe('counting verdicts', () => {
  it('takes the flair first, the community when at least ten voted, and leaves out those who may not vote', async () => {
    const sourceId = await newSource();
    const votes = (postId: string, count: number): RawComment[] =>
      Array.from({ length: count }, (_, index) => comment(`v${postId}${index}`, postId, 'YTA, plainly.'));
    await store(sourceId, {
      posts: [post('f1', { flair: 'Not the A-hole' }), post('f2'), post('f3')],
      comments: [
        ...votes('f1', 12),
        ...votes('f2', 10),
        ...votes('f3', 9),
        comment('x1', 'f3', 'YTA', { isSubmitter: true }),
        comment('x2', 'f3', 'YTA', { authorName: 'AutoModerator' }),
        comment('x3', 'f3', 'YTA', { parentFullname: 't1_x2' }),
        comment('x4', 'f3', 'YTA', { distinguished: 'moderator' }),
      ],
    });
    expect(await posts.recomputeVerdicts(sourceId)).toBe(3);
    expect(await stored(sourceId, 'f1')).toMatchObject({
      verdict: 'NTA',
      communityVerdict: { verdict: 'YTA', votes: 12 },
    });
    expect(await stored(sourceId, 'f2')).toMatchObject({
      verdict: 'YTA',
      communityVerdict: { counts: { YTA: 10 } },
    });
    expect(await stored(sourceId, 'f3')).toMatchObject({
      verdict: null,
      communityVerdict: { verdict: 'YTA', votes: 9 },
    });
    expect(await posts.tallyVerdicts(sourceId)).toEqual({ YTA: 1, NTA: 1, ESH: 0, NAH: 0, INFO: 0, none: 1 });
    expect(await posts.recomputeVerdicts(sourceId)).toBe(0);
  });

  it('counts a comment that was stored before its post', async () => {
    const sourceId = await newSource();
    await store(sourceId, { comments: [comment('g0', 'g1', 'ESH')] });
    await store(sourceId, { posts: [post('g1')] });
    await posts.recomputeVerdicts(sourceId);
    expect((await stored(sourceId, 'g1')).communityVerdict?.verdict).toBe('ESH');
  });
});

describe('making scenarios', () => {
  it('makes one a post, and counts copies, crossposts and short posts instead of making them', async () => {
    const sourceId = await newSource();
    await store(sourceId, {
      posts: [
        post('h1', { body: `${tale(1)}\n\nEdit: thank you all.` }),
        post('h2', { body: tale(2) }),
        post('h3', { title: 'AITA about case h2?', body: tale(2).toUpperCase() }),
        post('h4', { body: 'Short.' }),
        post('h5', { body: tale(5), crosspostParent: 't3_h1' }),
        post('h7', { body: tale(7), subreddit: 'AmITheDevil' }),
        gone('h6'),
      ],
    });
    const made = await scenarios.makeFromSource({ sourceId, minimumCharacters: 100 });
    expect(made).toEqual({
      made: 2,
      waiting: 0,
      alreadyThere: 0,
      duplicates: 3,
      tooShort: 1,
    });
    const again = await scenarios.makeFromSource({ sourceId, minimumCharacters: 100 });
    expect(again).toMatchObject({ made: 0, alreadyThere: 2, duplicates: 3, tooShort: 1 });
    const [first] = await scenarios.ofSource(sourceId);
    expect(first?.text).toBe(tale(1));
    expect(first?.characters).toBe(tale(1).length);
  });

  it('makes them of a source that permits nothing yet: only a study needs its leave', async () => {
    const sourceId = await newSource(false);
    await store(sourceId, { posts: [post('i1', { body: tale(11) }), post('i2', { body: tale(12) })] });
    expect(await scenarios.makeFromSource({ sourceId })).toMatchObject({ made: 2 });
  });

  it('draws the same posts for the same seed and others for another', async () => {
    const draw = async (prefix: string, seed: number): Promise<string[]> => {
      const sourceId = await newSource();
      const rows = Array.from({ length: 40 }, (_, index) => post(`j${index}`, { body: tale(1000 + index) }));
      await store(sourceId, {
        posts: rows.map((row) => ({
          ...row,
          body: `${prefix} ${row.body}`,
          title: `${prefix} ${row.title}`,
        })),
      });
      await scenarios.makeFromSource({ sourceId, limit: 5, seed });
      return (await scenarios.ofSource(sourceId)).map(({ thread }) => thread).sort();
    };
    const first = await draw('one', 1);
    expect(first).toHaveLength(5);
    expect(await draw('two', 1)).toEqual(first);
    expect(await draw('three', 2)).not.toEqual(first);
  });

  it('keeps one author, one thread and near-copies in one group', async () => {
    const sourceId = await newSource();
    const [near, other] = [tale(21), tale(22)];
    await store(sourceId, {
      posts: [
        post('k1', { title: 'Same title', body: near }),
        post('k2', { title: 'Same title', body: `${near} with three more words` }),
        post('k3', { body: other, authorName: 'same' }),
        post('k4', { body: tale(23), authorName: 'Same' }),
        post('k5', { body: tale(24) }),
      ],
    });
    await scenarios.makeFromSource({ sourceId });
    const made = await scenarios.ofSource(sourceId);
    const groups = joinGroups(
      (await scenarios.facts(made.map(({ id }) => id))).map((facts) => ({
        key: facts.id,
        groups: scenarioLinks(facts),
      })),
    );
    const [k1, k2, k3, k4, k5] = made
      .sort((a, b) => (a.thread < b.thread ? -1 : 1))
      .map(({ id }) => groups.get(id));
    expect(k2).toBe(k1);
    expect(k4).toBe(k3);
    expect(new Set([k1, k3, k5]).size).toBe(3);
  });

  it('finds near-copies among scenarios made earlier, across sources', async () => {
    const [one, two] = [await newSource(), await newSource()];
    const body = tale(31);
    await store(one, { posts: [post('l1', { title: 'T', body })] });
    await scenarios.makeFromSource({ sourceId: one });
    await store(two, { posts: [post('l2', { title: 'T', body: `${body} plus a few words` })] });
    await scenarios.makeFromSource({ sourceId: two });
    const both = [...(await scenarios.ofSource(one)), ...(await scenarios.ofSource(two))];
    expect(new Set(both.map(({ clusterId }) => clusterId)).size).toBe(1);
  });

  it('makes every scenario once when two ask at the same time', async () => {
    const sourceId = await newSource();
    await store(sourceId, {
      posts: Array.from({ length: 30 }, (_, index) => post(`m${index}`, { body: tale(3000 + index) })),
    });
    const made = await Promise.all([
      scenarios.makeFromSource({ sourceId }),
      scenarios.makeFromSource({ sourceId }),
    ]);
    expect(made.reduce((sum, { made: count }) => sum + count, 0)).toBe(30);
    expect(await scenarios.ofSource(sourceId)).toHaveLength(30);
  });

  it('withdraws the scenario of a deleted post and tells who listens, in one transaction', async () => {
    const sourceId = await newSource();
    await store(sourceId, { posts: [post('n1', { body: tale(41) }), post('n2', { body: tale(42) })] });
    await scenarios.makeFromSource({ sourceId });
    const [first, second] = await scenarios.ofSource(sourceId);
    const heard: string[] = [];
    let fail = true;
    app.module.get(ScenarioWithdrawals).listen(async ({ scenarioIds }) => {
      if (fail) throw new Error('a listener failed');
      heard.push(...scenarioIds);
    });
    await expect(store(sourceId, { posts: [gone('n1')] })).rejects.toThrow('a listener failed');
    expect((await scenarios.get(first?.id ?? '')).text).toBe(first?.text);
    fail = false;
    await store(sourceId, { posts: [gone('n1')] });
    expect(heard).toEqual([first?.id]);
    const withdrawn = await scenarios.get(first?.id ?? '');
    expect(withdrawn).toMatchObject({ title: '', text: '', authorKey: null, textHash: first?.textHash });
    expect(withdrawn.withdrawnAt).toBeInstanceOf(Date);
    expect(await scenarios.ofSource(sourceId)).toEqual([second]);
  });

  it('refuses to change the text of a scenario', async () => {
    const sourceId = await newSource();
    await store(sourceId, { posts: [post('o1', { body: tale(51) })] });
    await scenarios.makeFromSource({ sourceId });
    const [made] = await scenarios.ofSource(sourceId);
    const changed = app.database.dataSource
      .getRepository(Scenario)
      .update({ id: made?.id ?? '' }, { text: 'other words' });
    await expect(changed).rejects.toThrow('The text of a scenario does not change.');
  });
});

describe('lists', () => {
  it('narrows posts by source, verdict, state, words and scenario', async () => {
    const sourceId = await newSource();
    await store(sourceId, {
      posts: [
        post('p1', { flair: 'Asshole', body: `100% sure. ${tale(61)}` }),
        post('p2', { body: tale(62) }),
        post('p3'),
      ],
      comments: [comment('cp1', 'p2', 'Hello.')],
    });
    const deleted = await stored(sourceId, 'p3');
    await store(sourceId, { posts: [gone('p3')] });
    const { fullname: p3 } = await app.database.dataSource
      .getRepository(Post)
      .findOneByOrFail({ id: deleted.id });
    await posts.recomputeVerdicts(sourceId);
    await scenarios.makeFromSource({ sourceId, limit: 1 });
    const found = async (filter: object): Promise<string[]> => {
      const { items } = await posts.list(
        { offset: 0, limit: 10 },
        { field: 'fullname', order: 'ASC' },
        { sourceId, ...filter },
      );
      return items.map((item) => item.post.fullname);
    };
    expect(await found({})).toEqual([p3, 't3_p1', 't3_p2']);
    expect(await found({ verdict: 'YTA' })).toEqual(['t3_p1']);
    expect(await found({ state: 'DELETED' })).toEqual([p3]);
    expect(await found({ search: '100% s' })).toEqual(['t3_p1']);
    expect(await found({ search: '"sure 100"' })).toEqual([]);
    expect(await found({ search: 't3_p2' })).toEqual(['t3_p2']);
    expect(await found({ hasScenario: true })).toEqual(['t3_p1']);
    expect(await found({ hasScenario: false })).toEqual([p3, 't3_p2']);
    const second = await posts.get((await stored(sourceId, 'p2')).id);
    expect(second).toMatchObject({ commentCount: 1, scenarioId: null });
  });

  it('refuses a second source of the same name', async () => {
    await sources.create(null, { name: 'taken', basis: 'invented' });
    await expect(sources.create(null, { name: ' taken ', basis: 'invented' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const known = await sources.findOrCreate({ name: 'taken', basis: 'other' });
    expect(known.basis).toBe('invented');
  });
});
