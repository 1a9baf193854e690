import type { FormAnswer, PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { itemReview } from './item-review.js';

const answer = (parts: Record<string, PartAnswer>): FormAnswer => ({ kind: 'form', parts });

describe('the review of a statement', () => {
  it('counts what was said of it', () => {
    const review = itemReview('item', [
      answer({ fit: 5, wording: ['clear'], decision: 'keep' }),
      answer({ fit: 4, wording: ['too_long', 'clear'], decision: 'reword', new_wording: 'Shorter.' }),
      answer({ fit: 1, other_value: 'face', wording: ['leading'], decision: 'drop', comment: 'No.' }),
    ]);
    expect(review).toMatchObject({
      judgments: 3,
      decisions: { keep: 1, reword: 1, drop: 1 },
      wording: [
        { option: 'clear', count: 2 },
        { option: 'leading', count: 1 },
        { option: 'too_long', count: 1 },
      ],
      otherValues: [{ option: 'face', count: 1 }],
      newWordings: ['Shorter.'],
      comments: ['No.'],
    });
    expect(review.fit).toBeCloseTo(10 / 3);
    expect(review.fitLow).toBeLessThan(review.fit ?? 0);
    expect(review.fitHigh).toBeGreaterThan(review.fit ?? 0);
  });

  it('says nothing where nothing was said, and no interval of one opinion', () => {
    expect(itemReview('item', [])).toMatchObject({ judgments: 0, fit: null, fitLow: null, wording: [] });
    expect(itemReview('item', [answer({ fit: 2 })])).toMatchObject({ judgments: 1, fit: 2, fitLow: null });
  });
});
