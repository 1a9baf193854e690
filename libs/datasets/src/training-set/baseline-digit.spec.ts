import { describe, expect, it } from '@jest/globals';
import { baselineDigit } from './baseline-digit.js';

const scale = { min: 1, max: 6 };

describe('baselineDigit', () => {
  it('takes the likeliest digit even where the rounded mean is another', () => {
    expect(baselineDigit({ 1: 0.4, 2: 0, 3: 0, 4: 0, 5: 0.3, 6: 0.3 }, scale)).toBe(1);
  });

  it('takes the digit nearer the mean when two are equally likely', () => {
    // Mean 3.6: 5 is 1.4 away, 1 is 2.6.
    expect(baselineDigit({ 1: 0.35, 5: 0.35, 6: 0.1, 4: 0.1, 2: 0.1 }, scale)).toBe(5);
  });

  it('takes the lower digit when two equally likely ones are equally near the mean', () => {
    expect(baselineDigit({ 3: 0.5, 4: 0.5 }, scale)).toBe(3);
  });

  it('does not let the rounding of logarithms decide', () => {
    // Mean 4.4: nearer 5, although 2 is ahead by less than a rounding error.
    expect(baselineDigit({ 2: 0.4 + 1e-12, 5: 0.4, 6: 0.2 - 1e-12 + 0 }, scale)).toBe(5);
  });

  it('refuses a distribution without any mass', () => {
    expect(() => baselineDigit({ 1: 0, 2: 0 }, scale)).toThrow(RangeError);
  });
});
