import type { FormDefinition, JudgmentAnswer, RatingScale } from '@ethogram/core';
import { formDisagrees } from './form-disagreement.js';

/** From this distance between two acceptabilities on, people disagree whatever their verdicts. */
export const ACCEPTABILITY_GAP = 2;

/** From this distance between two ratings of an item on: half the scale. */
export function ratingGap({ min, max }: RatingScale): number {
  return Math.max(1, Math.ceil((max - min) / 2));
}

/** What is needed of a task to tell whether answers to it disagree. */
export interface ComparedTask {
  /** Null for other kinds than surveys. */
  readonly scale: RatingScale | null;
  /** Of a study with a form of its own; null for other kinds. */
  readonly definition: FormDefinition | null;
}

/**
 * Whether answers to one task disagree: in the verdict, widely in acceptability, by half the scale in a rating, or in a part
 * of a form.
 */
export function disagrees(answers: readonly JudgmentAnswer[], { scale, definition }: ComparedTask): boolean {
  if (definition)
    return formDisagrees(
      answers.filter((answer) => answer.kind === 'form'),
      definition,
    );
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
