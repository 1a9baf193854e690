import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, type S3Settings } from '@ethogram/platform';
import { S3TestServer } from '@ethogram/testing';
import type { S3BlobStore } from '@ethogram/platform/s3';
import { PART_BYTES, s3Store } from './s3-store.js';

let copies: string;
let server: S3TestServer;
let store: S3BlobStore;

beforeEach(async () => {
  copies = await mkdtemp(join(tmpdir(), 'ethogram-copies-'));
  server = await S3TestServer.start();
  store = s3Store(server, { copies, attempts: 3 });
});
afterEach(async () => {
  await server.close();
  await rm(copies, { recursive: true, force: true });
});

const changed = (changes: Partial<S3Settings>): S3BlobStore =>
  s3Store(server, { copies, attempts: 1 }, changes);
const large = (): Readable => Readable.from([Buffer.alloc(2 * PART_BYTES + 10, 'a')]);
const isPart = (url: string, number: number): boolean => url.endsWith(`partNumber=${number}`);

async function messageOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('It was done.');
  // Whatever a log prints of an error: its stack, its fields, its causes.
  const printed = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  expect(printed).not.toContain(server.credentials.secretAccessKey);
  expect(printed).not.toContain('AWS4-HMAC');
  return error.message;
}

describe('at its start, a bucket', () => {
  it('that answers is enough, empty or not', async () => {
    await store.check();
    await store.put('a', Readable.from(['a']));
    await store.check();
  });

  it('that takes no such key says which settings to check', async () => {
    const wrong = { secretAccessKey: `${server.credentials.secretAccessKey.slice(0, -1)}x` };
    await expect(changed(wrong).check()).rejects.toBeInstanceOf(ConfigError);
    for (const changes of [{ accessKeyId: 'SOMEBODY' }, wrong])
      expect(await messageOf(changed(changes).check())).toMatch(
        /^The bucket ethogram-test at 127\.0\.0\.1:\d+ could not be opened: \w+ \(403\)\. Check ETHOGRAM_S3_ACCESS_KEY_ID and ETHOGRAM_S3_SECRET_ACCESS_KEY\.$/,
      );
  });

  it('that does not exist, or whose host does not answer, says so', async () => {
    expect(await messageOf(changed({ bucket: 'another' }).check())).toMatch(
      /NoSuchBucket \(404\)\. Create it, or name another in ETHOGRAM_BLOBS\.$/,
    );
    expect(await messageOf(changed({ endpoint: 'http://127.0.0.1:1' }).check())).toMatch(
      /No answer from 127\.0\.0\.1:1.* Check region and endpoint in ETHOGRAM_BLOBS\.$/,
    );
  });

  it('that points elsewhere is not followed', async () => {
    const seen: string[] = [];
    const away = async (url: string | URL | Request): Promise<Response> => {
      seen.push(String(url));
      return new Response(null, { status: 307, headers: { location: 'http://127.0.0.1:1/' } });
    };
    const moved = s3Store(server, { copies, attempts: 3, fetch: away });
    expect(await messageOf(moved.check())).toContain('Check region and endpoint');
    expect(seen).toHaveLength(1);
  });

  it('is the first part of the host unless the path is to name it', async () => {
    const seen: string[] = [];
    const empty = async (url: string | URL | Request): Promise<Response> => {
      seen.push(String(url));
      return new Response('<ListBucketResult></ListBucketResult>');
    };
    const aws = { endpoint: 'https://s3.eu-central-1.amazonaws.com', pathStyle: false };
    await s3Store(server, { copies, fetch: empty }, aws).check();
    expect(seen[0]).toMatch(/^https:\/\/ethogram-test\.s3\.eu-central-1\.amazonaws\.com\/\?list-type=2&/);
  });
});

describe('a bucket in trouble', () => {
  it('is asked again after 503 and after a cut connection, also within an upload of parts', async () => {
    const troubles = [{ status: 503, code: 'SlowDown' }, 'cut' as const];
    server.trouble = ({ url }) => (isPart(url, 2) ? (troubles.shift() ?? null) : null);
    expect(await store.put('large', large())).toBe(2 * PART_BYTES + 10);
    expect(server.seen.filter(({ url }) => isPart(url, 2))).toHaveLength(3);
    expect(Math.max(...server.seen.map(({ bytes }) => bytes))).toBe(PART_BYTES);
    expect((await text(await store.get('large'))).length).toBe(2 * PART_BYTES + 10);
  });

  it('that stays away in the middle of an upload leaves nothing behind', async () => {
    server.trouble = ({ url }) => (isPart(url, 2) ? 'cut' : null);
    expect(await messageOf(store.put('large', large()))).toMatch(/could not store large: .+ broke/);
    expect(server.seen.at(-1)).toMatchObject({ method: 'DELETE' });
    expect([server.bucket.uploads.size, server.bucket.objects.size]).toEqual([0, 0]);
  });

  it('that will not put the parts together leaves nothing behind', async () => {
    server.trouble = ({ method, url }) =>
      method === 'POST' && url.includes('uploadId=') ? { status: 400, code: 'InvalidPart' } : null;
    expect(await messageOf(store.put('large', large()))).toContain('InvalidPart (400)');
    expect([server.bucket.uploads.size, server.bucket.objects.size]).toEqual([0, 0]);
  });

  it('gives the first error when it cannot even take back what was sent', async () => {
    server.trouble = ({ method, url }) =>
      method === 'DELETE' || isPart(url, 2)
        ? { status: 403, code: method === 'PUT' ? 'AccessDenied' : 'Other' }
        : null;
    expect(await messageOf(store.put('large', large()))).toMatch(/AccessDenied \(403\)\. Let the key/);
  });

  it('that is asked too often gives up with what it said', async () => {
    server.trouble = () => ({ status: 503, code: 'SlowDown' });
    expect(await messageOf(store.put('a', Readable.from(['a'])))).toMatch(
      /could not store a: SlowDown \(503\)\.$/,
    );
    expect(server.seen).toHaveLength(3);
  });

  it('that breaks off in the middle of a file ends the stream in an error, and keeps no copy', async () => {
    await store.put('a', Readable.from(['a'.repeat(100_000)]));
    server.trouble = ({ method }) => (method === 'GET' ? 'half' : null);
    await expect(store.get('a').then(text)).rejects.toThrow();
    await store.put('b/a', Readable.from(['a'.repeat(100_000)]));
    await expect(store.localFolder('b', ['a'])).rejects.toThrow();
    server.trouble = () => null;
    const folder = await store.localFolder('b', ['a']);
    expect(folder).toBe(join(copies, 'kept/b'));
  });

  it('does not take a refusal for the absence of a file', async () => {
    server.trouble = () => ({ status: 403, code: 'AccessDenied' });
    await expect(store.exists('a')).rejects.toThrow('could not look for a');
    await expect(store.get('a')).rejects.toThrow('AccessDenied');
  });
});
