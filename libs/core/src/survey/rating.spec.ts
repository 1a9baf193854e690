import { describe, expect, it } from '@jest/globals';
import { clipRating, expectedRating, ratingsOf, reverseKey, targetDigit } from './rating.js';

const SIX = { min: 1, max: 6 };

describe('ratings', () => {
  it('mirror on their scale and back', () => {
    expect(ratingsOf(SIX).map((rating) => reverseKey(rating, SIX))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(reverseKey(reverseKey(2.3, SIX), SIX)).toBeCloseTo(2.3, 12);
  });

  it('are clipped to the scale', () => {
    expect([-3, 1, 4.5, 9].map((rating) => clipRating(rating, SIX))).toEqual([1, 1, 4.5, 6]);
  });

  it('have the expectation of their distribution, renormalised', () => {
    // (2·0.1 + 4·0.3) ÷ (0.1 + 0.3) = 1.4 ÷ 0.4 = 3.5; "x" and "7" are no ratings.
    expect(expectedRating({ '2': 0.1, '4': 0.3, x: 0.5, '7': 0.1 }, SIX)).toBeCloseTo(3.5, 12);
    expect(expectedRating({ '6': 1 }, SIX)).toBe(6);
  });

  it('have no expectation without probability', () => {
    expect(() => expectedRating({ x: 1 }, SIX)).toThrow('No rating of the scale has any probability.');
    expect(() => expectedRating({ '1': -0.1, '2': 1.1 }, SIX)).toThrow(RangeError);
    expect(() => expectedRating({ '1': Number.NaN }, SIX)).toThrow(RangeError);
  });
});

describe('the digit a training set teaches', () => {
  it.each([
    [5, 'direct', -2, 3],
    [5, 'reverse', -2, 6],
    [2, 'direct', -2, 1],
    [2, 'reverse', -2, 4],
    [2, 'direct', 3, 5],
    [2, 'reverse', 3, 1],
    [4, 'direct', 0, 4],
    [3, 'direct', 0.5, 4],
    [3.4, 'direct', 0, 3],
  ] as const)('moves %d (%s) by %d to %d', (baseline, keyed, delta, expected) => {
    expect(targetDigit({ baseline, keyed, delta, scale: SIX })).toBe(expected);
  });
});
