import type { JudgmentAnswer, RatingScale } from '@ethogram/core';

/** From this distance between two acceptabilities on, people disagree whatever their verdicts. */
export const ACCEPTABILITY_GAP = 2;

/** From this distance between two ratings of an item on: half the scale. */
export function ratingGap({ min, max }: RatingScale): number {
  return Math.max(1, Math.ceil((max - min) / 2));
}

/** Whether answers to one task disagree: in the verdict, widely in acceptability, or by half the scale in a rating. */
export function disagrees(answers: readonly JudgmentAnswer[], scale: RatingScale | null): boolean {
  const moral = answers.filter((answer) => answer.kind === 'moral_judgment');
  if (new Set(moral.map(({ verdict }) => verdict)).size > 1) return true;
  if (spread(moral.map(({ acceptability }) => acceptability)) >= ACCEPTABILITY_GAP) return true;
  if (!scale) return false;
  const ratings = answers.flatMap((answer) => (answer.kind === 'survey' ? answer.ratings : []));
  const byItem = Map.groupBy(ratings, ({ itemId }) => itemId);
  return [...byItem.values()].some((given) => spread(given.map(({ rating }) => rating)) >= ratingGap(scale));
}

function spread(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : Math.max(...numbers) - Math.min(...numbers);
}
