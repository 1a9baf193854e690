import { describe, expect, it } from '@jest/globals';
import { welchInterval } from './welch-interval.js';

describe("Welch's interval", () => {
  it('is the one computed by hand', () => {
    // 1, 3 (s²/n = 1, df 1) and 4, 6 (the same): difference 3, df = 4 ÷ 2 = 2, t(0.975, 2) = 4.302653, SE √2.
    const estimate = welchInterval([1, 3], [4, 6]);
    expect(estimate).toMatchObject({ value: 3, n: 4 });
    expect(estimate).toMatchObject({ low: expect.closeTo(3 - 4.302653 * Math.SQRT2, 5) });
    expect(estimate).toMatchObject({ high: expect.closeTo(3 + 4.302653 * Math.SQRT2, 5) });
  });

  it('changes its sign and nothing else when the groups change places', () => {
    const there = welchInterval([1, 2, 5], [4, 4, 9, 7]);
    const back = welchInterval([4, 4, 9, 7], [1, 2, 5]);
    if ('undefined' in there || 'undefined' in back) throw new Error('There is no interval.');
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
  });

  it('has no width without variance and is undefined for one value', () => {
    expect(welchInterval([2, 2], [3, 3])).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(welchInterval([2], [3, 3])).toMatchObject({ undefined: true });
  });
});
