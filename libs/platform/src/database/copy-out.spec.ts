import { describe, expect, it } from '@jest/globals';
import { rowsOf } from './copy-out.js';

const header = Buffer.concat([
  Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
  Buffer.alloc(4),
  // Three bytes that a later version of the format may use.
  Buffer.from([0, 0, 0, 3, 9, 9, 9]),
]);
const trailer = Buffer.from([0xff, 0xff]);

function field(text: string | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(text === null ? -1 : Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text ?? '')]);
}

function row(fields: readonly (string | null)[]): Buffer {
  return Buffer.concat([Buffer.from([0, fields.length]), ...fields.map(field)]);
}

const rows = [
  ['a', null],
  ['{"text":"zwei\\n"}', ''],
  [null, 'ü'.repeat(40)],
];
const file = Buffer.concat([header, ...rows.map(row), trailer]);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size: number): Promise<(string | null)[][]> {
  const found: (string | null)[][] = [];
  for await (const group of rowsOf(pieces(bytes, size)))
    found.push(...group.map((fields) => fields.map((one) => one?.toString() ?? null)));
  return found;
}

describe('rowsOf', () => {
  it('finds the same rows however the bytes are cut', async () => {
    for (let size = 1; size <= file.length; size += 1) expect(await read(file, size)).toEqual(rows);
  });

  it('has nothing to give of a query without rows', async () => {
    expect(await read(Buffer.concat([header, trailer]), 7)).toEqual([]);
  });

  it('says so when the rows break off, within one and between two', async () => {
    await expect(read(file.subarray(0, file.length - 2), 16)).rejects.toThrow('broke off');
    await expect(read(file.subarray(0, file.length - 30), 16)).rejects.toThrow('broke off');
    await expect(read(header.subarray(0, 5), 16)).rejects.toThrow('broke off');
  });
});
