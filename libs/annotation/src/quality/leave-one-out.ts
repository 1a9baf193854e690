import { bootstrapInterval, isDefined, type JudgmentAnswer } from '@ethogram/core';

/** The current answers of one task. */
export type TaskAnswers = readonly { readonly personId: string; readonly answer: JudgmentAnswer }[];

/** How near a person's answers are to those of the others: 1 the same, 0 as far as can be. */
export interface Closeness {
  readonly question: 'verdict' | 'acceptability' | 'rating';
  readonly value: number | null;
  /** 95 % percentile bootstrap over tasks; null with fewer than two. */
  readonly low: number | null;
  readonly high: number | null;
  readonly tasks: number;
}

const RESAMPLES = 300;
const ACCEPTABILITY_WIDTH = 4;

/**
 * Leave-one-out agreement of everybody: each answer against the others to the same task. For the verdict it is the share of
 * the others who said the same; for numbers, 1 − the mean distance ÷ the width of the scale.
 * @param ratingWidth of a survey's scale
 */
export function leaveOneOut(
  tasks: readonly TaskAnswers[],
  { seed, ratingWidth }: { seed: number; ratingWidth: number },
): Map<string, Closeness[]> {
  const values = new Map<string, Map<Closeness['question'], number[]>>();
  for (const answers of tasks) {
    for (const { personId, answer } of answers) {
      const others = answers.filter((other) => other.personId !== personId).map((other) => other.answer);
      for (const [question, value] of closenessTo(answer, others, ratingWidth)) {
        const own = values.get(personId) ?? new Map<Closeness['question'], number[]>();
        own.set(question, [...(own.get(question) ?? []), value]);
        values.set(personId, own);
      }
    }
  }
  return new Map(
    [...values].map(([personId, own]) => [
      personId,
      [...own].map(([question, found]) => summary(question, found, `${seed} ${personId}`)),
    ]),
  );
}

function* closenessTo(
  answer: JudgmentAnswer,
  others: readonly JudgmentAnswer[],
  ratingWidth: number,
): Generator<[Closeness['question'], number]> {
  if (answer.kind === 'survey') {
    const distances = ratingDistances(answer.ratings, others);
    if (distances.length > 0) yield ['rating', 1 - meanOf(distances) / ratingWidth];
    return;
  }
  const moral = others.filter((other) => other.kind === 'moral_judgment');
  if (moral.length === 0) return;
  yield ['verdict', moral.filter(({ verdict }) => verdict === answer.verdict).length / moral.length];
  const distances = moral.map(({ acceptability }) => Math.abs(acceptability - answer.acceptability));
  yield ['acceptability', 1 - meanOf(distances) / ACCEPTABILITY_WIDTH];
}

function ratingDistances(
  ratings: readonly { itemId: string; rating: number }[],
  others: readonly JudgmentAnswer[],
): number[] {
  return others.flatMap((other) => {
    if (other.kind !== 'survey') return [];
    const theirs = new Map(other.ratings.map(({ itemId, rating }) => [itemId, rating]));
    return ratings.flatMap(({ itemId, rating }) => {
      const found = theirs.get(itemId);
      return found === undefined ? [] : [Math.abs(found - rating)];
    });
  });
}

function summary(question: Closeness['question'], values: readonly number[], seed: string): Closeness {
  const estimate = bootstrapInterval(values, { seed, resamples: RESAMPLES });
  const tasks = values.length;
  if (!isDefined(estimate)) return { question, value: meanOf(values), low: null, high: null, tasks };
  return { question, value: estimate.value, low: estimate.low, high: estimate.high, tasks };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
