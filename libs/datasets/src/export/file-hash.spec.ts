import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileHash } from './file-hash.js';

describe('FileHash', () => {
  let hash: FileHash;
  beforeEach(() => {
    hash = new FileHash();
  });
  afterEach(() => hash.close());

  it('is the SHA-256 of all pieces, text and bytes, in their order', async () => {
    await hash.update('{"text":"grün 🌳"}\n');
    await hash.update(Buffer.from('more'));
    const expected = createHash('sha256').update('{"text":"grün 🌳"}\nmore').digest('hex');
    expect(await hash.digest()).toBe(expected);
  });

  it('is that of nothing when there was nothing', async () => {
    expect(await hash.digest()).toBe(createHash('sha256').digest('hex'));
  });

  it('leaves the pieces as they are, and waits when the thread falls behind', async () => {
    const piece = Buffer.alloc(1 << 20, 7);
    const expected = createHash('sha256');
    for (let place = 0; place < 20; place += 1) {
      await hash.update(piece);
      expected.update(piece);
    }
    expect(piece.every((byte) => byte === 7)).toBe(true);
    expect(await hash.digest()).toBe(expected.digest('hex'));
  });
});
