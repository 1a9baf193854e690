import { describe, expect, it } from '@jest/globals';
import type { ItemReview } from './item-review.queries.js';
import { csvRows, decisionsByValue, sortedReviews } from './review-rows.js';

const review = (key: string, value: string, own: Partial<ItemReview> = {}): ItemReview => ({
  item: { id: key, key, text: `Statement ${key}`, value, keyed: 'DIRECT' },
  judgments: 3,
  fit: 3,
  fitLow: 2,
  fitHigh: 4,
  keep: 1,
  reword: 1,
  drop: 1,
  wording: [],
  otherValues: [],
  newWordings: [],
  comments: [],
  ...own,
});
const NOBODY = review('n', 'face', { judgments: 0, fit: null, keep: 0, reword: 0, drop: 0 });
const LOW = review('l', 'tradition', { fit: 1.5, drop: 3, keep: 0, comments: ['No.'] });
const HIGH = review('h', 'face', { fit: 4.5, keep: 5, drop: 0, reword: 0 });
const keys = (reviews: readonly ItemReview[]) => reviews.map(({ item }) => item.key).join('');

describe('the reviews of statements as a table', () => {
  it('sort by what was said, and leave those that nobody judged at the end', () => {
    const all = [NOBODY, LOW, HIGH];
    expect(keys(sortedReviews(all, 'fit', false))).toBe('lhn');
    expect(keys(sortedReviews(all, 'fit', true))).toBe('hln');
    expect(keys(sortedReviews(all, 'drop', true))).toBe('lhn');
    expect(keys(sortedReviews(all, 'remarks', true))).toBe('lhn');
    expect(keys(sortedReviews(all, 'item', true))).toBe('nlh');
    expect(keys(sortedReviews(all, 'value', false))).toBe('nhl');
  });

  it('are counted together by value', () => {
    expect(decisionsByValue([NOBODY, LOW, HIGH])).toEqual([
      { value: 'face', label: 'Face', keep: 5, reword: 0, drop: 0 },
      { value: 'tradition', label: 'Tradition', keep: 0, reword: 1, drop: 3 },
    ]);
  });

  it('become a spreadsheet with a column for each remark on wording', () => {
    const said = review('s', 'face', {
      wording: [{ option: 'leading', count: 2 }],
      otherValues: [{ option: 'tradition', count: 1 }],
      newWordings: ['Better.', 'Best.'],
    });
    const [head, none, some] = csvRows([HIGH, said]);
    const cell = (row: typeof head, name: string) => row?.[head?.indexOf(name) ?? -1];
    expect([cell(none, 'wording_leading'), cell(some, 'wording_leading')]).toEqual([0, 2]);
    expect([cell(some, 'other_values'), cell(some, 'new_wordings')]).toEqual([
      'tradition 1',
      'Better.\nBest.',
    ]);
  });
});
