import { describe, expect, it } from '@jest/globals';
import { isDefined } from './estimate.js';
import { wilsonInterval } from './wilson-interval.js';

describe('the Wilson interval', () => {
  it('is the published one', () => {
    // Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [successes, trials, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const estimate = wilsonInterval(successes, trials);
      if (!isDefined(estimate)) throw new Error(estimate.reason);
      expect(estimate.value).toBeCloseTo(successes / trials, 12);
      expect(estimate.low).toBeCloseTo(low, 4);
      expect(estimate.high).toBeCloseTo(high, 4);
    }
  });

  it('says why there is none', () => {
    expect(isDefined(wilsonInterval(0, 0))).toBe(false);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });
});
