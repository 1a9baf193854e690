import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BlobStore, FileBlobStore } from '@ethogram/platform';
import { S3TestServer } from '@ethogram/testing';
import { PART_BYTES, s3Store } from './s3-store.js';

let folder: string;
let server: S3TestServer;
const stores: Record<string, BlobStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-blobs-'));
  server = await S3TestServer.start();
  stores['a folder'] = new FileBlobStore(join(folder, 'files'));
  stores['a bucket'] = s3Store(server, { copies: join(folder, 'copies') });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['a folder', 'a bucket'])('blobs in %s', (kind) => {
  const store = (): BlobStore => stores[kind] as BlobStore;
  const put = (key: string, content: string | Buffer) => store().put(key, Readable.from([content]));

  it('come back as they were stored, and are gone when they are deleted', async () => {
    const key = 'exports/1/data/train-00000 & more ü.jsonl.gz';
    expect(await store().exists(key)).toBe(false);
    expect(await put(key, 'words ü')).toBe(8);
    expect(await store().exists(key)).toBe(true);
    expect(await text(await store().get(key))).toBe('words ü');
    await store().delete(key);
    await store().delete(key);
    expect(await store().exists(key)).toBe(false);
    await expect(store().get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('replace what had their key', async () => {
    await put('again', 'long before');
    await put('again', 'after');
    expect(await text(await store().get('again'))).toBe('after');
  });

  it('may be empty, of one part, of several and a rest', async () => {
    for (const size of [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES + 777]) {
      const content = Buffer.alloc(size, `${size} bytes `);
      const chunks = Readable.from(pieces(content, 100_003));
      expect(await store().put('large', chunks)).toBe(size);
      expect((await buffer(await store().get('large'))).equals(content)).toBe(true);
    }
  });

  it('are stored whole or not at all: a source that breaks leaves what was there', async () => {
    await put('kept', 'as it was');
    const breaking = async function* (bytes: number): AsyncGenerator<Buffer> {
      yield Buffer.alloc(bytes);
      throw new Error('the upload broke off');
    };
    for (const bytes of [10, PART_BYTES + 10])
      await expect(store().put('kept', Readable.from(breaking(bytes)))).rejects.toThrow('broke off');
    expect(await text(await store().get('kept'))).toBe('as it was');
    expect(await unfinished(kind)).toEqual([]);
  });

  it('lend a local copy while somebody works with it', async () => {
    await put('uploads/1', 'a dump');
    const read = await store().withLocalCopy('uploads/1', async (path) => [
      path,
      await readFile(path, 'utf8'),
    ]);
    expect(read[1]).toBe('a dump');
    const failing = store().withLocalCopy('uploads/1', async () => {
      throw new Error('not a dump');
    });
    await expect(failing).rejects.toThrow('not a dump');
    const nothing = store().withLocalCopy('uploads/2', async () => null);
    await expect(nothing).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await unfinished(kind)).toEqual([]);
  });

  it('lend their beginning, also of an empty one', async () => {
    await put('long', 'x'.repeat(1_000));
    await put('empty', '');
    const copied = (key: string) => store().withLocalCopy(key, (path) => readFile(path, 'utf8'), 100);
    expect((await copied('long')).length).toBe(kind === 'a folder' ? 1_000 : 100);
    expect(await copied('empty')).toBe('');
  });

  it('lie in a local folder together, and fail together', async () => {
    for (const name of ['config.json', 'part/weights']) await put(`adapters/1/${name}`, name);
    const local = await store().localFolder('adapters/1', ['config.json', 'part/weights']);
    expect(await readFile(join(local, 'part/weights'), 'utf8')).toBe('part/weights');
    expect(await store().localFolder('adapters/1', ['config.json'])).toBe(local);
    await expect(store().localFolder('adapters/1', ['none'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', 'a/./b', '', '.', 'a\\..\\b', 'a\nb', 'a/'])(
    'never lie elsewhere: %j',
    async (key) => {
      const refused = 'The blob key leaves its folder.';
      await expect(put(key, 'x')).rejects.toThrow(refused);
      await expect(store().get(key)).rejects.toThrow(refused);
      await expect(store().exists(key)).rejects.toThrow(refused);
      await expect(store().delete(key)).rejects.toThrow(refused);
      await expect(store().withLocalCopy(key, async () => null)).rejects.toThrow(refused);
      await expect(store().localFolder('a', [key])).rejects.toThrow(refused);
    },
  );
});

function* pieces(content: Buffer, size: number): Generator<Buffer> {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
}

/** What an operation left behind that it should have taken away. */
async function unfinished(kind: string): Promise<string[]> {
  if (kind === 'a bucket')
    return [
      ...server.bucket.uploads.keys(),
      ...(await readdir(join(folder, 'copies/passing')).catch(() => [])),
    ];
  const files = await readdir(join(folder, 'files'), { recursive: true });
  return files.filter((name) => name.endsWith('.partial'));
}
