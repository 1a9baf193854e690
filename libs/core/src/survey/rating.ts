/** A rating scale of consecutive whole numbers. */
export type RatingScale = { readonly min: number; readonly max: number };

/** Whether agreeing with an item means holding its value (`direct`) or not (`reverse`). */
export type Keying = 'direct' | 'reverse';

/** Mirrors a rating on its scale: min + max − rating. */
export function reverseKey(rating: number, scale: RatingScale): number {
  return scale.min + scale.max - rating;
}

export function clipRating(rating: number, scale: RatingScale): number {
  return Math.min(scale.max, Math.max(scale.min, rating));
}

/** The ratings of a scale, lowest first. */
export function ratingsOf(scale: RatingScale): number[] {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
}

/**
 * Σ k·p(k) ÷ Σ p(k) over the ratings k of the scale; keys that are no rating of the scale are ignored.
 * Throws RangeError for a negative probability, or when no probability is left to divide by.
 */
export function expectedRating(distribution: Readonly<Record<string, number>>, scale: RatingScale): number {
  let mass = 0;
  let sum = 0;
  for (const rating of ratingsOf(scale)) {
    const probability = distribution[String(rating)] ?? 0;
    if (!(probability >= 0)) throw new RangeError(`The probability of ${rating} is ${probability}.`);
    mass += probability;
    sum += rating * probability;
  }
  if (mass === 0) throw new RangeError('No rating of the scale has any probability.');
  return sum / mass;
}

/**
 * The digit a training set teaches: the baseline moved by `delta` towards (delta > 0) or away from (delta < 0)
 * the value, clipped to the scale and rounded (halves up). A reverse-keyed item moves the other way.
 */
export function targetDigit(move: {
  baseline: number;
  keyed: Keying;
  delta: number;
  scale: RatingScale;
}): number {
  const signed = move.keyed === 'direct' ? move.delta : -move.delta;
  return Math.round(clipRating(move.baseline + signed, move.scale));
}
