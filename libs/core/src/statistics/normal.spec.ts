import { describe, expect, it } from '@jest/globals';
import { normalCumulative, normalQuantile } from './normal.js';
import { correlation, pearson } from './pearson.js';

describe('the normal distribution', () => {
  it('has the tabulated quantiles and undoes its cumulative', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 12);
    expect(normalCumulative(3)).toBeCloseTo(0.9986501019683699, 13);
    expect([normalCumulative(0), normalCumulative(-9), normalCumulative(9)]).toEqual([0.5, 0, 1]);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe("Pearson's r", () => {
  it('is the one computed by hand', () => {
    // (1 2), (2 1), (3 4), (4 3): products 3, squares 5 and 5: r = 0.6; artanh 0.6 = 0.693147; ± 1.959964 ÷ 1.
    const estimate = pearson([
      [1, 2],
      [2, 1],
      [3, 4],
      [4, 3],
    ]);
    expect(estimate).toMatchObject({
      value: expect.closeTo(0.6, 12),
      low: expect.closeTo(Math.tanh(0.693147 - 1.959964), 5),
      high: expect.closeTo(Math.tanh(0.693147 + 1.959964), 5),
      n: 4,
    });
  });

  it('is undefined where something does not vary, or there is too little', () => {
    expect(
      correlation([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull();
    expect(correlation([[1, 2]])).toBeNull();
    expect(
      pearson([
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
    ).toHaveProperty('undefined', true);
    expect(
      pearson([
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 7],
      ]),
    ).toHaveProperty('reason', expect.stringContaining('never varies'));
  });
});
