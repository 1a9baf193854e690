import type { OrderedLabels } from './ordered-labels.js';
import { voteShares } from './votes.js';

/**
 * Tasks × labels, row by row: the share of a task's labels that were this one. Disagreement as it was observed, for
 * training and scoring against what people said (Uma et al. 2021, "Learning from Disagreement", JAIR 72); the posterior of a
 * model says instead how sure one can be of a single true label, and goes to 0 or 1 as labels are added.
 */
export function labelDistribution(table: OrderedLabels): Float64Array {
  return voteShares(table);
}

/**
 * For each row of `labelCount` shares, Shannon's entropy in bits: −Σ p · log₂ p, with 0 · log 0 = 0. From 0 (one label has
 * everything) to log₂ labelCount (all alike). Of a distribution of few labels it is too low on average, the more so
 * the fewer labels a task has (Miller 1955): compare only tasks with equally many.
 */
export function entropyBits(shares: Float64Array, labelCount: number): Float64Array {
  const entropy = new Float64Array(shares.length / labelCount);
  shares.forEach((share, cell) => {
    if (share > 0) (entropy[Math.floor(cell / labelCount)] as number) -= share * Math.log2(share);
  });
  return entropy;
}

/** The entropy as a share of its maximum, log₂ labelCount: 0 to 1. */
export function normalizedEntropy(shares: Float64Array, labelCount: number): Float64Array {
  return entropyBits(shares, labelCount).map((bits) => bits / Math.log2(labelCount));
}
