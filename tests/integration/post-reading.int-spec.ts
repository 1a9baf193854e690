import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinGroups } from '@ethogram/core';
import {
  Post,
  PostReadingService,
  PostService,
  scenarioLinks,
  ScenarioService,
  SourceService,
} from '@ethogram/corpus';
import type { RawPost } from '@ethogram/reddit';
import { createTestApplication, rawPost, tale, type TestApplication } from '@ethogram/testing';
import { setTimeout as delay } from 'node:timers/promises';

let app: TestApplication;
let posts: PostService;
let reading: PostReadingService;
let names = 0;
let numbers = 0;

beforeAll(async () => {
  app = await createTestApplication();
  posts = app.module.get(PostService);
  reading = app.module.get(PostReadingService);
});

afterAll(async () => {
  await app.close();
});

async function newSource(): Promise<string> {
  names += 1;
  const source = { name: `read ${names}`, basis: 'invented', mayAnnotate: true };
  return (await app.module.get(SourceService).create(null, source)).id;
}

function post(changes: Partial<RawPost> = {}): RawPost {
  numbers += 1;
  return rawPost(numbers, changes);
}

async function store(sourceId: string, rows: readonly RawPost[]): Promise<void> {
  await app.database.dataSource.transaction((manager) => posts.storeBatch(manager, sourceId, rows, []));
}

async function stored(sourceId: string, { fullname }: RawPost): Promise<Post> {
  return app.database.dataSource.getRepository(Post).findOneByOrFail({ sourceId, fullname });
}

async function found(sourceId: string, search: string): Promise<string[]> {
  const { items } = await posts.list(undefined, { field: 'fullname', order: 'ASC' }, { sourceId, search });
  return items.map((item) => item.post.fullname);
}

const ENGLISH =
  'I told my neighbour that her ladders were leaning on our fence and she shouted at me for an hour.';

describe('reading posts', () => {
  it('reads type, language, flags and routing, each post once', async () => {
    const sourceId = await newSource();
    const rows = [
      post({ title: 'WIBTA if I moved the ladder?', body: ENGLISH }),
      post({
        title: 'Bin ich schuld?',
        body: 'Ich habe meiner Nachbarin die Leiter nicht geliehen und sie ist sauer.',
      }),
      post({ title: 'AITA for leaving?', body: `${ENGLISH} Then he punched me.` }),
      post({ title: 'AITA for laughing?', body: `${ENGLISH} My cousin (15F) was sexually harassed.` }),
      post({ title: 'AITA for this?', body: ENGLISH, over18: true }),
    ] as const;
    await store(sourceId, rows);
    expect(await reading.readPosts(sourceId)).toEqual({ read: 5, linked: 0 });
    expect(await reading.readPosts(sourceId)).toEqual({ read: 0, linked: 0 });
    const [plan, german, blow, minor, adult] = await Promise.all(rows.map((row) => stored(sourceId, row)));
    expect(plan).toMatchObject({ postType: 'HYPOTHETICAL', language: 'en', contentFlags: [], routing: 'OK' });
    expect(german).toMatchObject({ postType: 'OTHER', language: 'de' });
    expect(blow).toMatchObject({ postType: 'PAST', contentFlags: ['VIOLENCE'], routing: 'WARN' });
    expect(minor).toMatchObject({ contentFlags: ['SEXUAL', 'MINORS'], routing: 'EXCLUDED' });
    expect(adult).toMatchObject({ contentFlags: [], routing: 'OPT_IN' });
  });

  it('is shared by readers side by side', async () => {
    const sourceId = await newSource();
    await store(
      sourceId,
      Array.from({ length: 1_200 }, () => post()),
    );
    const shares = await Promise.all([reading.readPosts(sourceId), reading.readPosts(sourceId)]);
    expect(shares.reduce((sum, { read }) => sum + read, 0)).toBe(1_200);
  });

  it('marks a post that is gone without reading anything', async () => {
    const sourceId = await newSource();
    const row = post({ body: ENGLISH });
    await store(sourceId, [row]);
    await store(sourceId, [{ ...row, state: 'deleted', title: '', body: '' }]);
    await reading.readPosts(sourceId);
    const [unread] = await app.database.dataSource.query(
      'select count(*)::int as unread from posts where source_id = $1 and read_at is null',
      [sourceId],
    );
    expect(unread).toEqual({ unread: 0 });
    const words = 'select 1 from post_search join posts on posts.id = post_id where source_id = $1';
    expect(await app.database.dataSource.query(words, [sourceId])).toEqual([]);
  });

  it('reads bodies of any size and script', async () => {
    const sourceId = await newSource();
    const rows = [
      post({ body: '' }),
      post({ title: '💥', body: '🚗'.repeat(50_000) }),
      post({ body: Array.from({ length: 200_000 }, (_, index) => index.toString(36)).join(' ') }),
      post({ body: 'x'.repeat(400_000) }),
    ];
    await store(sourceId, rows);
    expect((await reading.readPosts(sourceId)).read).toBe(4);
  });

  it('runs as a job that counts verdicts too', async () => {
    const queueing = await createTestApplication();
    try {
      await queueing.startJobs();
      const source = await queueing.module
        .get(SourceService)
        .create(null, { name: 'queued', basis: 'invented' });
      const row = post({ flair: 'Asshole', body: ENGLISH });
      await queueing.database.dataSource.transaction(async (manager) => {
        await queueing.module.get(PostService).storeBatch(manager, source.id, [row], []);
        await queueing.module.get(PostReadingService).enqueue(manager, source.id);
      });
      const repository = queueing.database.dataSource.getRepository(Post);
      let read = await repository.findOneByOrFail({ sourceId: source.id });
      for (let tries = 0; tries < 100 && (read.readAt === null || read.verdictStale); tries += 1) {
        await delay(100);
        read = await repository.findOneByOrFail({ sourceId: source.id });
      }
      expect(read).toMatchObject({ postType: 'PAST', verdict: 'YTA', verdictStale: false });
    } finally {
      await queueing.close();
    }
  });
});

