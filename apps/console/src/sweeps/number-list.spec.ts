import { describe, expect, it } from '@jest/globals';
import { numberList } from './number-list.js';

describe('a list of numbers', () => {
  it('is read with commas, blanks, or both', () => {
    expect(numberList('1, 3')).toEqual([1, 3]);
    expect(numberList(' 0 1,,2 ')).toEqual([0, 1, 2]);
    expect(numberList('')).toEqual([]);
  });

  it('is none where something is no whole number', () => {
    expect(numberList('1, a')).toBeNull();
    expect(numberList('1.5')).toBeNull();
  });
});
