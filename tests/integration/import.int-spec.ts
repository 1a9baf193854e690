import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import {
  type CollectionRun,
  CollectionRunService,
  FileService,
  ImportService,
  type ImportTally,
} from '@ethogram/collection';
import { PostService, SourceService } from '@ethogram/corpus';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { Readable } from 'node:stream';

let app: TestApplication;
let imports: ImportService;
let folder: string;
let names = 0;

beforeAll(async () => {
  app = await createTestApplication();
  imports = app.module.get(ImportService);
  folder = await mkdtemp(join(tmpdir(), 'ethogram-import-'));
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function newSource(): Promise<string> {
  names += 1;
  return (await app.module.get(SourceService).create(null, { name: `source ${names}`, basis: 'invented' }))
    .id;
}

async function written(name: string, content: string | Buffer): Promise<{ path: string; name: string }> {
  const path = join(folder, `${names}-${name}`);
  await writeFile(path, content);
  return { path, name };
}

function postRow(index: number, changes: object = {}): string {
  const id = `p${names}x${index}`;
  return JSON.stringify({
    id,
    subreddit: 'AmItheAsshole',
    title: `AITA ${index}?`,
    selftext: `Case ${index}.`,
    created_utc: 1.6e9,
    ...changes,
  });
}

function commentRow(index: number, postIndex: number, changes: object = {}): string {
  const link = `t3_p${names}x${postIndex}`;
  const row = {
    id: `c${names}x${index}`,
    link_id: link,
    parent_id: link,
    author: `reader ${index}`,
    body: 'NTA',
    created_utc: 1.6e9,
  };
  return JSON.stringify({ ...row, ...changes });
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

async function countRows(sourceId: string): Promise<{ posts: number; comments: number }> {
  const [row] = await app.database.dataSource.query<{ posts: number; comments: number }[]>(
    `select (select count(*)::int from posts where source_id = $1) as posts, (select count(*)::int from comments where source_id = $1) as comments`,
    [sourceId],
  );
  return row ?? { posts: 0, comments: 0 };
}

describe('an import', () => {
  it('reads posts and comments, counts verdicts and says what it did with every line', async () => {
    const sourceId = await newSource();
    const posts = await written(
      'posts.zst',
      zstdCompressSync(
        Buffer.from(lines([postRow(1), postRow(2, { selftext: '[removed]' }), postRow(1), '{broken'])),
      ),
    );
    const votes = Array.from({ length: 11 }, (_, index) => commentRow(index, 1));
    const comments = await written('comments.ndjson', lines([...votes, commentRow(90, 1, { body: '' })]));
    const run = await imports.importNow({ sourceId, files: [posts, comments] });
    expect(run).toMatchObject({ state: 'SUCCEEDED', error: null });
    expect(run.tally).toEqual({
      posts: { read: 4, stored: 1, deleted: 1, duplicate: 1, invalid: 1 },
      comments: { read: 12, stored: 11, deleted: 0, duplicate: 0, invalid: 1 },
      replacedCharacters: 0,
      skipped: {},
      verdicts: { YTA: 0, NTA: 1, ESH: 0, NAH: 0, INFO: 0, none: 0 },
    });
    const files = await imports.filesOf(run.id);
    expect(files.map(({ name, invalidLines }) => ({ name, invalidLines }))).toEqual([
      { name: 'posts.zst', invalidLines: [{ line: 4, reason: 'the line is not JSON' }] },
      { name: 'comments.ndjson', invalidLines: [{ line: 12, reason: 'the comment has no text' }] },
    ]);
    for (const { progressDone, progressTotal } of files) expect(progressDone).toBe(progressTotal);
    expect(await imports.get(run.id)).toEqual(run);
  });

  it('ends with the same rows and counts after being stopped between two batches', async () => {
    const sourceId = await newSource();
    const rows = Array.from({ length: 12_000 }, (_, index) =>
      index % 2400 === 3 ? 'broken' : postRow(index),
    );
    const file = await written('posts.ndjson', lines(rows));
    const controller = new AbortController();
    const draft = await imports.startImport(null, { sourceId, files: [file] });
    const stopAfterSecond = (tally: ImportTally): void => {
      if (tally.posts.read === 5000) controller.abort(new Error('stopped'));
    };
    await expect(imports.runNow(draft.id, controller.signal, stopAfterSecond)).rejects.toThrow('stopped');
    expect(await countRows(sourceId)).toMatchObject({ posts: 4997 });
    expect(await imports.get(draft.id)).toMatchObject({ state: 'RUNNING' });
    expect(await imports.filesOf(draft.id)).toMatchObject([{ state: 'RUNNING', checkpointLine: '5000' }]);
    const run = await imports.runNow(draft.id);
    expect(run.tally.posts).toEqual({ read: 12_000, stored: 11_995, deleted: 0, duplicate: 0, invalid: 5 });
    const [{ invalidLines = [] } = {}] = await imports.filesOf(draft.id);
    expect(invalidLines.map(({ line }) => line)).toEqual([4, 2404, 4804, 7204, 9604]);
    expect(await countRows(sourceId)).toMatchObject({ posts: 11_995 });
    expect(await imports.runNow(draft.id)).toEqual(run);
  });

  it('takes back the counts of a batch that could not be stored', async () => {
    const sourceId = await newSource();
    const file = await written('posts.ndjson', lines([postRow(1)]));
    const draft = await imports.startImport(null, { sourceId, files: [file] });
    const service = app.module.get(PostService);
    const store = service.storePrepared.bind(service);
    service.storePrepared = async (...args) => {
      await store(...args);
      throw new Error('the connection was lost');
    };
    await expect(imports.runNow(draft.id)).rejects.toThrow('the connection was lost');
    service.storePrepared = store;
    expect(await countRows(sourceId)).toMatchObject({ posts: 0 });
    expect((await imports.runNow(draft.id)).tally.posts).toMatchObject({ read: 1, stored: 1 });
  });

  it('stores what a cut file holds, reads the other files, and fails with a sentence for each bad one', async () => {
    const sourceId = await newSource();
    const cut = await written('cut.ndjson', lines([postRow(1), postRow(2)]).slice(0, -20));
    const missing = { path: join(folder, 'nowhere'), name: 'missing.zst' };
    const whole = await written('whole.ndjson', lines([postRow(3)]));
    const run = await imports.importNow({ sourceId, files: [cut, missing, whole] });
    expect(run.state).toBe('FAILED');
    expect(run.error).toBe(
      'cut.ndjson is cut short: it ends in the middle of the data after line 1. missing.zst does not exist.',
    );
    expect(run.tally.posts.stored).toBe(2);
    expect(run.finishedAt).toBeInstanceOf(Date);
  });

  it('stores only the rows that the filter wants, and counts the others by reason', async () => {
    const sourceId = await newSource();
    const rows = [
      postRow(1, { score: 90 }),
      postRow(2, { score: 3 }),
      postRow(3, { subreddit: 'news', score: 90 }),
      postRow(4, { created_utc: '1500000000', score: 90 }),
      postRow(5, { score: 3, selftext: '[removed]' }),
      commentRow(1, 1, { subreddit: 'amitheasshole', score: 90 }),
    ];
    const run = await imports.importNow({
      sourceId,
      files: [await written('mixed.ndjson', lines(rows))],
      filter: {
        subreddits: ['AmITheAsshole'],
        postedFrom: '2020-01-01T00:00:00.000Z',
        postedTo: null,
        minScore: 10,
      },
    });
    expect(run.tally).toMatchObject({
      posts: { read: 2, stored: 1, deleted: 1 },
      comments: { read: 1, stored: 1 },
      skipped: { 'score too low': 1, 'other subreddit': 1, 'before the period': 1 },
    });
    expect((await imports.filesOf(run.id))[0]).toMatchObject({ checkpointLine: '6', state: 'SUCCEEDED' });
  });

  it('is paused, resumed and cancelled between two batches, and ends with the same rows', async () => {
    const runs = app.module.get(CollectionRunService);
    const sourceId = await newSource();
    const rows = Array.from({ length: 12_000 }, (_, index) => postRow(index));
    const file = await written('posts.ndjson', lines(rows));
    const { id } = await imports.startImport(null, { sourceId, files: [file] });
    const stopping: Promise<unknown>[] = [];
    await imports.runNow(id, undefined, () => stopping.push(runs.pause(null, id)));
    await Promise.allSettled(stopping);
    const paused = await countRows(sourceId);
    expect(paused.posts).toBeLessThan(12_000);
    expect(await imports.filesOf(id)).toMatchObject([
      { state: 'PAUSED', checkpointLine: String(paused.posts) },
    ]);
    expect((await imports.runNow(id)).state).toBe('PAUSED');
    await runs.resume(null, id);
    expect(await imports.runNow(id)).toMatchObject({ state: 'SUCCEEDED' });
    expect(await countRows(sourceId)).toMatchObject({ posts: 12_000 });
    const second = await imports.startImport(null, { sourceId, files: [file] });
    await runs.cancel(null, second.id);
    expect(await imports.runNow(second.id)).toMatchObject({ state: 'CANCELLED' });
  });

  it('leaves a file to the worker that took it last', async () => {
    const sourceId = await newSource();
    const rows = Array.from({ length: 12_000 }, (_, index) => postRow(index));
    const { id } = await imports.startImport(null, {
      sourceId,
      files: [await written('posts.ndjson', lines(rows))],
    });
    const others: Promise<unknown>[] = [];
    const takeOver = (): void => {
      if (others.length === 0) others.push(imports.runNow(id));
    };
    await imports.runNow(id, undefined, takeOver);
    await Promise.all(others);
    expect(await imports.get(id)).toMatchObject({
      state: 'SUCCEEDED',
      tally: { posts: { read: 12_000, stored: 12_000, duplicate: 0 } },
    });
    expect(await countRows(sourceId)).toMatchObject({ posts: 12_000 });
  });

  it('keeps the first hundred invalid lines and counts them all', async () => {
    const sourceId = await newSource();
    const run = await imports.importNow({
      sourceId,
      files: [await written('bad.ndjson', 'x\n'.repeat(2500))],
    });
    expect((await imports.filesOf(run.id))[0]?.invalidLines).toHaveLength(100);
    expect(run.tally.posts.invalid).toBe(2500);
  });
});

describe('an import of an uploaded file', () => {
  const viewer = {
    personId: '01890000-0000-7000-8000-000000000001',
    displayName: 'Curator',
    roles: ['CURATOR'] as const,
  };
  let queueing: TestApplication;

  beforeAll(async () => {
    queueing = await createTestApplication();
    await queueing.startJobs();
  });

  afterAll(async () => {
    await queueing.close();
  });

  async function finished(id: string): Promise<CollectionRun> {
    for (let tries = 0; tries < 100; tries += 1) {
      const run = await queueing.module.get(ImportService).get(id);
      if (run.finishedAt !== null) return run;
      await delay(100);
    }
    throw new Error('the run did not finish within ten seconds');
  }

  it('runs from the queue, under the name it was uploaded with', async () => {
    const source = await queueing.module
      .get(SourceService)
      .create(null, { name: 'queued', basis: 'invented' });
    const packed = zstdCompressSync(Buffer.from(lines([postRow(1), postRow(2)])));
    const file = await queueing.module
      .get(FileService)
      .store(viewer, 'C:\\dumps\\autumn.zst', Readable.from([packed]));
    expect(file).toMatchObject({ name: 'autumn.zst', size: packed.length });
    const started = await queueing.module
      .get(ImportService)
      .startImportOfUploads(viewer, { sourceId: source.id, fileIds: [file.id] });
    expect(started.state).toBe('QUEUED');
    const run = await finished(started.id);
    expect(run).toMatchObject({ state: 'SUCCEEDED', requestedBy: viewer.personId });
    const files = await queueing.module.get(ImportService).filesOf(run.id);
    expect(files.map(({ name }) => name)).toEqual(['autumn.zst']);
    expect(run.tally.posts.stored).toBe(2);
  });

  it('reads a table of another make as its mapping says, after a look at its beginning', async () => {
    const sourceId = await newSource();
    const table = 'Nr,Headline,Story\n17,AITA?,"A ladder, mine."\n18,,Nothing.\n,WIBTA?,No number.\n';
    const files = app.module.get(FileService);
    const file = await files.store(viewer, 'cases.csv', Readable.from([table]));
    expect(await files.preview(file.id)).toMatchObject({
      detected: 'csv',
      columns: ['Nr', 'Headline', 'Story'],
      suggested: { kind: 'POST', columns: { title: 'Headline', selftext: 'Story' } },
    });
    const mapping = {
      kind: 'POST',
      columns: { id: 'Nr', title: 'Headline', selftext: 'Story' },
      subreddit: 'own',
    } as const;
    const request = { sourceId, fileIds: [file.id], mapping };
    const { id } = await imports.startImportOfUploads(viewer, request);
    expect(await imports.runNow(id)).toMatchObject({
      state: 'SUCCEEDED',
      tally: { posts: { read: 3, stored: 2, invalid: 1 } },
    });
    expect((await imports.filesOf(id))[0]?.invalidLines).toEqual([
      { line: 3, reason: 'the column “Headline” is empty' },
    ]);
    const again = await imports.startImportOfUploads(viewer, request);
    expect((await imports.runNow(again.id)).tally.posts).toMatchObject({ stored: 0, duplicate: 2 });
    const lacking = { ...request, mapping: { kind: 'COMMENT', columns: { body: 'Story' } } as const };
    await expect(imports.startImportOfUploads(viewer, lacking)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'Say which column holds link_id.',
    });
  });

  it('stops with a sentence when the approval of its source has run out', async () => {
    const source = await app.module.get(SourceService).create(null, {
      name: 'expired',
      basis: 'invented',
      accessBasis: 'DUMP',
      approvalRef: 'A-1',
      approvalExpiresAt: new Date(Date.now() + 3_600_000),
    });
    const file = await written('posts.ndjson', lines([postRow(1)]));
    const { id } = await imports.startImport(null, { sourceId: source.id, files: [file] });
    await app.module
      .get(SourceService)
      .update(null, { id: source.id, approvalExpiresAt: new Date(Date.now() - 1000) });
    const run = await imports.runNow(id);
    expect(run).toMatchObject({ state: 'FAILED', error: expect.stringContaining('approval') });
    expect(await countRows(source.id)).toMatchObject({ posts: 0 });
    const starting = imports.startImport(null, { sourceId: source.id, files: [file] });
    await expect(starting).rejects.toMatchObject({ code: 'NOT_PERMITTED_BY_SOURCE' });
  });

  it('is refused when a file was never uploaded', async () => {
    const starting = imports.startImportOfUploads(viewer, {
      sourceId: await newSource(),
      fileIds: [viewer.personId],
    });
    await expect(starting).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
