import { describe, expect, it } from '@jest/globals';
import { expectedSeconds } from './sweep-forecast.js';

describe('the expected time of a sweep', () => {
  it('is that of the rounds it takes', () => {
    expect(expectedSeconds(60, 1, 30)).toBe(1800);
    expect(expectedSeconds(60, 8, 30)).toBe(240);
    expect(expectedSeconds(1, 8, 30)).toBe(30);
  });
});
