import type { LabelDistribution } from '../label-distribution.js';
import { type Outcome, readLabel, readOutcome } from '../read-outcome.js';

/** What an answer says about the options, in the order shown. */
export type ReadChoice = {
  outcome: Outcome;
  /** Adds up to 1; null unless answered. */
  probabilities: number[] | null;
};

/** From the probabilities of the option numbers, renormalised; unparsable when they hold too little mass. */
export function readDistribution(answer: LabelDistribution, labels: readonly string[]): ReadChoice {
  const outcome = readOutcome(answer, labels);
  if (outcome !== 'answered') return { outcome, probabilities: null };
  return { outcome, probabilities: labels.map((label) => answer.probabilities[label] ?? 0) };
}

/** From a text: the number it opens with, else the only option number in it. */
export function readChoiceText(answer: string, labels: readonly string[]): ReadChoice {
  const outcome = readOutcome(answer, labels);
  const chosen = readLabel(answer, labels);
  if (outcome !== 'answered' || chosen === null) return { outcome, probabilities: null };
  return { outcome, probabilities: labels.map((label) => (label === chosen ? 1 : 0)) };
}
