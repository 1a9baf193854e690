import type { Estimate, ValueKey } from '@ethogram/core';
import { clusterMeanInterval, VALUE_KEYS, welchInterval } from '@ethogram/core';
import type { Situation } from '../sample-plan.js';
import {
  humanAgreement,
  type HumanAgreementScores,
  type HumanVerdicts,
  type JudgedSituation,
} from './metrics.js';

/**
 * The agreement with people over the situations in which each value is at stake; values at stake in none are absent. A
 * situation counts for each of its values, so the results of two values are not independent of one another.
 */
export function agreementByValue(
  judged: readonly JudgedSituation[],
  people: readonly HumanVerdicts[],
  situations: readonly Pick<Situation, 'id' | 'stakes'>[],
): Partial<Record<ValueKey, HumanAgreementScores>> {
  const found: Partial<Record<ValueKey, HumanAgreementScores>> = {};
  for (const value of VALUE_KEYS) {
    const atStake = new Set(
      situations.filter(({ stakes }) => stakes.some((stake) => stake.value === value)).map(({ id }) => id),
    );
    const agreement = humanAgreement(
      judged.filter(({ situation }) => atStake.has(situation)),
      people,
    );
    if (agreement) found[value] = agreement;
  }
  return found;
}

export type SplitAtCutOff = {
  /** Situations posted before the cut-off, which the model may have read with their verdicts. */
  before: Estimate;
  /** Those posted on it or later. */
  after: Estimate;
  /** after − before. */
  difference: Estimate;
  /** Situations whose date nobody knows: in neither. */
  undated: number;
};

/**
 * A number of each situation, such as its distance from people or the change from base to tuned, before and after the day
 * the model's training data ends. What is better before only may be remembered instead of judged. Means with t intervals; their
 * difference with Welch's, since they are different situations; a change from base to tuned is paired within each situation
 * before it comes here. Assumes independent situations, and that older and newer ones differ in nothing else that matters,
 * which topics and flairs should be checked for.
 */
export function splitAtCutOff(
  values: readonly { readonly situation: string; readonly value: number }[],
  postedAt: ReadonlyMap<string, Date>,
  cutOff: Date,
): SplitAtCutOff {
  const dated = values.flatMap(({ situation, value }) => {
    const date = postedAt.get(situation);
    return date ? [{ situation, value, isAfter: date.getTime() >= cutOff.getTime() }] : [];
  });
  const before = dated.filter(({ isAfter }) => !isAfter);
  const after = dated.filter(({ isAfter }) => isAfter);
  const valuesOf = (rows: typeof dated): number[] => rows.map(({ value }) => value);
  const meanOf = (rows: typeof dated): Estimate =>
    clusterMeanInterval(
      valuesOf(rows),
      rows.map(({ situation }) => situation),
    );
  return {
    before: meanOf(before),
    after: meanOf(after),
    difference: welchInterval(valuesOf(before), valuesOf(after)),
    undated: values.length - dated.length,
  };
}
