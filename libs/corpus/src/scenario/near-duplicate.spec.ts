import { describe, expect, it } from '@jest/globals';
import { bandsOf, jaccard, NEAR_COPY, shinglesOf } from './near-duplicate.js';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');

function fnv1a(text: string): number {
  return Array.from(text).reduce(
    (hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}

describe('near duplicates', () => {
  it('counts shared runs of five words', () => {
    // 6 words have 2 runs, 7 words have 3; the first two are the same.
    expect(jaccard(shinglesOf(words(0, 6)), shinglesOf(words(0, 7)))).toBeCloseTo(2 / 3);
    expect(jaccard(shinglesOf(words(0, 6)), shinglesOf(words(100, 6)))).toBe(0);
  });

  it('takes a text of fewer than five words as one run and an empty one as none', () => {
    expect(shinglesOf('a b').length).toBe(1);
    expect(shinglesOf('').length).toBe(0);
    expect(bandsOf(shinglesOf(''))).toEqual([]);
  });

  it('puts a text with a few words added into a band with the original', () => {
    const original = shinglesOf(words(0, 200));
    const longer = shinglesOf(`${words(0, 200)} and a small addition`);
    expect(jaccard(original, longer)).toBeGreaterThan(NEAR_COPY);
    expect(bandsOf(original).filter((band) => bandsOf(longer).includes(band)).length).toBeGreaterThan(0);
  });

  it('keeps the hashes that are stored', () => {
    expect([...shinglesOf('the cat sat on the mat')]).toEqual(
      ['the cat sat on the', 'cat sat on the mat'].map(fnv1a).sort((a, b) => a - b),
    );
    expect(bandsOf(shinglesOf('the cat sat on the mat'))[0]).toBe('0:1egi8zf.19aujeq.1rf7a5t.lg50jm');
  });

  it('counts a run that comes twice once', () => {
    expect(shinglesOf(`${words(0, 5)} ${words(0, 5)} ${words(0, 5)}`).length).toBe(5);
  });

  it('estimates similarity by the share of equal minima', () => {
    const left = shinglesOf(words(0, 1004));
    const right = shinglesOf(words(500, 1004));
    // 500 of 1500 runs are shared: a band of four agrees with probability (1/3)^4, about 0.2 of 16.
    const shared = bandsOf(left).filter((band) => bandsOf(right).includes(band)).length;
    expect(shared).toBeLessThanOrEqual(2);
  });
});
