import { bootstrapCounts, type ResampleOptions } from '../statistics/bootstrap-counts.js';
import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { type Answers, completeRows } from './answers.js';
import { correlationsOf, covarianceMatrix, type SquareMatrix } from './covariance.js';
import { oneFactor } from './one-factor.js';

/**
 * McDonald's ω (total, one factor) of keyed items: (Σ s_i λ_i)² ÷ [(Σ s_i λ_i)² + Σ s_i² (1 − λ_i²)], with s_i the standard deviation of item i
 * and λ_i its loading on one common factor, fitted to the correlations by minimum residuals (`oneFactor`): the share of the
 * variance of the sum of the items, as they are scored, that the factor explains (McDonald 1999, ch. 6).
 *
 * Unlike α it lets items load differently; it assumes that one factor is behind them and that errors are uncorrelated.
 * Missing answers: only people who answered every item count; `n` says how many. Interval: percentile bootstrap over
 * people; resamples without a solution are left out and told. Undefined for fewer than three items or such people, when
 * an item does not vary, when the fit does not converge, and in a Heywood case.
 */
export function mcdonaldOmega(people: readonly Answers[], options: ResampleOptions = {}): Estimate {
  const rows = completeRows(people);
  const n = rows.length;
  const k = people[0]?.length ?? 0;
  if (k < 3) return undefinedBecause('One factor is determined by three items or more.');
  if (n < 3) return undefinedBecause(`Only ${n} of ${people.length} people answered all ${k} items.`);
  const point = omegaOf(covarianceMatrix(rows));
  if (typeof point !== 'number') return undefinedBecause(point.reason);
  const interval = bootstrapCounts(
    new Uint32Array(n).fill(1),
    (times) => {
      const drawn = omegaOf(covarianceMatrix(rows, times));
      return typeof drawn === 'number' ? drawn : null;
    },
    { seed: 'mcdonald-omega', resamples: 500, ...options },
    'people',
  );
  if (!interval) return undefinedBecause('No resample of the people has a one-factor solution.');
  const { low, high, level, method } = interval;
  return {
    value: point,
    low,
    high,
    level,
    method: `McDonald's omega of ${k} items (one factor by minimum residuals), ${method}`,
    n,
  };
}

function omegaOf(covariances: SquareMatrix): number | { reason: string } {
  const correlations = correlationsOf(covariances);
  if (!correlations) return { reason: 'An item has the same answer from everybody; leave it out.' };
  const factor = oneFactor(correlations);
  if (!factor.ok) return factor;
  let common = 0;
  let unique = 0;
  factor.loadings.forEach((loading, item) => {
    const variance = covariances[item]?.[item] as number;
    common += Math.sqrt(variance) * loading;
    unique += variance * (1 - loading * loading);
  });
  return common ** 2 / (common ** 2 + unique);
}
