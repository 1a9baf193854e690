import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '@ethogram/core';
import { orderByPrefix, promptOfMessages } from './order-by-prefix.js';

const BLOCK = 16;

/** As vLLM's prefix cache: whole blocks, each known by all before it; the least recently used one goes first. */
function hitRate(prompts: readonly string[], blocks: number): number {
  const cache = new Set<string>();
  let [hits, asked] = [0, 0];
  for (const prompt of prompts) {
    let isKnown = true;
    for (let end = BLOCK; end <= prompt.length; end += BLOCK) {
      const block = prompt.slice(0, end);
      isKnown &&= cache.has(block);
      asked += 1;
      hits += isKnown ? 1 : 0;
      cache.delete(block);
      cache.add(block);
      for (const oldest of cache) {
        if (cache.size <= blocks) break;
        cache.delete(oldest);
      }
    }
  }
  return hits / asked;
}

const random = SeededRandom.from('order-by-prefix');
const words = (count: number): string =>
  Array.from({ length: count }, () => random.integer(36 ** 4).toString(36)).join(' ');
const templates = Array.from({ length: 12 }, () => words(60));
const prompts = templates.flatMap((template) =>
  Array.from({ length: 40 }, () =>
    promptOfMessages([{ role: 'user', content: `${template}\n${words(12)}` }]),
  ),
);
const mixed = prompts
  .map((prompt) => ({ prompt, key: random.next() }))
  .sort((a, b) => a.key - b.key)
  .map(({ prompt }) => prompt);

describe('orderByPrefix', () => {
  it('lets a small cache hold what the next prompt begins with', () => {
    const ordered = orderByPrefix(mixed, (prompt) => prompt);
    expect(hitRate(mixed, 60)).toBeLessThan(0.2);
    expect(hitRate(ordered, 60)).toBeGreaterThan(0.75);
    expect(hitRate(ordered, 60)).toBeCloseTo(hitRate(ordered, 1e6), 6);
  });

  it('keeps every item, and equal prompts in their order', () => {
    const items = [...mixed, ...mixed].map((prompt, index) => ({ prompt, index }));
    const ordered = orderByPrefix(items, ({ prompt }) => prompt);
    expect(new Set(ordered)).toEqual(new Set(items));
    ordered.slice(1).forEach((item, index) => {
      const before = ordered[index];
      if (before?.prompt === item.prompt) expect(item.index).toBeGreaterThan(before.index);
    });
    expect(orderByPrefix([], String)).toEqual([]);
  });

  it('does not take the end of one turn for the beginning of the next', () => {
    const one = promptOfMessages([{ role: 'user', content: 'ab' }]);
    const two = promptOfMessages([
      { role: 'user', content: 'a' },
      { role: 'user', content: 'b' },
    ]);
    expect(one).not.toBe(two);
  });
});
