import { describe, expect, it } from '@jest/globals';
import { incompleteBeta, studentTCumulative, studentTQuantile } from './student-t.js';

describe("Student's t", () => {
  // Printed tables of the t distribution, upper-tail points.
  it.each([
    [0.975, 1, 12.706205],
    [0.975, 2, 4.302653],
    [0.975, 5, 2.570582],
    [0.975, 10, 2.228139],
    [0.975, 19, 2.093024],
    [0.975, 30, 2.042272],
    [0.975, 120, 1.97993],
    [0.95, 1, 6.313752],
    [0.95, 4, 2.131847],
    [0.9, 3, 1.637744],
    [0.995, 4, 4.604095],
    [0.995, 60, 2.660283],
    [0.9995, 2, 31.599055],
  ])('has the tabulated %d quantile for %d degrees of freedom', (p, df, expected) => {
    expect(studentTQuantile(p, df)).toBeCloseTo(expected, 5);
    expect(studentTQuantile(1 - p, df)).toBeCloseTo(-expected, 5);
  });

  it('has the closed forms of one and two degrees of freedom', () => {
    for (const p of [0.01, 0.2, 0.4999, 0.5, 0.77, 0.999]) {
      expect(studentTQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 7);
      expect(studentTQuantile(p, 2)).toBeCloseTo((2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 8);
    }
  });

  it('approaches the normal distribution', () => {
    expect(studentTQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
  });

  it('has a quantile that undoes its cumulative probability', () => {
    for (const df of [1, 3.5, 9, 42, 500]) {
      for (const t of [-2.5, -0.3, 0.01, 1.7, 4]) {
        expect(studentTQuantile(studentTCumulative(t, df), df)).toBeCloseTo(t, 8);
      }
    }
  });

  it('has no quantile outside (0, 1) and no negative degrees of freedom', () => {
    expect(() => studentTQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentTQuantile(0, 5)).toThrow(RangeError);
    expect(() => studentTCumulative(1, 0)).toThrow(RangeError);
  });
});

describe('the incomplete beta function', () => {
  it('has the values of its closed forms', () => {
    // I_x(1, b) = 1 − (1 − x)^b; I_x(a, 1) = x^a; I_x(2, 2) = x²(3 − 2x).
    expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13);
    expect(incompleteBeta(0.3, 2.5, 1)).toBeCloseTo(0.3 ** 2.5, 13);
    expect(incompleteBeta(0.8, 2, 2)).toBeCloseTo(0.64 * 1.4, 13);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});
