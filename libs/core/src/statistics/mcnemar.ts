import { chiSquareUpperTail } from './chi-square.js';
import type { UndefinedEstimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { logGamma } from './log-gamma.js';
import { incompleteBeta } from './student-t.js';

export type McnemarTest = {
  /** min(1, 2 · P(X ≤ smaller count)), X binomial with ½: never claims too much, often too little. */
  exact: number;
  /** The exact one less P(X = smaller count): the one to use (Fagerland, Lydersen and Laake 2013). */
  midP: number;
  /** With Edwards' (1948) correction: max(0, |b − c| − 1)² ÷ (b + c), one degree of freedom. */
  corrected: { statistic: number; pValue: number };
};

/**
 * Whether two yes/no answers to the same things differ in how often they are yes (McNemar 1947): two models on the same
 * situations, two people on the same tasks. Only the pairs that differ say anything: `onlyFirst` (b) where the first alone
 * is yes, `onlySecond` (c). All p-values are two-sided.
 *
 * Assumes independent pairs; of near-copies or several wordings use `pairedPermutationTest` with clusters. A pair with one
 * answer missing is no pair: leave it out, and say how many. Undefined where no pair differs.
 */
export function mcnemarTest(onlyFirst: number, onlySecond: number): McnemarTest | UndefinedEstimate {
  for (const count of [onlyFirst, onlySecond])
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`There cannot be ${count} pairs.`);
  const total = onlyFirst + onlySecond;
  if (total === 0) return undefinedBecause('No pair differs, so there is nothing to test.');
  const fewer = Math.min(onlyFirst, onlySecond);
  // P(X ≤ k) of n coin tosses is I_½(n − k, k + 1).
  const below = incompleteBeta(0.5, total - fewer, fewer + 1);
  const logWays = logGamma(total + 1) - logGamma(fewer + 1) - logGamma(total - fewer + 1);
  const statistic = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / total;
  return {
    exact: Math.min(1, 2 * below),
    midP: Math.min(1, 2 * below - Math.exp(logWays - total * Math.LN2)),
    corrected: { statistic, pValue: chiSquareUpperTail(statistic, 1) },
  };
}
