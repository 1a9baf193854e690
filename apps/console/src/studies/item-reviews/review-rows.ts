import { VALUES } from '@ethogram/core';
import type { ItemReview } from './item-review.queries.js';

const VALUE_LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));

export const DECISIONS = [
  { key: 'keep', label: 'Keep', color: '#2f8f8a' },
  { key: 'reword', label: 'Reword', color: '#c9a227' },
  { key: 'drop', label: 'Drop', color: '#d1603d' },
] as const;

/** What the table is sorted by. */
export type ReviewSort = 'item' | 'value' | 'fit' | 'keep' | 'reword' | 'drop' | 'remarks';

export function valueLabel(key: string): string {
  return VALUE_LABELS.get(key) ?? key;
}

export function remarksOf({ newWordings, comments }: ItemReview): number {
  return newWordings.length + comments.length;
}

/** Sorted by a column; those that nobody judged come last, whichever way. Ties stay in the instrument's order. */
export function sortedReviews(
  reviews: readonly ItemReview[],
  by: ReviewSort,
  isDescending: boolean,
): ItemReview[] {
  const direction = isDescending ? -1 : 1;
  const isUnjudged = (review: ItemReview) => Number(isShare(by) && review.judgments === 0);
  return [...reviews].sort((a, b) => isUnjudged(a) - isUnjudged(b) || direction * compared(a, b, by));
}

function isShare(by: ReviewSort): boolean {
  return by !== 'item' && by !== 'value';
}

function compared(a: ItemReview, b: ItemReview, by: ReviewSort): number {
  switch (by) {
    case 'item':
      return a.item.text.localeCompare(b.item.text);
    case 'value':
      return valueLabel(a.item.value).localeCompare(valueLabel(b.item.value));
    case 'fit':
      return (a.fit ?? 0) - (b.fit ?? 0);
    case 'remarks':
      return remarksOf(a) - remarksOf(b);
    case 'keep':
    case 'reword':
    case 'drop':
      return shareOf(a, by) - shareOf(b, by);
  }
}

function shareOf(review: ItemReview, decision: 'keep' | 'reword' | 'drop'): number {
  const all = review.keep + review.reword + review.drop;
  return all === 0 ? 0 : review[decision] / all;
}

export interface ValueDecisions {
  readonly value: string;
  readonly label: string;
  readonly keep: number;
  readonly reword: number;
  readonly drop: number;
}

/** The decisions of all statements of a value together; values in the order their first statement stands in. */
export function decisionsByValue(reviews: readonly ItemReview[]): ValueDecisions[] {
  const grouped = Map.groupBy(reviews, ({ item }) => item.value);
  return [...grouped].map(([value, own]) => ({
    value,
    label: valueLabel(value),
    keep: sum(own.map(({ keep }) => keep)),
    reword: sum(own.map(({ reword }) => reword)),
    drop: sum(own.map(({ drop }) => drop)),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

type Cell = string | number | null;

/** As a table for a spreadsheet: a column for each remark on wording that anybody made; texts one below the other. */
export function csvRows(reviews: readonly ItemReview[]): Cell[][] {
  const wordings = [...new Set(reviews.flatMap(({ wording }) => wording.map(({ option }) => option)))].sort();
  const head = ['key', 'statement', 'value', 'keyed', 'judgments', 'fit', 'fit_low', 'fit_high'];
  const counts = ['keep', 'reword', 'drop', ...wordings.map((option) => `wording_${option}`)];
  return [
    [...head, ...counts, 'other_values', 'new_wordings', 'comments'],
    ...reviews.map((review) => [
      ...[review.item.key, review.item.text, review.item.value, review.item.keyed],
      ...[review.judgments, review.fit, review.fitLow, review.fitHigh],
      ...[review.keep, review.reword, review.drop],
      ...wordings.map((option) => review.wording.find((count) => count.option === option)?.count ?? 0),
      review.otherValues.map(({ option, count }) => `${option} ${count}`).join('; '),
      review.newWordings.join('\n'),
      review.comments.join('\n'),
    ]),
  ];
}