describe('updates', () => {
  it('are linked to what the same author posted before: by link, by title, else the latest', async () => {
    const sourceId = await newSource();
    const at = (day: number): Partial<RawPost> => ({
      authorName: 'Ladder Owner',
      createdUtc: 1.6e9 + day * 86_400,
    });
    const piano = post({ ...at(1), title: 'AITA for selling the piano?' });
    const fence = post({ ...at(2), title: 'AITA for painting the fence?' });
    const byTitle = post({ ...at(5), title: 'UPDATE: AITA for selling the piano?' });
    const byLink = post({
      ...at(6),
      title: 'Update',
      body: `As I wrote in https://www.reddit.com/r/AmItheAsshole/comments/${piano.id}00/aita/ it went on.`,
    });
    const latest = post({ ...at(7), title: 'Final update' });
    const alone = post({ title: 'UPDATE: my story', authorName: 'nobody else', createdUtc: 1.7e9 });
    const original = post({
      ...at(0),
      id: `${piano.id}00`,
      fullname: `t3_${piano.id}00`,
      title: 'AITA, first?',
    });
    // The update comes first: months of a dump arrive in any order.
    await store(sourceId, [byTitle, byLink, latest, alone]);
    expect(await reading.readPosts(sourceId)).toEqual({ read: 4, linked: 0 });
    await store(sourceId, [original, piano, fence]);
    expect(await reading.readPosts(sourceId)).toEqual({ read: 3, linked: 3 });
    expect((await stored(sourceId, byTitle)).updateOf).toBe(piano.fullname);
    expect((await stored(sourceId, byLink)).updateOf).toBe(original.fullname);
    expect((await stored(sourceId, latest)).updateOf).toBe(fence.fullname);
    expect((await stored(sourceId, alone)).updateOf).toBeNull();
  });

  it('share the split group of their original, whoever posted them', async () => {
    const sourceId = await newSource();
    const original = post({ title: 'AITA for the loud clock?', authorName: null, createdUtc: 1.6e9 });
    const update = post({
      title: 'UPDATE: the clock',
      authorName: null,
      createdUtc: 1.61e9,
      body: `${tale(9_001)} See https://redd.it/${original.id}000.`,
    });
    const linked = { ...original, id: `${original.id}000`, fullname: `t3_${original.id}000` };
    const other = post();
    await store(sourceId, [linked, update, other]);
    const scenarios = app.module.get(ScenarioService);
    await scenarios.makeFromSource({ sourceId });
    const made = await scenarios.ofSource(sourceId);
    const groups = joinGroups(
      (await scenarios.facts(made.map(({ id }) => id))).map((facts) => ({
        key: facts.id,
        groups: scenarioLinks(facts),
      })),
    );
    const groupOf = (row: RawPost): string | undefined =>
      groups.get(made.find(({ thread }) => thread === row.fullname)?.id ?? '');
    expect(groupOf(update)).toBe(groupOf(linked));
    expect(groupOf(other)).not.toBe(groupOf(linked));
  });
});

