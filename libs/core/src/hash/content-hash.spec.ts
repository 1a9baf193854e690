import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contentHash, sha256Hex } from './content-hash.js';

describe('hashes', () => {
  it('agrees with the published example of SHA-256', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('hashes text as UTF-8 and bytes as they are', () => {
    const text = 'schön 🌳';
    const reference = createHash('sha256').update(text, 'utf8').digest('hex');
    expect(sha256Hex(text)).toBe(reference);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(reference);
  });

  it('gives equal content one address and different content another', () => {
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash({ a: 1, b: 2 })).not.toBe(contentHash({ a: 1, b: 3 }));
    expect(contentHash(['12'])).not.toBe(contentHash([12]));
  });
});
