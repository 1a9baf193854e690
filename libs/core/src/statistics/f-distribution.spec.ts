import { describe, expect, it } from '@jest/globals';
import { fCumulative, fQuantile } from './f-distribution.js';

describe("Fisher's F", () => {
  // Printed tables of the F distribution, upper points.
  it.each([
    [0.95, 1, 10, 4.9646],
    [0.95, 5, 10, 3.3258],
    [0.95, 10, 20, 2.3479],
    [0.99, 5, 10, 5.6363],
    [0.975, 3, 15, 4.1528],
  ])('has the tabulated %d quantile for %d and %d degrees of freedom', (p, df1, df2, expected) => {
    expect(fQuantile(p, df1, df2)).toBeCloseTo(expected, 4);
    expect(1 / fQuantile(1 - p, df2, df1)).toBeCloseTo(expected, 4);
  });

  it('is t squared with one degree of freedom, undoes its cumulative, and refuses what is none', () => {
    expect(fQuantile(0.95, 1, 2)).toBeCloseTo(4.302653 ** 2, 4);
    expect(fCumulative(fQuantile(0.3, 4.5, 7), 4.5, 7)).toBeCloseTo(0.3, 10);
    expect(() => fCumulative(1, 0, 3)).toThrow(RangeError);
    expect(() => fQuantile(1, 3, 3)).toThrow(RangeError);
  });
});
