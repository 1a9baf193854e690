import { incompleteBeta } from './student-t.js';

/** P(F ≤ f) of Fisher's F with `df1` and `df2` degrees of freedom, which need not be whole. */
export function fCumulative(f: number, df1: number, df2: number): number {
  if (!(df1 > 0) || !(df2 > 0)) throw new RangeError(`Degrees of freedom must be positive: ${df1}, ${df2}.`);
  return f <= 0 ? 0 : incompleteBeta((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2);
}

/** The f with P(F ≤ f) = p, 0 < p < 1, found by bisection on the incomplete beta function. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile needs a probability between 0 and 1, not ${p}.`);
  let high = 1;
  while (fCumulative(high, df1, df2) < p) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (fCumulative(middle, df1, df2) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
