import { logGamma } from './log-gamma.js';
import { normalCumulative } from './normal.js';
import { incompleteBeta } from './student-t.js';

/** Beyond this the series would underflow, and no power is told from 0 or 1. */
const FARTHEST = 37;

/**
 * P(T ≤ t) of the noncentral t distribution: T = (Z + δ) ÷ √(χ²_df ÷ df). With x = t² ÷ (df + t²), for t ≥ 0,
 *
 *     Φ(−δ) + ½ Σ_j [p_j · I_x(j + ½, df ÷ 2) + q_j · I_x(j + 1, df ÷ 2)]
 *     p_j = e^(−δ²/2) (δ²/2)^j ÷ j!,  q_j = δ ÷ √2 · e^(−δ²/2) (δ²/2)^j ÷ Γ(j + 3/2)
 *
 * (Lenth 1989, algorithm AS 243); for t < 0 one minus the same of −t and −δ. About 12 digits.
 */
export function noncentralTCumulative(t: number, df: number, delta: number): number {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be positive, not ${df}.`);
  if (t < 0) return 1 - noncentralTCumulative(-t, df, -delta);
  if (Math.abs(delta) > FARTHEST) return delta > 0 ? farAbove(t, df, delta) : 1;
  const x = (t * t) / (df + t * t);
  const half = (delta * delta) / 2;
  let sum = 0;
  let left = 1;
  for (let j = 0; j < 10_000 && (left > 1e-14 || j < half); j += 1) {
    const logPower = half === 0 ? (j === 0 ? 0 : -Infinity) : j * Math.log(half);
    const p = Math.exp(logPower - half - logGamma(j + 1));
    const q = (delta / Math.SQRT2) * Math.exp(logPower - half - logGamma(j + 1.5));
    sum += p * incompleteBeta(x, j + 0.5, df / 2) + q * incompleteBeta(x, j + 1, df / 2);
    left -= p;
  }
  return Math.min(1, Math.max(0, normalCumulative(-delta) + sum / 2));
}

/** For a far noncentrality: T ≤ t about when Z ≤ t (1 − 1 ÷ 4 df) − δ, scaled (Abramowitz and Stegun 26.7.10). */
function farAbove(t: number, df: number, delta: number): number {
  return normalCumulative((t * (1 - 1 / (4 * df)) - delta) / Math.sqrt(1 + (t * t) / (2 * df)));
}
