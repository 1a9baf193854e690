import { describe, expect, it } from '@jest/globals';
import { cliffsDelta } from './cliffs-delta.js';

describe("Cliff's delta", () => {
  it('counts pairs, ties as neither', () => {
    // 2 > 1, 2 = 2, 2 < 3; 4 > 1, 2, 3: (1 + 3 − 1) ÷ 6.
    expect(cliffsDelta([3, 1, 2], [2, 4])).toBeCloseTo(3 / 6, 12);
  });

  it('is 1 or −1 when all of one group lie beyond the other, 0 for the same scores', () => {
    expect(cliffsDelta([1, 2], [3, 4])).toBe(1);
    expect(cliffsDelta([3, 4], [1, 2])).toBe(-1);
    expect(cliffsDelta([1, 2, 2], [2, 1, 2])).toBe(0);
  });

  it('is unknown without scores', () => {
    expect(cliffsDelta([], [1])).toBeNull();
    expect(cliffsDelta([1], [])).toBeNull();
  });
});
