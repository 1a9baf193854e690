import { type Keying, mean, type RatingScale, ratingsOf } from '@ethogram/core';
import { sortByContent } from './moral-row.js';
import type { DraftRow, ReleasedRating } from './release-content.js';

export interface RatedItem {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly value: string;
  readonly family: string;
  readonly keyed: Keying;
  readonly instrument: { readonly key: string; readonly version: string; readonly mayPublishText: boolean };
  readonly scale: RatingScale;
  readonly ratings: readonly ReleasedRating[];
}

/** The row of an item with at least one rating. */
export function surveyRow(item: RatedItem): DraftRow {
  const { instrument, value, family, keyed } = item;
  const key = `item:${instrument.key}@${instrument.version}/${item.key}`;
  const ratings = sortByContent(item.ratings);
  const given = ratings.map(({ rating }) => rating);
  return {
    key,
    scenarioId: null,
    itemId: item.id,
    content: {
      key,
      kind: 'survey',
      item: { key: item.key, text: instrument.mayPublishText ? item.text : null, value, family, keyed },
      ratings,
      distribution: Object.fromEntries(
        ratingsOf(item.scale).map((rating) => [String(rating), given.filter((one) => one === rating).length]),
      ),
      aggregate: { method: 'mean', ratings: given.length, mean: mean(given), median: median(given) },
    },
  };
}

/** The middle rating, or the mean of the two in the middle. */
export function median(ratings: readonly number[]): number {
  const sorted = [...ratings].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return mean([sorted[Math.floor(middle)] as number, sorted[Math.ceil(middle)] as number]);
}
