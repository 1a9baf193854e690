import {
  answerOf,
  bootstrapInterval,
  type FormAnswer,
  isDefined,
  ITEM_DECISIONS,
  ITEM_REVIEW_PARTS,
  type ItemDecision,
  mean,
  type PartAnswer,
} from '@ethogram/core';

const RESAMPLES = 1_000;

/** What people said of one statement. Parts the form does not have count nothing. */
export interface ItemReview {
  readonly judgments: number;
  /** Mean fit to the value, with a 95 % percentile bootstrap over judgments; no interval below two. */
  readonly fit: number | null;
  readonly fitLow: number | null;
  readonly fitHigh: number | null;
  readonly decisions: Readonly<Record<ItemDecision, number>>;
  /** How often each wording option was chosen, the most frequent first. */
  readonly wording: readonly Count[];
  /** Values it was said to measure rather. */
  readonly otherValues: readonly Count[];
  readonly newWordings: readonly string[];
  readonly comments: readonly string[];
}

export interface Count {
  /** The id of the option. */
  readonly option: string;
  readonly count: number;
}

/** @param seed of the interval: the item's id */
export function itemReview(seed: string, answers: readonly FormAnswer[]): ItemReview {
  const { fit, otherValue, wording, decision, newWording, comment } = ITEM_REVIEW_PARTS;
  const given = (id: string): unknown[] => answers.flatMap(({ parts }) => asList(answerOf(parts, id)));
  const words = (id: string): string[] => given(id).filter((answer) => typeof answer === 'string');
  const decisions = words(decision);
  return {
    judgments: answers.length,
    ...fitOf(
      given(fit).filter((answer) => typeof answer === 'number'),
      seed,
    ),
    decisions: Object.fromEntries(
      ITEM_DECISIONS.map((name) => [name, decisions.filter((one) => one === name).length]),
    ) as Record<ItemDecision, number>,
    wording: counts(words(wording)),
    otherValues: counts(words(otherValue)),
    newWordings: words(newWording),
    comments: words(comment),
  };
}

function fitOf(ratings: readonly number[], seed: string): Pick<ItemReview, 'fit' | 'fitLow' | 'fitHigh'> {
  if (ratings.length === 0) return { fit: null, fitLow: null, fitHigh: null };
  const estimate = bootstrapInterval(ratings, { seed, resamples: RESAMPLES });
  return isDefined(estimate)
    ? { fit: estimate.value, fitLow: estimate.low, fitHigh: estimate.high }
    : { fit: mean(ratings), fitLow: null, fitHigh: null };
}

function counts(options: readonly string[]): Count[] {
  const grouped = Map.groupBy(options, (option) => option);
  return [...grouped]
    .map(([option, all]) => ({ option, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.option < b.option ? -1 : 1));
}

function asList(answer: PartAnswer | undefined): unknown[] {
  if (answer === undefined) return [];
  return Array.isArray(answer) ? answer : [answer];
}
