import type { Estimate } from '@ethogram/core';
import { clusterMeanInterval, isDefined, undefinedBecause, wilsonInterval } from '@ethogram/core';
import type { CapabilitySamplePlan } from '../sample-plan.js';

export type CapabilityMetrics = {
  /** Share of the questions with one right answer that were answered rightly; Wilson's interval. */
  accuracy: Estimate;
  /** Share of the open questions that were answered with nothing but a digit; Wilson's interval. */
  collapse: Estimate;
  /** e to the mean negative log-likelihood per token, over texts; the ends of the t interval raised likewise. */
  perplexity: Estimate;
};

/**
 * One run of the neutral set. Missing answers: a question that was refused or could not be read counts as answered wrongly, so
 * that a model cannot get better by falling silent; open questions and texts without a score are left out, and `n` says
 * how many stayed.
 */
export function capabilityMetrics(
  plan: readonly CapabilitySamplePlan[],
  scores: ReadonlyMap<string, number>,
): CapabilityMetrics {
  const of = (reading: CapabilitySamplePlan['meta']['reading']): CapabilitySamplePlan[] =>
    plan.filter(({ meta }) => meta.reading === reading);
  const scored = (samples: readonly CapabilitySamplePlan[]): number[] =>
    samples.flatMap(({ key }) => scores.get(key) ?? []);
  const ones = (values: readonly number[]): number => values.filter((value) => value === 1).length;
  const choices = of('labels');
  const open = scored(of('text'));
  const texts = of('perplexity').filter(({ key }) => scores.has(key));
  const likelihood = clusterMeanInterval(
    scored(texts),
    texts.map(({ cluster }) => cluster),
  );
  return {
    accuracy: wilsonInterval(ones(scored(choices)), choices.length),
    collapse: wilsonInterval(ones(open), open.length),
    perplexity: isDefined(likelihood)
      ? {
          ...likelihood,
          value: Math.exp(likelihood.value),
          low: Math.exp(likelihood.low),
          high: Math.exp(likelihood.high),
          method: `e to the ${likelihood.method}`,
        }
      : undefinedBecause(likelihood.reason),
  };
}
