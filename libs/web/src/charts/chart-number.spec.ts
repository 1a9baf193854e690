import { describe, expect, it } from '@jest/globals';
import { chartNumber, estimateText } from './chart-number.js';

describe('a number in a chart', () => {
  it('has a true minus sign, and a plus where asked', () => {
    expect(chartNumber(-0.074)).toBe('−0.07');
    expect(chartNumber(0.42, { signed: true })).toBe('+0.42');
  });

  it('has no sign when it rounds to nothing', () => {
    expect(chartNumber(-0.001, { signed: true })).toBe('0.00');
  });

  it('is written with its interval where there is one', () => {
    expect(estimateText({ value: 0.42, low: 0.3, high: 0.54 }, { signed: true })).toBe('+0.42 [0.30, 0.54]');
    expect(estimateText({ value: -1, low: -2, high: null }, { digits: 1 })).toBe('−1.0');
  });
});
