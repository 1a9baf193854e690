import { expectedRating, type RatingScale, ratingsOf } from '@ethogram/core';

/** Probabilities this close are one probability: they travel as rounded logarithms. */
const SAME = 1e-9;

/** How the digit is chosen, as written into every manifest. */
export const BASELINE_RULE =
  'mode of the renormalised digit distribution; of equally likely digits the one nearest its mean, then the lower';

/**
 * The digit a model gives of its own: argmax p(k) over the ratings k. Of several with the same probability the one
 * nearest Σ k·p(k), then the lower. The mode and not the rounded mean, because the mode is what the model would
 * answer at temperature 0, so that a training set with delta 0 changes nothing.
 * @throws RangeError when no rating has any probability.
 */
export function baselineDigit(probabilities: Readonly<Record<string, number>>, scale: RatingScale): number {
  const mean = expectedRating(probabilities, scale);
  const of = (rating: number): number => probabilities[String(rating)] ?? 0;
  const most = Math.max(...ratingsOf(scale).map(of));
  const modes = ratingsOf(scale).filter((rating) => most - of(rating) <= SAME);
  return modes.reduce((best, rating) =>
    Math.abs(rating - mean) < Math.abs(best - mean) - SAME ? rating : best,
  );
}
