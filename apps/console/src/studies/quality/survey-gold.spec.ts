import { describe, expect, it } from '@jest/globals';
import { ANY_RATING, expectedRatings } from './survey-gold.js';

describe('what is expected of a battery', () => {
  it('leaves out items that may be rated as anybody likes', () => {
    const drafts = new Map([
      ['a', { rating: '5', tolerance: '1' }],
      ['b', ANY_RATING],
      ['c', { rating: '0', tolerance: '0' }],
    ]);
    expect(expectedRatings(drafts)).toEqual({
      kind: 'survey',
      ratings: [
        { itemId: 'a', rating: 5, tolerance: 1 },
        { itemId: 'c', rating: 0, tolerance: 0 },
      ],
    });
  });

  it('is nothing as long as no item is said', () => {
    expect(expectedRatings(new Map([['a', ANY_RATING]]))).toBeUndefined();
  });
});
