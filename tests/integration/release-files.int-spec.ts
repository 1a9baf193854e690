import { createHash } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JudgmentAnswer, makeSpan } from '@ethogram/core';
import { PostService, ScenarioService } from '@ethogram/corpus';
import {
  ExportArchive,
  EXPORT_FORMATS,
  type ExportFormat,
  FileExportService,
  type Release,
  ReleaseService,
} from '@ethogram/datasets';
import { BlobStore } from '@ethogram/platform';
import type { RawPost } from '@ethogram/reddit';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  type OpenStudy,
  rawPost,
  type TestApplication,
} from '@ethogram/testing';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';

let app: TestApplication;
let files: FileExportService;
let archive: ExportArchive;
let opened: OpenStudy & { sourceId: string };
let release: Release;
let posts: RawPost[];

beforeAll(async () => {
  app = await createTestApplication();
  await app.startJobs();
  files = app.module.get(FileExportService);
  archive = app.module.get(ExportArchive);
  posts = Array.from({ length: 20 }, (_, index) => rawPost(90_000 + index));
  opened = await openMoralStudy(app, { posts, people: 2 });
  const scenarios = app.module.get(ScenarioService, { strict: false });
  for (const person of opened.people)
    await answerTasks(app, { study: opened.study, person }, async (task) => {
      const { text: words } = await scenarios.get(task.scenarioId ?? '');
      return answerTo(words);
    });
  const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
  release = await app.module
    .get(ReleaseService)
    .create(null, { studyId: opened.study.id, minimumJudgments: 1, seed: 1, ratios });
});
afterAll(() => app.close());

function answerTo(words: string): JudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict: 'NTA',
    acceptability: 1,
    values: [{ value: 'face', direction: 'attained' }],
    confidence: 4,
    rationale: '=1+1, "quoted",\nand two lines 🌳',
    spans: [{ ...makeSpan(words, 0, 4), speaksFor: 'verdict' }],
  };
}

async function exported(
  format: ExportFormat,
  of = release,
): Promise<Awaited<ReturnType<FileExportService['get']>>> {
  const { id } = await files.start(null, of.id, format);
  for (;;) {
    const found = await files.get(id);
    if (!['QUEUED', 'RUNNING'].includes(found.state)) return found;
    await delay(50);
  }
}

async function bytesOf(
  found: Awaited<ReturnType<typeof exported>>,
  part: string,
): Promise<Map<string, Buffer>> {
  const wanted = found.files.filter(({ path }) => path.startsWith(part));
  return new Map(
    await Promise.all(
      wanted.map(async (file) => [file.path, await buffer(await archive.file(found, file))] as const),
    ),
  );
}

