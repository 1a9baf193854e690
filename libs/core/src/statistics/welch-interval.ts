import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean, sampleVariance } from './moments.js';
import { studentTQuantile } from './student-t.js';

/**
 * The difference of two means, second − first, of independent groups whose variances may differ (Welch 1947):
 *
 *     x̄₂ − x̄₁ ± t(df) · √(s₁²/n₁ + s₂²/n₂),  df = (s₁²/n₁ + s₂²/n₂)² ÷ (s₁⁴/(n₁²(n₁ − 1)) + s₂⁴/(n₂²(n₂ − 1)))
 *
 * Exact for no sample, very good for normal ones and for larger ones of any shape (Satterthwaite 1946). Undefined for fewer
 * than two values in a group.
 */
export function welchInterval(first: readonly number[], second: readonly number[], level = 0.95): Estimate {
  const fewer = Math.min(first.length, second.length);
  if (fewer < 2)
    return undefinedBecause(`A difference needs two values or more in each group; one has ${fewer}.`);
  const parts = [first, second].map((values) => ({
    variance: sampleVariance(values) / values.length,
    df: values.length - 1,
  }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const value = mean(second) - mean(first);
  const n = first.length + second.length;
  const method = `difference of independent means, Welch's interval, ${first.length} and ${second.length}`;
  if (variance === 0) return { value, low: value, high: value, level, method, n };
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  const half = studentTQuantile(1 - (1 - level) / 2, df) * Math.sqrt(variance);
  return { value, low: value - half, high: value + half, level, method, n };
}
