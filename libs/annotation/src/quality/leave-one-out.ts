import { bootstrapCounts, type FormDefinition, type JudgmentAnswer } from '@ethogram/core';
import { formCloseness } from './form-closeness.js';

/** The current answers of one task. */
export type TaskAnswers = readonly { readonly personId: string; readonly answer: JudgmentAnswer }[];

/** How near a person's answers are to those of the others: 1 the same, 0 as far as can be. */
export interface Closeness {
  /** `verdict`, `acceptability`, `rating`, or the id of a part of the study's form. */
  readonly question: string;
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
 * @param definition of the study's form, where it has one of its own
 */
export function leaveOneOut(
  tasks: readonly TaskAnswers[],
  options: { seed: number; ratingWidth: number; definition: FormDefinition | null },
): Map<string, Closeness[]> {
  const values = new Map<string, Map<Closeness['question'], number[]>>();
  for (const answers of tasks) {
    for (const { personId, answer } of answers) {
      const others = answers.filter((other) => other.personId !== personId).map((other) => other.answer);
      for (const [question, value] of closenessTo(answer, others, options)) {
        const own = values.get(personId) ?? new Map<Closeness['question'], number[]>();
        const found = own.get(question);
        if (found) found.push(value);
        else own.set(question, [value]);
        values.set(personId, own);
      }
    }
  }
  return new Map(
    [...values].map(([personId, own]) => [
      personId,
      [...own].map(([question, found]) => summary(question, found, `${options.seed} ${personId}`)),
    ]),
  );
}

function* closenessTo(
  answer: JudgmentAnswer,
  others: readonly JudgmentAnswer[],
  { ratingWidth, definition }: { ratingWidth: number; definition: FormDefinition | null },
): Generator<[Closeness['question'], number]> {
  if (answer.kind === 'survey') {
    const distances = ratingDistances(answer.ratings, others);
    if (distances.length > 0) yield ['rating', 1 - meanOf(distances) / ratingWidth];
    return;
  }
  if (answer.kind === 'form') {
    const forms = others.filter((other) => other.kind === 'form');
    if (definition) yield* formCloseness(answer, forms, definition);
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

/** Few different values come, so resamples are drawn over these and not over the tasks. */
function summary(question: Closeness['question'], values: readonly number[], seed: string): Closeness {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const kinds = [...times.keys()];
  const mean = (drawn: Uint32Array): number =>
    kinds.reduce((sum, value, kind) => sum + value * (drawn[kind] ?? 0), 0) / values.length;
  const interval = bootstrapCounts(Uint32Array.from(times.values()), mean, { seed, resamples: RESAMPLES });
  const { low = null, high = null } = interval ?? {};
  return { question, value: meanOf(values), low, high, tasks: values.length };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
