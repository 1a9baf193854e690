import type { LabelDistribution } from '../label-distribution.js';
import { likeliestLabel } from '../label-distribution.js';
import type { CapabilitySamplePlan } from '../sample-plan.js';
import { isDigitOnly } from './parser.js';

/** Of a question with one right answer: what was chosen, and how much probability the right answer had. */
export type ChoiceScore = { score: 0 | 1; chosen: string; correctProbability: number; mass: number };

/** 1 when the likeliest label is the right one, else 0. Throws RangeError when no label has any probability. */
export function scoreChoice(plan: CapabilitySamplePlan, distribution: LabelDistribution): ChoiceScore {
  const { correct } = plan.meta;
  if (correct === null) throw new RangeError(`"${plan.key}" has no right answer.`);
  if (!(distribution.mass > 0)) throw new RangeError('No label has any probability.');
  const chosen = likeliestLabel(distribution, plan.labels);
  return {
    score: chosen === correct ? 1 : 0,
    chosen,
    correctProbability: distribution.probabilities[correct] ?? 0,
    mass: distribution.mass,
  };
}

/** 1 when the answer to an open question is nothing but a digit, else 0: the mark of a model that fell into the survey. */
export function scoreCollapse(text: string): 0 | 1 {
  return isDigitOnly(text) ? 1 : 0;
}

/**
 * Mean negative log-likelihood per token in nats, −Σ log p ÷ scored tokens, where the first token has no probability of its
 * own: `tokens` counts it, `logprob` sums over the others. Perplexity is e to this power. Comparable between models with
 * one tokenizer, as a base model and its fine-tunes have. Throws RangeError for fewer than two tokens.
 */
export function scorePerplexity(scored: { tokens: number; logprob: number }): number {
  if (!(scored.tokens >= 2)) throw new RangeError('A text of fewer than two tokens has no probability.');
  return -scored.logprob / (scored.tokens - 1);
}
