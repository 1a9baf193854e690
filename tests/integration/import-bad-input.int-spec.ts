import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, createZstdCompress, zstdCompressSync } from 'node:zlib';
import { ImportService } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

const MIB = 1024 * 1024;

let app: TestApplication;
let folder: string;
let sources = 0;

beforeAll(async () => {
  app = await createTestApplication();
  folder = await mkdtemp(join(tmpdir(), 'ethogram-bad-input-'));
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** A row of its own in every source, so that no case meets the rows of another. */
function row(index: number, changes: object = {}): string {
  const id = `b${sources}x${index}`;
  return JSON.stringify({
    id,
    subreddit: 'AmItheAsshole',
    title: `AITA ${index}?`,
    selftext: `Case ${index}.`,
    created_utc: 1_600_000_000,
    ...changes,
  });
}

function rows(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `${row(from + index)}\n`).join('');
}

/** Text that does not pack well, so that a packed file can be cut or damaged in the middle of its rows. */
function longRows(count: number): Buffer {
  let state = 7;
  const letter = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  };
  const texts = Array.from({ length: count }, () => Array.from({ length: 400 }, letter).join(''));
  return Buffer.from(texts.map((selftext, index) => `${row(index, { selftext })}\n`).join(''));
}

function between(line: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(rows(1, 1)), Buffer.from(line), Buffer.from(`\n${rows(2, 1)}`)]);
}

const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };

async function withWindow(content: Buffer, windowLog: number): Promise<Buffer> {
  const packer = createZstdCompress({
    params: {
      [constants.ZSTD_c_windowLog]: windowLog,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    },
  });
  const chunks: Buffer[] = [];
  packer.on('data', (chunk: Buffer) => chunks.push(chunk));
  packer.end(content);
  await once(packer, 'end');
  return Buffer.concat(chunks);
}

interface Expected {
  /** What the run says of the file; absent: it succeeded. */
  error?: RegExp;
  invalid?: [line: number, reason: string][];
  /** Posts stored, or at least and at most. */
  stored: number | [least: number, most: number];
  replaced?: number;
}

const NESTED = 200_000;

