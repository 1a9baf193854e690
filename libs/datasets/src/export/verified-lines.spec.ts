import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { LINES_PER_BATCH, verifiedLines } from './verified-lines.js';

function stored(
  lines: readonly string[],
  changes: { fileHash?: string; lineCount?: number } = {},
): Parameters<typeof verifiedLines>[0] {
  const fileHash = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return async () => ({
    what: 'Release 1.0.0',
    fileHash,
    lineCount: lines.length,
    ...changes,
    readBatch: async (from) => lines.slice(from, from + LINES_PER_BATCH),
  });
}

const many = Array.from({ length: 2 * LINES_PER_BATCH }, (_, index) => `{"n":${index}}`);

describe('verifiedLines', () => {
  it('gives every line once and in order, at the edges of a batch too', async () => {
    for (const count of [
      0,
      1,
      LINES_PER_BATCH - 1,
      LINES_PER_BATCH,
      LINES_PER_BATCH + 1,
      2 * LINES_PER_BATCH,
    ]) {
      const lines = many.slice(0, count);
      expect(await text(verifiedLines(stored(lines)))).toBe(lines.map((line) => `${line}\n`).join(''));
    }
  });

  it('fails before the first byte of a short export that was changed', async () => {
    const stream = verifiedLines(stored(['{}'], { fileHash: 'other' }));
    const seen: unknown[] = [];
    stream.on('data', (chunk) => seen.push(chunk));
    await expect(new Promise((_, fail) => stream.once('error', fail))).rejects.toThrow(
      'Release 1.0.0 no longer matches its hash',
    );
    expect(seen).toEqual([]);
  });

  it('never gives the end of a long export that was changed', async () => {
    const stream = verifiedLines(stored(many, { fileHash: 'other' }));
    const chunks: Buffer[] = [];
    await expect(
      (async () => {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      })(),
    ).rejects.toThrow('no longer matches');
    expect(Buffer.concat(chunks).toString()).not.toContain(many.at(-1));
  });

  it('notices missing lines even if somebody adjusted the hash', async () => {
    await expect(text(verifiedLines(stored(many, { lineCount: many.length + 1 })))).rejects.toThrow(
      'no longer matches',
    );
  });
});
