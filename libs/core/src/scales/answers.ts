import type { Keying, RatingScale } from '../survey/rating.js';
import { reverseKey } from '../survey/rating.js';
import type { UndefinedEstimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { mean } from '../statistics/moments.js';

/** What one person answered to the items of an instrument, in a fixed order; null where they gave no answer. */
export type Answers = readonly (number | null)[];

/** A mean of the answers that are there. */
export type MeanScore = { readonly value: number; readonly answered: number };

/** Answers turned so that more always means more of the scale: reverse-keyed items are mirrored, gaps stay. */
export function keyedAnswers(
  answers: Answers,
  keys: readonly Keying[],
  scale: RatingScale,
): (number | null)[] {
  if (keys.length !== answers.length) throw new RangeError('There must be one keying per item.');
  return answers.map((answer, item) =>
    answer === null || keys[item] === 'direct' ? answer : reverseKey(answer, scale),
  );
}

/**
 * A person's score: the mean of the keyed items they answered, Σ x ÷ answered. Missing answers: left out, as long as a share
 * of `minimumShare` of the items was answered (default half, the common rule; Graham 2009, "Missing Data Analysis"); this
 * takes the answered items to stand for the others. Undefined below that share.
 */
export function scaleMean(keyed: Answers, minimumShare = 0.5): MeanScore | UndefinedEstimate {
  const given = keyed.filter((answer) => answer !== null);
  if (given.length === 0 || given.length < minimumShare * keyed.length)
    return undefinedBecause(`Only ${given.length} of ${keyed.length} items were answered.`);
  return { value: mean(given), answered: given.length };
}

/** The mean of each item over the people who answered it. */
export function itemMeans(people: readonly Answers[]): (MeanScore | UndefinedEstimate)[] {
  return Array.from({ length: itemCount(people) }, (_, item) => {
    const given = people.map((answers) => answers[item]).filter((answer) => typeof answer === 'number');
    return given.length > 0
      ? { value: mean(given), answered: given.length }
      : undefinedBecause('Nobody answered this item.');
  });
}

/** People who answered every item. Throws RangeError when rows differ in length. */
export function completeRows(people: readonly Answers[]): number[][] {
  const items = itemCount(people);
  if (people.some(({ length }) => length !== items))
    throw new RangeError('Everybody must have as many answers; write null where one is missing.');
  return people.flatMap((answers) => {
    const given = answers.filter((answer) => answer !== null);
    return given.length === items ? [given] : [];
  });
}

function itemCount(people: readonly Answers[]): number {
  return people[0]?.length ?? 0;
}