const CASES: [what: string, name: string, make: () => Buffer | Promise<Buffer>, expected: Expected][] = [
  [
    'a zst file that is cut short',
    'cut.zst',
    () => {
      const packed = zstdCompressSync(longRows(3000));
      return packed.subarray(0, packed.length >> 1);
    },
    {
      error: /^cut\.zst is cut short: it ends in the middle of the data after line \d+\.$/,
      stored: [1000, 2999],
    },
  ],
  [
    'two frames in one file',
    'frames.zst',
    () =>
      Buffer.concat([
        zstdCompressSync(Buffer.from(rows(1, 3))),
        zstdCompressSync(Buffer.from(rows(4, 2)), checked),
      ]),
    { stored: 5 },
  ],
  [
    'a second frame that is cut',
    'second.zst',
    () =>
      Buffer.concat([
        zstdCompressSync(Buffer.from(rows(1, 3))),
        zstdCompressSync(Buffer.from(rows(4, 2))).subarray(0, -4),
      ]),
    { error: /^second\.zst is cut short/, stored: [3, 5] },
  ],
  [
    'a bit that flipped',
    'flipped.zst',
    () => {
      const packed = zstdCompressSync(longRows(3000), checked);
      const at = packed.length - 2;
      packed[at] = (packed[at] ?? 0) ^ 0x10;
      return packed;
    },
    { error: /^flipped\.zst is damaged: its data cannot be decoded after line \d+\.$/, stored: [1000, 3000] },
  ],
  [
    'a window of 2 GiB',
    'window.zst',
    async () => {
      const packed = await withWindow(longRows(500), 31);
      expect(packed[5]).toBe((31 - 10) << 3);
      return packed;
    },
    { stored: 500 },
  ],
  [
    'a line of 100 MB',
    'long.zst',
    () => zstdCompressSync(between(`{"title":"${'x'.repeat(100 * MIB)}"}`)),
    { invalid: [[2, 'the line is longer than 16 MiB']], stored: 2 },
  ],
  [
    'UTF-16',
    'wide.ndjson',
    () => Buffer.from(`\uFEFF${rows(1, 3)}`, 'utf16le'),
    {
      error: /^wide\.ndjson is UTF-16LE, not UTF-8\. Save it as UTF-8, for example with “iconv -f UTF-16LE/,
      stored: 0,
    },
  ],
  [
    'a line in another encoding',
    'latin.ndjson',
    () => between(Buffer.from('{"id":"e","subreddit":"x","title":"Caf\xe9"}', 'latin1')),
    { invalid: [[2, 'the line is not UTF-8']], stored: 2 },
  ],
  [
    'a NUL byte',
    'nul.ndjson',
    () => between('{"id":"\0"}'),
    { invalid: [[2, 'the line is not JSON']], stored: 2 },
  ],
  [
    'NUL and half surrogate pairs in texts',
    'halves.ndjson',
    () => between(row(3, { selftext: 'MARK' }).replace('MARK', 'a\\u0000b \\ud83d c \\udc00')),
    { stored: 3, replaced: 3 },
  ],
  [
    'objects nested 200,000 deep',
    'deep.ndjson',
    () => between(`${row(3).slice(0, -1)},"a":${'{"a":'.repeat(NESTED)}1${'}'.repeat(NESTED)}}`),
    { stored: [2, 3] },
  ],
  [
    'brackets that never close',
    'open.ndjson',
    () => between('['.repeat(NESTED)),
    { invalid: [[2, 'the line is not JSON']], stored: 2 },
  ],
  [
    'numbers as texts',
    'texts.ndjson',
    () => between(row(3, { created_utc: '1500000000', score: '-3', num_comments: '7', upvote_ratio: '0.5' })),
    { stored: 3 },
  ],
  [
    'missing fields',
    'missing.ndjson',
    () =>
      between(['{"id":"x1"}', '{"title":"AITA?","subreddit":"x"}', '{"id":"x2","title":"AITA?"}'].join('\n')),
    {
      invalid: [
        [2, 'the row is neither a post nor a comment'],
        [3, 'the row has no usable id'],
        [4, 'the post names no subreddit'],
      ],
      stored: 2,
    },
  ],
  [
    'times before Reddit and after 2099',
    'times.ndjson',
    () =>
      between(
        [86_400, 4_102_444_800, '1e99', 'soon']
          .map((at, index) => row(5 + index, { created_utc: at }))
          .join('\n'),
      ),
    {
      invalid: [
        [2, 'created_utc lies outside 2005 to 2100'],
        [3, 'created_utc lies outside 2005 to 2100'],
        [4, 'created_utc lies outside 2005 to 2100'],
        [5, 'created_utc is not a number'],
      ],
      stored: 2,
    },
  ],
  ['nothing at all', 'empty.zst', () => Buffer.alloc(0), { stored: 0 }],
];

describe('an import of bad input', () => {
  it.each(CASES)(
    'reads what it can of %s, and says what it could not',
    async (_what, name, make, expected) => {
      sources += 1;
      const source = await app.module
        .get(SourceService)
        .create(null, { name: `source ${sources}`, basis: 'invented' });
      const path = join(folder, `${sources}-${name}`);
      await writeFile(path, await make());
      const imports = app.module.get(ImportService);
      const run = await imports.importNow({ sourceId: source.id, files: [{ path, name }] });
      const { posts, replacedCharacters } = run.tally;

      if (expected.error)
        expect(run).toMatchObject({ state: 'FAILED', error: expect.stringMatching(expected.error) });
      else expect(run).toMatchObject({ state: 'SUCCEEDED', error: null });
      const [least, most] =
        typeof expected.stored === 'number' ? [expected.stored, expected.stored] : expected.stored;
      expect(posts.stored).toBeGreaterThanOrEqual(least);
      expect(posts.stored).toBeLessThanOrEqual(most);
      expect(replacedCharacters).toBe(expected.replaced ?? 0);
      const [file] = await imports.filesOf(run.id);
      if (expected.invalid)
        expect(file?.invalidLines).toEqual(expected.invalid.map(([line, reason]) => ({ line, reason })));
      expect(posts.invalid).toBe(file?.invalidLines.length);

      const [counted] = await app.database.dataSource.query<{ posts: number }[]>(
        'select count(*)::int as posts from posts where source_id = $1 and title is not null and seen_at is not null',
        [source.id],
      );
      expect(counted?.posts).toBe(posts.stored);
      const again = await imports.importNow({ sourceId: source.id, files: [{ path, name }] });
      expect(again.tally.posts).toMatchObject({ read: posts.read, stored: 0, duplicate: posts.stored });
      await rm(path);
    },
  );
});
