import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@ethogram/core';
import { type Capture, Post, PostService, SourceService, TombstoneSweep } from '@ethogram/corpus';
import { copyIn, CopyRows } from '@ethogram/platform';
import type { RawComment, RawPost } from '@ethogram/reddit';
import { createTestApplication, rawPost, type TestApplication } from '@ethogram/testing';

const HOUR = 3_600_000;
const clock = new FixedClock('2026-11-21T12:00:00.000Z');
let app: TestApplication;
let names = 0;

beforeAll(async () => {
  app = await createTestApplication({ clock });
});

afterAll(async () => {
  await app.close();
});

async function newSource(): Promise<string> {
  names += 1;
  const made = await app.module
    .get(SourceService)
    .create(null, { name: `source ${names}`, basis: 'invented' });
  return made.id;
}

async function query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return app.database.dataSource.query(sql, parameters);
}

async function store(
  sourceId: string,
  rows: { posts?: RawPost[]; comments?: RawComment[] },
  capture?: Capture,
): ReturnType<PostService['storeBatch']> {
  return app.database.dataSource.transaction((manager) =>
    app.module
      .get(PostService)
      .storeBatch(manager, sourceId, rows.posts ?? [], rows.comments ?? [], capture ? { capture } : {}),
  );
}

async function stored(sourceId: string, { fullname }: RawPost): Promise<Post> {
  return app.database.dataSource.getRepository(Post).findOneByOrFail({ sourceId, fullname });
}

async function looks(sourceId: string): Promise<object[]> {
  return query(
    `select s.body, s.flair, s.score, s.captured_at from post_snapshots s join posts p on p.id = s.post_id
     where p.source_id = $1 order by s.captured_at, s.score`,
    [sourceId],
  );
}

function comment(id: string, changes: Partial<RawComment> = {}): RawComment {
  return {
    fullname: `t1_${id}`,
    linkFullname: 't3_s1',
    parentFullname: 't3_s1',
    authorName: `reader-${id}`,
    body: 'NTA',
    score: 1,
    createdUtc: 1_700_000_100,
    isSubmitter: false,
    distinguished: null,
    stickied: false,
    state: 'live',
    ...changes,
  };
}

describe('storing a post', () => {
  it('keeps every field as it came', async () => {
    const sourceId = await newSource();
    const raw = rawPost(1, {
      title: 'A “quote”, a \\ backslash, a tab\t and 🦔',
      body: 'line\r\nline\n\\N',
      flair: 'Asshole',
      score: -2_147_483_647,
      numComments: 7,
      upvoteRatio: 0.5,
      over18: true,
      permalink: '/r/x/1',
      crosspostParent: 't3_other',
      createdUtc: 1_119_552_233,
    });
    await store(sourceId, { posts: [raw, rawPost(2, { createdUtc: null, score: null, authorName: null })] });
    expect(await stored(sourceId, raw)).toMatchObject({
      title: raw.title,
      body: raw.body,
      flair: 'Asshole',
      flairVerdict: 'YTA',
      score: -2_147_483_647,
      numComments: 7,
      upvoteRatio: 0.5,
      over18: true,
      permalink: '/r/x/1',
      crosspostParent: 't3_other',
      postedAt: new Date(1_119_552_233_000),
      seenAt: clock.now(),
      createdAt: clock.now(),
      state: 'LIVE',
      readAt: null,
      verdictStale: true,
      secondLookDueAt: null,
    });
    expect(await stored(sourceId, rawPost(2))).toMatchObject({
      postedAt: null,
      score: null,
      authorKey: null,
    });
    expect(await looks(sourceId)).toEqual([]);
  });

  it('leaves only a tombstone of one first met deleted, and stores it from no source afterwards', async () => {
    const [one, two] = [await newSource(), await newSource()];
    const [{ before = 0 } = {}] = await query<{ before: number }>(
      'select count(*)::int as before from tombstones',
    );
    await store(one, {
      posts: [rawPost(3, { state: 'removed', title: '', body: '' })],
      comments: [comment('gone', { state: 'deleted', body: '' })],
    });
    const later = await store(two, { posts: [rawPost(3), rawPost(4)], comments: [comment('gone')] });
    expect(later).toEqual({
      posts: { stored: 1, deleted: 1, duplicate: 0 },
      comments: { stored: 0, deleted: 1, duplicate: 0 },
    });
    const [counts] = await query(
      `select (select count(*)::int from tombstones) - $1 as tombstones, count(*)::int as posts from posts where source_id in ($2, $3)`,
      [before, one, two],
    );
    expect(counts).toEqual({ tombstones: 2, posts: 1 });
  });

  it('keeps the first words, marks the post as edited, and keeps the look that differed once', async () => {
    const sourceId = await newSource();
    const first = rawPost(5, { flair: null, score: 1 });
    const edited = { ...first, body: `${first.body} Edit: thanks.`, score: 50, flair: 'Asshole' };
    await store(sourceId, { posts: [first] });
    const firstAt = clock.now();
    clock.advance(HOUR);
    await store(sourceId, { posts: [edited] });
    await store(sourceId, { posts: [edited] });
    await store(sourceId, { posts: [{ ...first, score: 60 }] });
    expect(await stored(sourceId, first)).toMatchObject({
      state: 'EDITED',
      body: first.body,
      flair: 'Asshole',
      flairVerdict: 'YTA',
      score: 60,
      seenAt: firstAt,
    });
    expect(await looks(sourceId)).toEqual([
      { body: first.body, flair: null, score: 1, captured_at: firstAt },
      { body: edited.body, flair: 'Asshole', score: 50, captured_at: clock.now() },
    ]);
  });

  it('plans a second look at what the API showed first, and keeps both looks', async () => {
    const sourceId = await newSource();
    const created = Math.floor(clock.now().getTime() / 1000) - 600;
    const first = rawPost(6, { createdUtc: created, score: 2 });
    await store(sourceId, { posts: [first] }, 'FIRST');
    const dueAt = new Date((created + 48 * 3600) * 1000);
    expect(await stored(sourceId, first)).toMatchObject({ secondLookDueAt: dueAt });
    await store(sourceId, { posts: [{ ...first, score: 3 }] }, 'FIRST');
    expect(await looks(sourceId)).toHaveLength(1);
    clock.advance(49 * HOUR);
    await store(sourceId, { posts: [{ ...first, score: 900, flair: 'Not the A-hole' }] }, 'SECOND');
    expect(await stored(sourceId, first)).toMatchObject({
      secondLookDueAt: null,
      seenAt: clock.now(),
      score: 900,
      flairVerdict: 'NTA',
      state: 'LIVE',
    });
    expect(await looks(sourceId)).toMatchObject([
      { score: 2, flair: null },
      { score: 900, flair: 'Not the A-hole' },
    ]);
    await store(sourceId, { posts: [first] }, 'FIRST');
    expect((await stored(sourceId, first)).secondLookDueAt).toBeNull();
  });

  it('takes the newer text and vote of a known comment', async () => {
    const sourceId = await newSource();
    await store(sourceId, { posts: [rawPost(7, { fullname: 't3_s1' })], comments: [comment('k1')] });
    await query('update posts set verdict_stale = false where source_id = $1', [sourceId]);
    await store(sourceId, { comments: [comment('k1')] });
    expect((await query('select verdict_stale from posts where source_id = $1', [sourceId]))[0]).toEqual({
      verdict_stale: false,
    });
    await store(sourceId, { comments: [comment('k1', { body: 'YTA after all', score: 4 })] });
    expect(
      (await query('select body, vote, score, state from comments where source_id = $1', [sourceId]))[0],
    ).toEqual({
      body: 'YTA after all',
      vote: 'YTA',
      score: 4,
      state: 'EDITED',
    });
    expect((await query('select verdict_stale from posts where source_id = $1', [sourceId]))[0]).toEqual({
      verdict_stale: true,
    });
  });

  it('stores each post once when two writers bring the same ones at the same time', async () => {
    const sourceId = await newSource();
    const rows = Array.from({ length: 300 }, (_, index) => rawPost(1000 + index));
    const results = await Promise.all([
      store(sourceId, { posts: rows }),
      store(sourceId, { posts: [...rows].reverse() }),
      store(sourceId, { posts: rows.slice(100) }),
    ]);
    expect(results.reduce((sum, { posts }) => sum + posts.stored, 0)).toBe(300);
    expect(
      (await query('select count(*)::int as posts from posts where source_id = $1', [sourceId]))[0],
    ).toEqual({ posts: 300 });
  });
});

