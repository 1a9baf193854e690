import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import type { BlobStore } from '@ethogram/platform';
import { ExportArchive } from './export-archive.js';
import type { FileExport } from './file-export.entity.js';

const found = {
  id: 'one',
  createdAt: new Date(0),
  files: ['README.md', 'data/train.jsonl'].map((path) => ({ path, bytes: 1, sha256: '', rows: null })),
} as unknown as FileExport;

/** A store whose second file is what the test says. */
function archiveWith(second: () => Promise<Readable>): ExportArchive {
  const get = async (key: string): Promise<Readable> =>
    key.endsWith('README.md') ? Readable.from(['# Card\n']) : second();
  return new ExportArchive({ get } as unknown as BlobStore);
}

async function* brokenOff(): AsyncGenerator<string> {
  yield 'the first half';
  throw new Error('The connection broke off.');
}

describe('a zip of an export', () => {
  it('holds every file under the folder', async () => {
    const zip = await buffer(archiveWith(async () => Readable.from(['{}'])).zip(found, 'set-1.0.0'));
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    for (const { path } of found.files) expect(zip.includes(`set-1.0.0/${path}`)).toBe(true);
  });

  it('ends with an error when a file breaks off, instead of waiting for the rest', async () => {
    const zip = archiveWith(async () => Readable.from(brokenOff())).zip(found, 'x');
    await expect(buffer(zip)).rejects.toThrow('The connection broke off.');
  });

  it('ends with an error when a file is gone', async () => {
    const zip = archiveWith(() => Promise.reject(new Error('There is no such file.'))).zip(found, 'x');
    await expect(buffer(zip)).rejects.toThrow('There is no such file.');
  });
});
