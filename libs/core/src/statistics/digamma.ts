/**
 * ψ(x) = d ln Γ(x) ÷ dx for x > 0: upwards by ψ(x) = ψ(x + 1) − 1 ÷ x to 10, then the asymptotic series (Abramowitz and
 * Stegun 6.3.18). About 14 digits.
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The digamma function is taken of numbers above 0, not ${x}.`);
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted += 1) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760))))));
  return sum + Math.log(shifted) - 1 / (2 * shifted) - series;
}