describe('a sweep', () => {
  it('purges what was stored while another writer met it deleted', async () => {
    const sourceId = await newSource();
    const raw = rawPost(2000);
    await store(sourceId, {
      posts: [rawPost(2002, { state: 'removed', title: '', body: '' })],
      comments: [comment('w3', { state: 'deleted', body: '' })],
    });
    await store(sourceId, { posts: [raw, rawPost(2001)], comments: [comment('w1'), comment('w2')] });
    // As if both transactions had been open at once.
    await query('update posts set fullname = $1 where fullname = $2', [rawPost(2002).fullname, raw.fullname]);
    await query(`update comments set fullname = 't1_w3' where fullname = 't1_w2'`);
    const since = new Date(clock.now().getTime() - HOUR);
    expect(await app.module.get(TombstoneSweep).sweep(since)).toBe(2);
    expect(await app.module.get(TombstoneSweep).sweep(since)).toBe(0);
    const left = await query('select state, title from posts where source_id = $1 order by state', [
      sourceId,
    ]);
    expect(left).toEqual([
      { state: 'LIVE', title: rawPost(2001).title },
      { state: 'REMOVED', title: null },
    ]);
    expect(await query('select fullname from comments where source_id = $1', [sourceId])).toEqual([
      { fullname: 't1_w1' },
    ]);
  });
});

describe('a copy', () => {
  it('writes each type as the server reads it', async () => {
    const rows = new CopyRows(6);
    const times = [0, -1, 946_684_800_000, 4_102_444_800_000];
    for (const time of times) {
      rows.startRow();
      rows.uuid('01890000-0000-7000-8000-0000000000ff');
      rows.text('é'.repeat(700_000));
      rows.integer(-5);
      rows.real(0.25);
      rows.boolean(true);
      rows.time(time);
    }
    rows.startRow();
    rows.uuid('01890000-0000-7000-8000-0000000000ff');
    rows.text(null);
    rows.integer(null);
    rows.real(null);
    rows.boolean(false);
    rows.time(null);
    const read = await app.database.dataSource.transaction(async (manager) => {
      await manager.query(
        'create temporary table copied (a uuid, b text, c integer, d real, e boolean, f timestamptz) on commit drop',
      );
      await copyIn(manager, 'copied (a, b, c, d, e, f)', rows);
      return manager.query('select a, length(b) as b, c, d, e, f from copied') as Promise<object[]>;
    });
    const id = '01890000-0000-7000-8000-0000000000ff';
    expect(read).toEqual([
      ...times.map((time) => ({ a: id, b: 700_000, c: -5, d: 0.25, e: true, f: new Date(time) })),
      { a: id, b: null, c: null, d: null, e: false, f: null },
    ]);
  });
});
