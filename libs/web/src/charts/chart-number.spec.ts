import { describe, expect, it } from '@jest/globals';
import { chartNumber, estimateText, tickDigits } from './chart-number.js';

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

describe('the ticks of an axis', () => {
  it('have as many decimal places as tell them apart', () => {
    expect(tickDigits([0, 5, 10])).toBe(0);
    expect(tickDigits([0, 0.5, 1])).toBe(1);
    expect(tickDigits([0, 0.1, 0.30000000000000004])).toBe(1);
    expect(tickDigits([0, 0.25, 0.5])).toBe(2);
    expect(tickDigits([0, 0.002, 0.004])).toBe(3);
    expect(tickDigits([0, 0.0000002])).toBe(5);
  });
});
