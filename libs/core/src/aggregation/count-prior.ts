import { digamma } from '../statistics/digamma.js';
import { logGamma } from '../statistics/log-gamma.js';

/** What is believed of shares after expected counts of them. */
export type CountPrior = (counts: ArrayLike<number>) => {
  /** What the next expectation uses in their place. */
  weights: number[];
  /** Sum to 1; what to report. */
  means: number[];
  /** What they add to the objective: a log prior, or minus a divergence. */
  objective: number;
};

/** The mode under a Dirichlet prior of 1 + δ each: (count + δ) ÷ Σ. The objective is δ · Σ log weight, up to a constant. */
export function smoothedShares(delta: number): CountPrior {
  return (counts) => {
    const added = Array.from(counts, (count) => count + delta);
    const total = sumOf(added);
    const weights = added.map((count) => count / total);
    return { weights, means: weights, objective: delta * sumOf(weights.map(Math.log)) };
  };
}

/**
 * Under a Dirichlet prior α, the exponential of the expected logarithms: exp(ψ(count + α) − ψ(Σ)), which add up to less
 * than 1. The objective is minus the Kullback–Leibler divergence of the posterior from the prior (Beal 2003, ch. 3).
 */
export function variationalShares(alpha: number): CountPrior {
  return (counts) => {
    const posterior = Array.from(counts, (count) => count + alpha);
    const total = sumOf(posterior);
    const logs = posterior.map((count) => digamma(count) - digamma(total));
    const size = posterior.length;
    const divergence =
      logGamma(total) -
      sumOf(posterior.map(logGamma)) -
      logGamma(size * alpha) +
      size * logGamma(alpha) +
      sumOf(posterior.map((count, place) => (count - alpha) * (logs[place] as number)));
    return {
      weights: logs.map(Math.exp),
      means: posterior.map((count) => count / total),
      objective: -divergence,
    };
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
