import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean } from './moments.js';
import { normalQuantile } from './normal.js';

/** Σ(x − x̄)(y − ȳ) ÷ √(Σ(x − x̄)² Σ(y − ȳ)²); null when one of the two does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 2) return null;
  const x = mean(pairs.map(([first]) => first));
  const y = mean(pairs.map(([, second]) => second));
  let products = 0;
  let left = 0;
  let right = 0;
  for (const [first, second] of pairs) {
    products += (first - x) * (second - y);
    left += (first - x) ** 2;
    right += (second - y) ** 2;
  }
  if (!(left > 0 && right > 0)) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(left * right)));
}

/**
 * Pearson's r with Fisher's interval: tanh(artanh r ± z/√(n − 3)) (Fisher 1921). Assumes independent pairs; the interval
 * also that both are normal. Undefined for fewer than four pairs, and when one of the two does not vary.
 */
export function pearson(pairs: readonly (readonly [number, number])[], level = 0.95): Estimate {
  const n = pairs.length;
  if (n < 4) return undefinedBecause(`A correlation needs four pairs or more; there are ${n}.`);
  const value = correlation(pairs);
  if (value === null) return undefinedBecause('One of the two never varies, so nothing can go together.');
  const half = normalQuantile(1 - (1 - level) / 2) / Math.sqrt(n - 3);
  const limit = (shift: number): number => Math.tanh(Math.atanh(value) + shift);
  return { value, low: limit(-half), high: limit(half), level, method: "Pearson's r, Fisher's interval", n };
}
