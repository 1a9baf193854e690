import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { fQuantile } from '../statistics/f-distribution.js';
import { type Answers, completeRows } from './answers.js';
import { covarianceMatrix, totalOf, traceOf } from './covariance.js';

/**
 * Cronbach's α of keyed items: k ÷ (k − 1) · (1 − Σ s_i² ÷ s_X²), with k items of variances s_i² and their sum's variance s_X²
 * (Cronbach 1951). The interval is Feldt's: 1 − (1 − α) · F with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt 1965).
 *
 * It is a lower bound of reliability for items with uncorrelated errors, and the reliability where they load equally;
 * it says nothing about whether they measure one thing. The interval assumes normal people and equally good items.
 * Missing answers: only people who answered every item count; `n` says how many. Undefined for fewer than two
 * items or such people, and when their sums do not vary.
 */
export function cronbachAlpha(people: readonly Answers[], level = 0.95): Estimate {
  const rows = completeRows(people);
  const n = rows.length;
  const k = people[0]?.length ?? 0;
  if (k < 2) return undefinedBecause('Internal consistency needs two items or more.');
  if (n < 2) return undefinedBecause(`Only ${n} of ${people.length} people answered all ${k} items.`);
  const covariances = covarianceMatrix(rows);
  const total = totalOf(covariances);
  if (!(total > 0)) return undefinedBecause('Everybody has the same score, so no variance can be shared.');
  const value = (k / (k - 1)) * (1 - traceOf(covariances) / total);
  const tail = (1 - level) / 2;
  const limit = (p: number): number => 1 - (1 - value) * fQuantile(p, n - 1, (n - 1) * (k - 1));
  const method = `Cronbach's alpha of ${k} items, Feldt's interval`;
  return { value, low: limit(1 - tail), high: limit(tail), level, method, n };
}
