import { describe, expect, it } from '@jest/globals';
import { itemAfterRating } from './item-after-rating.js';

describe('after rating an item', () => {
  it('the next one without a rating is the current one', () => {
    expect(itemAfterRating(['a', 'b', 'c', 'd'], { a: 1, b: 4 }, 0)).toBe(2);
  });

  it('earlier ones that were passed over come last', () => {
    expect(itemAfterRating(['a', 'b', 'c'], { b: 2, c: 2 }, 2)).toBe(0);
  });

  it('nothing moves when all others are rated', () => {
    expect(itemAfterRating(['a', 'b', 'c'], { a: 1, b: 4, c: 2 }, 1)).toBe(1);
    expect(itemAfterRating(['a'], {}, 0)).toBe(0);
  });
});
