import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@ethogram/core';
import { viewFile, type ViewedSet } from './training-set-views.js';

const row = (content: string): string =>
  canonicalJson({
    prompt: [{ role: 'user', content }],
    completion: [{ role: 'assistant', content: '3' }],
    baseline: 4,
  });

function setOf(chunks: readonly Buffer[]): ViewedSet {
  return { baseModel: 'm', hasValidation: false, lines: () => Readable.from(chunks, { objectMode: false }) };
}

describe('the OpenAI view', () => {
  it('is one conversation a line, with nothing of the lineage', async () => {
    const bytes = Buffer.from(`${row('How?')}\n${row('And now?')}\n`);
    const lines = (await text(viewFile('openai', 'train', setOf([bytes])))).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        messages: [
          { role: 'user', content: 'How?' },
          { role: 'assistant', content: '3' },
        ],
      },
      {
        messages: [
          { role: 'user', content: 'And now?' },
          { role: 'assistant', content: '3' },
        ],
      },
    ]);
  });

  it('does not mind where the bytes are cut, in the middle of a character included', async () => {
    const bytes = Buffer.from(`${row('Bäume 🌳?')}\n`);
    const cut = bytes.indexOf(0xf0) + 2;
    const found = await text(
      viewFile('openai', 'train', setOf([bytes.subarray(0, cut), bytes.subarray(cut)])),
    );
    expect(found).toContain('Bäume 🌳?');
  });
});
