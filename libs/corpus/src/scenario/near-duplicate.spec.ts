import { describe, expect, it } from '@jest/globals';
import { bandsOf, jaccard, NEAR_COPY, shinglesOf } from './near-duplicate.js';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');

describe('near duplicates', () => {
  it('counts shared runs of five words', () => {
    // 6 words have 2 runs, 7 words have 3; the first two are the same.
    expect(jaccard(shinglesOf(words(0, 6)), shinglesOf(words(0, 7)))).toBeCloseTo(2 / 3);
    expect(jaccard(shinglesOf(words(0, 6)), shinglesOf(words(100, 6)))).toBe(0);
  });

  it('takes a text of fewer than five words as one run and an empty one as none', () => {
    expect(shinglesOf('a b').size).toBe(1);
    expect(shinglesOf('').size).toBe(0);
    expect(bandsOf(shinglesOf(''))).toEqual([]);
  });

  it('puts a text with a few words added into a band with the original', () => {
    const original = shinglesOf(words(0, 200));
    const longer = shinglesOf(`${words(0, 200)} and a small addition`);
    expect(jaccard(original, longer)).toBeGreaterThan(NEAR_COPY);
    expect(bandsOf(original).filter((band) => bandsOf(longer).includes(band)).length).toBeGreaterThan(0);
  });

  it('estimates similarity by the share of equal minima', () => {
    const left = shinglesOf(words(0, 1004));
    const right = shinglesOf(words(500, 1004));
    // 500 of 1500 runs are shared: a band of four agrees with probability (1/3)^4, about 0.2 of 16.
    const shared = bandsOf(left).filter((band) => bandsOf(right).includes(band)).length;
    expect(shared).toBeLessThanOrEqual(2);
  });
});