describe.each(EXPORT_FORMATS)('an export as %s', (format) => {
  it('has every row once, hashes that fit, and papers', async () => {
    const found = await exported(format);
    expect(found).toMatchObject({ state: 'SUCCEEDED', error: null });
    expect(found.progressDone).toBe(found.progressTotal);
    const perTable = Map.groupBy(
      found.files.filter(({ rows }) => rows !== null),
      ({ path }) => path.split('/')[0],
    );
    for (const data of perTable.values())
      expect(data.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(20);
    for (const [path, bytes] of await bytesOf(found, ''))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(
        found.files.find((file) => file.path === path)?.sha256,
      );
    expect(found.files.filter(({ rows }) => rows === null).map(({ path }) => path)).toEqual([
      'README.md',
      'DATASHEET.md',
      'manifest.json',
      'croissant.json',
    ]);
  });
});

describe('what the files say', () => {
  it('as JSON Lines: the rows that were hashed, packed or not', async () => {
    const lines = async (format: ExportFormat, unpack: (bytes: Buffer) => Buffer) =>
      [...(await bytesOf(await exported(format), 'data/'))].flatMap(([, bytes]) =>
        unpack(bytes).toString().trimEnd().split('\n'),
      );
    const plain = await lines('JSONL', (bytes) => bytes);
    expect(new Set(plain.map((line) => (JSON.parse(line) as { key: string }).key)).size).toBe(20);
    expect(await lines('JSONL_GZ', (bytes) => gunzipSync(bytes))).toEqual(plain);
    expect(await lines('JSONL_ZST', (bytes) => zstdDecompressSync(bytes))).toEqual(plain);
  });

  it('as CSV: judgments that a parser reads and no spreadsheet runs', async () => {
    const tables = await bytesOf(await exported('CSV'), 'judgments/');
    const read = [...tables.values()].flatMap(
      (bytes) => parse(bytes, { columns: true }) as Record<string, string>[],
    );
    expect(read).toHaveLength(40);
    expect(read[0]).toMatchObject({
      verdict: 'NTA',
      confidence: '4',
      rationale: `'=1+1, "quoted",\nand two lines 🌳`,
      values: '[{"direction":"attained","value":"face"}]',
    });
  });

  it('as Parquet: both tables with their types', async () => {
    const found = await exported('PARQUET');
    const read = async (part: string): Promise<Record<string, unknown>[]> => {
      const tables = [...(await bytesOf(found, part)).values()];
      const rows = tables.map((bytes) =>
        parquetReadObjects({
          file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
          compressors: { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) },
        }),
      );
      return (await Promise.all(rows)).flat();
    };
    const rows = await read('rows/');
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      judgments: 2,
      verdict: 'NTA',
      probability_nta: 1,
      entropy: 0,
      synthetic: false,
      adjudicated_verdict: null,
    });
    expect(await read('judgments/')).toHaveLength(40);
  });

  it('dehydrated: labels and places in the text, and no words of it', async () => {
    const [bytes] = (await bytesOf(await exported('DEHYDRATED'), 'data/train')).values();
    const row = JSON.parse(bytes?.toString().split('\n')[0] ?? '') as Record<string, never>;
    expect(row).toMatchObject({
      scenario: { title: null, text: null, post: null, textHash: expect.any(String) },
      judgments: [
        { rationale: null, spans: [{ start: 0, end: 4, quote: null, speaksFor: 'verdict' }] },
        { rationale: null },
      ],
    });
  });
});

describe('an export that is broken off', () => {
  it('goes on with the file it was at, and keeps those it had', async () => {
    const { id } = await files.start(null, release.id, 'CSV');
    const first = await exported('JSONL');
    expect(first.state).toBe('SUCCEEDED');
    // As a worker that was killed leaves it: one file noted, the job to be done again.
    for (;;) {
      const { state } = await files.get(id);
      if (state === 'SUCCEEDED') break;
      await delay(50);
    }
    const whole = await files.get(id);
    const [kept] = whole.files;
    await app.database.dataSource.query(
      `update file_exports set state = 'RUNNING', files = $2 where id = $1`,
      [id, JSON.stringify([{ ...kept, sha256: 'as it was noted' }])],
    );
    await files.run(
      { exportId: id },
      { signal: new AbortController().signal, attempt: 1, isLastAttempt: false },
    );
    const again = await files.get(id);
    expect(again.files[0]?.sha256).toBe('as it was noted');
    expect(again.files.map(({ path }) => path)).toEqual(whole.files.map(({ path }) => path));
    expect(again.progressDone).toBe(40);
  });
});

describe('deleting a post', () => {
  it('takes back the exports that hold it, files and all; the next has one row less and says which', async () => {
    const before = await exported('JSONL');
    const [deleted] = posts;
    if (!deleted) throw new Error('There is no post.');
    const gone: RawPost = { ...deleted, state: 'deleted', title: '', body: '', authorName: null };
    await app.database.dataSource.transaction((manager) =>
      app.module.get(PostService, { strict: false }).storeBatch(manager, opened.sourceId, [gone], []),
    );
    expect((await files.get(before.id)).withdrawnAt).not.toBeNull();
    await expect(files.finished(before.id)).rejects.toThrow('Export the release again');
    const blobs = app.module.get(BlobStore, { strict: false });
    for (const { path } of before.files)
      await eventually(async () => !(await blobs.exists(`exports/${before.id}/${path}`)));
    const after = await exported('JSONL');
    expect(after.files.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(19);
    const manifest = after.files.find(({ path }) => path === 'manifest.json');
    if (!manifest) throw new Error('There is no manifest.');
    const { revoked } = JSON.parse(await text(await archive.file(after, manifest))) as { revoked: unknown[] };
    expect(revoked).toHaveLength(1);
  });
});

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(50);
}
