import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { partsOf } from './parts-of.js';

const cut = async (chunks: (Buffer | string)[], size: number): Promise<string[]> => {
  const parts: string[] = [];
  for await (const part of partsOf(Readable.from(chunks), size)) parts.push(part.toString());
  return parts;
};

describe('partsOf', () => {
  it('cuts across and within chunks', async () => {
    expect(await cut(['a', 'bc', 'defghij', 'k'], 3)).toEqual(['abc', 'def', 'ghi', 'jk']);
  });

  it('has no empty rest, and one empty part for nothing', async () => {
    expect(await cut([Buffer.from('abcdef')], 3)).toEqual(['abc', 'def']);
    expect(await cut([], 3)).toEqual(['']);
    expect(await cut([Buffer.alloc(0)], 3)).toEqual(['']);
  });
});
