import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { DumpFileError, TruncatedDumpError } from './dump.errors.js';
import type { DumpLine } from './dump-line.js';
import { readDump } from './read-dump.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-dump-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

function postRow(index: number, body = 'The invented neighbour borrowed a ladder.'): string {
  const id = index.toString(36);
  return JSON.stringify({
    id,
    subreddit: 'invented',
    title: `AITA number ${index}?`,
    selftext: body,
    created_utc: 1.6e9,
  });
}

function postRows(count: number): string {
  return Array.from({ length: count }, (_, index) => `${postRow(index)}\n`).join('');
}

/** Reads to the end and keeps what came before an error. */
async function readAll(file: string): Promise<{ lines: DumpLine[]; error: unknown }> {
  const lines: DumpLine[] = [];
  try {
    for await (const batch of readDump(file)) lines.push(...batch.lines);
  } catch (error) {
    return { lines, error };
  }
  return { lines, error: null };
}

function titles(lines: DumpLine[]): string[] {
  return lines.map((line) => (line.kind === 'post' ? line.post.title : line.kind));
}

/** Text that does not compress well, so that the packed file can be cut in the middle of its rows. */
function variedRows(count: number): string {
  let state = 7;
  const letter = (): string => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(97 + (state % 26));
  };
  return Array.from(
    { length: count },
    (_, i) => `${postRow(i, Array.from({ length: 400 }, letter).join(''))}\n`,
  ).join('');
}

