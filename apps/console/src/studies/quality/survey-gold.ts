import type { ExpectedAnswer } from '@ethogram/core';

/** What is expected of an item of a battery, as it was typed in; an empty rating: anything is right. */
export interface RatingDraft {
  readonly rating: string;
  readonly tolerance: string;
}

export const ANY_RATING: RatingDraft = { rating: '', tolerance: '0' };

/** Undefined as long as nothing is expected of any item. */
export function expectedRatings(drafts: ReadonlyMap<string, RatingDraft>): ExpectedAnswer | undefined {
  const ratings = [...drafts].flatMap(([itemId, { rating, tolerance }]) =>
    rating === '' ? [] : [{ itemId, rating: Number(rating), tolerance: Number(tolerance) }],
  );
  return ratings.length > 0 ? { kind: 'survey', ratings } : undefined;
}