describe('searching', () => {
  it('finds stems, phrases and alternatives, and leaves out what must be absent', async () => {
    const sourceId = await newSource();
    const rows = [
      post({ title: 'AITA for the ladder?', body: ENGLISH }),
      post({
        title: 'AITA about a cat?',
        body: `${ENGLISH.replace('ladders', 'cats')} The fence fell down.`,
      }),
      post({
        title: 'Leiter',
        body: 'Meine Nachbarin hat sich die Leitern geliehen und nicht zurückgegeben.',
      }),
    ] as const;
    await store(sourceId, rows);
    expect(await found(sourceId, 'ladder')).toEqual([]);
    await reading.readPosts(sourceId);
    const [ladder, cat, german] = rows.map(({ fullname }) => fullname);
    expect(await found(sourceId, 'ladder')).toEqual([ladder]);
    expect(await found(sourceId, 'leaning fences')).toEqual([ladder, cat]);
    expect(await found(sourceId, '"fence fell"')).toEqual([cat]);
    expect(await found(sourceId, 'fence -cats')).toEqual([ladder]);
    expect(await found(sourceId, 'ladder or cat')).toEqual([ladder, cat]);
    expect(await found(sourceId, 'Leitern')).toEqual([german]);
    expect(await found(sourceId, german ?? '')).toEqual([german]);
    expect(await found(sourceId, `'); drop table posts; -- \0`)).toEqual([]);
    expect(await found(sourceId, '"unclosed & ! | <->')).toEqual([]);
  });

  it('shows where the words stand, without markup of the post', async () => {
    const sourceId = await newSource();
    await store(sourceId, [post({ body: `<b>${ENGLISH}</b>` })]);
    await reading.readPosts(sourceId);
    const { items } = await posts.list(undefined, undefined, { sourceId, search: 'ladder' });
    expect(items[0]?.snippet).toContain('her «ladders» were');
    const all = await posts.list(undefined, undefined, { sourceId });
    expect(all.items[0]?.snippet).toBeNull();
  });

  it('narrows by everything that is known of a post', async () => {
    const sourceId = await newSource();
    const plan = post({ title: 'WIBTA, a plan?', body: ENGLISH, score: 50, createdUtc: 1_577_836_800 });
    const blow = post({
      title: 'AITA, a blow?',
      body: `${ENGLISH} He punched me.`,
      score: 5,
      subreddit: 'AITAH',
      flair: 'Asshole',
      createdUtc: 1_609_459_200,
    });
    await store(sourceId, [plan, blow]);
    await reading.readPosts(sourceId);
    await posts.recomputeVerdicts(sourceId);
    const ids = async (filter: object): Promise<string[]> => {
      const { items, total } = await posts.list(
        undefined,
        { field: 'postedAt', order: 'ASC' },
        { sourceId, ...filter },
      );
      expect(total).toBe(items.length);
      return items.map((item) => item.post.fullname);
    };
    const [both, first, second] = [[plan.fullname, blow.fullname], [plan.fullname], [blow.fullname]];
    expect(await ids({ postTypes: ['HYPOTHETICAL'] })).toEqual(first);
    expect(await ids({ flags: ['VIOLENCE', 'ABUSE'] })).toEqual(second);
    expect(await ids({ withoutFlags: ['VIOLENCE'] })).toEqual(first);
    expect(await ids({ routings: ['OK'] })).toEqual(first);
    expect(await ids({ subreddits: ['r/aitah'] })).toEqual(second);
    expect(await ids({ verdicts: ['YTA', 'NTA'] })).toEqual(second);
    expect(await ids({ postedFrom: '2020-06-01', postedTo: '2021-01-01T00:00:00Z' })).toEqual([]);
    expect(await ids({ postedFrom: '2020-01-01', postedTo: '2021-01-02' })).toEqual(both);
    expect(await ids({ minScore: 6 })).toEqual(first);
    expect(await ids({ minScore: 0, maxScore: 5 })).toEqual(second);
    expect(await ids({ languages: ['en'], sourceIds: [sourceId], subreddits: [] })).toEqual(both);
    expect(await ids({ languages: ['de'] })).toEqual([]);
    expect(await ids({ minVotes: 1 })).toEqual([]);
    expect(await ids({ flairDiffersFromCrowd: true })).toEqual([]);
    expect(await ids({ hasScenario: true })).toEqual([]);
    expect(await ids({ states: ['LIVE'] })).toEqual(both);
    await expect(ids({ postedFrom: 'yesterday' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
