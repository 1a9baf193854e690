import { logGamma } from './log-gamma.js';

/** P(X > x) of the chi-square distribution with `df` degrees of freedom: Q(df ÷ 2, x ÷ 2). */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be positive, not ${df}.`);
  return x <= 0 ? 1 : upperGamma(df / 2, x / 2);
}

/**
 * The regularised upper incomplete gamma function Q(a, x), a > 0, x > 0 (Abramowitz and Stegun 6.5.29 and 6.5.31): one minus
 * the series below a + 1, the continued fraction above, where each is quick and exact.
 */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

/** Σ_n x^n ÷ (a (a + 1) … (a + n)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** 1 ÷ (x + 1 − a − 1 · (1 − a) ÷ (x + 3 − a − …)), by the modified Lentz method; no denominator vanishes for x > a + 1. */
function upperFraction(a: number, x: number): number {
  let base = x + 1 - a;
  let c = Infinity;
  let d = 1 / base;
  let fraction = d;
  for (let n = 1; n <= 10_000; n += 1) {
    const numerator = -n * (n - a);
    base += 2;
    d = 1 / (numerator * d + base);
    c = base + numerator / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}