describe('readDump', () => {
  it.each([
    ['rows.ndjson', (rows: Buffer) => rows],
    ['rows.jsonl', (rows: Buffer) => rows],
    ['rows.json-lines', (rows: Buffer) => rows],
    ['rows.gz', (rows: Buffer) => gzipSync(rows)],
    ['rows.zst', (rows: Buffer) => zstdCompressSync(rows)],
    ['upload-without-a-type', (rows: Buffer) => zstdCompressSync(rows)],
  ])('reads %s in file order and in batches', async (name, pack) => {
    const file = await written(name, pack(Buffer.from(postRows(2500))));
    const sizes: number[] = [];
    const lines: DumpLine[] = [];
    for await (const batch of readDump(file)) {
      sizes.push(batch.lines.length);
      lines.push(...batch.lines);
    }
    expect(sizes).toEqual([1000, 1000, 500]);
    expect(lines.map((line) => line.line)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1));
    expect(titles(lines)[2499]).toBe('AITA number 2499?');
  });

  it('reads every frame of a file of concatenated zstd frames, skippable ones included', async () => {
    const skippable = Buffer.from([0x52, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const withChecksum = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
    const frames = [
      skippable,
      zstdCompressSync(Buffer.from(postRow(1).slice(0, 20)), withChecksum),
      zstdCompressSync(Buffer.from(`${postRow(1).slice(20)}\n${postRow(2)}\n`)),
      skippable,
      zstdCompressSync(Buffer.from(`${postRow(3)}\n`), withChecksum),
    ];
    const { lines, error } = await readAll(await written('frames.zst', Buffer.concat(frames)));
    expect(error).toBeNull();
    expect(titles(lines)).toEqual(['AITA number 1?', 'AITA number 2?', 'AITA number 3?']);
  });

  it('reads a zstd frame that declares a window above the 128 MiB default', async () => {
    const row = Buffer.from(`${postRow(1)}\n`);
    const windowLog28 = (28 - 10) << 3;
    const blockHeader = Buffer.alloc(3);
    blockHeader.writeUIntLE((row.length << 3) | 1, 0, 3);
    const frame = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowLog28]), blockHeader, row]);
    const { lines, error } = await readAll(await written('window.zst', frame));
    expect(error).toBeNull();
    expect(titles(lines)).toEqual(['AITA number 1?']);
  });

  it('reads every member of a file of concatenated gzip members', async () => {
    const members = [1, 2].map((index) => gzipSync(`${postRow(index)}\n`));
    const { lines } = await readAll(await written('members.gz', Buffer.concat(members)));
    expect(titles(lines)).toEqual(['AITA number 1?', 'AITA number 2?']);
  });

  it('keeps characters whole that lie across two chunks', async () => {
    const body = '😀'.repeat(700_000);
    const { lines } = await readAll(
      await written('emoji.zst', zstdCompressSync(Buffer.from(`${postRow(1, body)}\n`))),
    );
    const [line] = lines;
    expect(line?.kind === 'post' && line.post.body === body).toBe(true);
    expect(line).toHaveProperty('replacedCharacters', 0);
  });

  it('reads Windows line ends, a byte order mark and blank lines, and counts the lines as an editor does', async () => {
    const { lines, error } = await readAll(
      await written('windows.ndjson', `\uFEFF${postRow(1)}\r\n\r\n${postRow(2)}\r\n`),
    );
    expect(error).toBeNull();
    expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'post'],
      [3, 'post'],
    ]);
  });

  it('goes on after lines that are no JSON, no object, no UTF-8 or neither post nor comment', async () => {
    const bad = ['{"id": ', '[1,2]', '{"id":"x"}'].map((text) => Buffer.from(`${text}\n`));
    const notUtf8 = Buffer.from([0x7b, 0xff, 0x7d, 0x0a]);
    const file = await written(
      'bad.ndjson',
      Buffer.concat([...bad, notUtf8, Buffer.from(`${postRow(1)}\n`)]),
    );
    const { lines, error } = await readAll(file);
    expect(error).toBeNull();
    expect(lines.map((line) => (line.kind === 'invalid' ? line.reason : line.kind))).toEqual([
      'the line is not JSON',
      'the line is not a JSON object',
      'the row is neither a post nor a comment',
      'the line is not UTF-8',
      'post',
    ]);
  });

  it('reports a line above 16 MiB and reads on behind it', async () => {
    const long = Buffer.alloc(17 * 1024 * 1024, 'x');
    const rows = Buffer.concat([long, Buffer.from(`\n${postRow(1)}\n`)]);
    const { lines } = await readAll(await written('long.zst', zstdCompressSync(rows)));
    expect(lines[0]).toEqual({
      line: 1,
      kind: 'invalid',
      about: null,
      reason: 'the line is longer than 16 MiB',
    });
    expect(titles(lines.slice(1))).toEqual(['AITA number 1?']);
  });

  it.each(['empty.ndjson', 'empty.zst', 'empty.gz'])(
    'finds no rows and no fault in the empty file %s',
    async (name) => {
      expect(await readAll(await written(name, ''))).toEqual({ lines: [], error: null });
    },
  );

  it('counts a last line without a newline when it is whole', async () => {
    const { lines, error } = await readAll(await written('last.ndjson', `${postRow(1)}\n${postRow(2)}`));
    expect(error).toBeNull();
    expect(lines).toHaveLength(2);
  });

  it('yields every whole row of a file cut in the middle of a line, then says so', async () => {
    const file = await written('cut.ndjson', postRows(3).slice(0, -30));
    const { lines, error } = await readAll(file);
    expect(lines).toHaveLength(2);
    expect(error).toBeInstanceOf(TruncatedDumpError);
    expect((error as Error).message).toBe(
      `${file} is cut short: it ends in the middle of the data after line 2.`,
    );
  });

  it.each([
    ['cut.zst', zstdCompressSync],
    ['cut.gz', gzipSync],
  ])('yields the rows decoded before %s was cut, then says so', async (name, pack) => {
    const packed = pack(Buffer.from(variedRows(3000)));
    const { lines, error } = await readAll(await written(name, packed.subarray(0, packed.length >> 1)));
    expect(error).toBeInstanceOf(TruncatedDumpError);
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.every((line) => line.kind === 'post')).toBe(true);
    expect((error as Error).message).toContain(`after line ${lines.length}.`);
  });

  it('notices a zstd file cut inside its checksum or inside a later frame', async () => {
    const frame = zstdCompressSync(Buffer.from(postRows(5)), {
      params: { [constants.ZSTD_c_checksumFlag]: 1 },
    });
    const later = Buffer.concat([frame, frame.subarray(0, 2)]);
    for (const bytes of [frame.subarray(0, -1), later]) {
      const { lines, error } = await readAll(await written('checksum.zst', bytes));
      expect(error).toBeInstanceOf(TruncatedDumpError);
      expect(lines).toHaveLength(5);
    }
  });

  it('calls a file with a flipped bit damaged when its frame has a checksum', async () => {
    const packed = zstdCompressSync(Buffer.from(variedRows(300)), {
      params: { [constants.ZSTD_c_checksumFlag]: 1 },
    });
    const middle = packed.length >> 1;
    packed[middle] = (packed[middle] ?? 0) ^ 0x10;
    const { error } = await readAll(await written('flipped.zst', packed));
    expect(error).toBeInstanceOf(DumpFileError);
    expect((error as Error).message).toMatch(/is damaged: its data cannot be decoded after line \d+\.$/);
  });

  it('says in one sentence what is wrong with a file it cannot open', async () => {
    const missing = join(folder, 'missing.zst');
    const directory = join(folder, 'folder.zst');
    await mkdir(directory);
    const plain = await written('plain.zst', postRows(1));
    const cases = [
      [missing, `${missing} does not exist.`],
      [directory, `${directory} is a folder, not a dump file.`],
      [plain, `${plain} is not a zstd file.`],
      [await written('plain.gz', postRows(1)), `${join(folder, 'plain.gz')} is not a gzip file.`],
    ] as const;
    for (const [file, sentence] of cases) {
      const { error } = await readAll(file);
      expect(error).toBeInstanceOf(DumpFileError);
      expect(error).not.toBeInstanceOf(TruncatedDumpError);
      expect((error as Error).message).toBe(sentence);
    }
  });

  it('resumes behind a line, under the name the file was uploaded with, telling how far it has read', async () => {
    const stored = await written('stored', zstdCompressSync(Buffer.from(postRows(5))).subarray(0, -2));
    const seen: number[] = [];
    const read: number[] = [];
    const reading = async (): Promise<void> => {
      const options = { name: 'autumn.zst', afterLine: 3, onRead: (bytes: number) => read.push(bytes) };
      for await (const batch of readDump(stored, options)) seen.push(...batch.lines.map((line) => line.line));
    };
    await expect(reading()).rejects.toThrow('autumn.zst is cut short');
    expect(seen.every((line) => line > 3)).toBe(true);
    expect(read.at(-1)).toBe((await stat(stored)).size);
  });

  it('stops with the reason of an aborted signal', async () => {
    const file = await written('rows.ndjson', variedRows(5000));
    const controller = new AbortController();
    const reading = async (): Promise<number> => {
      let batches = 0;
      for await (const batch of readDump(file, { signal: controller.signal, batchRows: 100 })) {
        batches += batch.lines.length / 100;
        if (batches === 2) controller.abort(new Error('the import was cancelled'));
      }
      return batches;
    };
    await expect(reading()).rejects.toThrow('the import was cancelled');
  });
});
