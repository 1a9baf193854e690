import { normalCumulative, normalQuantile } from './normal.js';
import { smallestThat } from './sample-size.js';

export type ProportionOptions = {
  /** Two-sided; default 0.05. */
  alpha?: number;
  /** By how much clusters make labels worth less, see `designEffect`; default 1. */
  effect?: number;
};

/**
 * The chance of telling two independent shares apart with n labels in each group, by the two-sided z test with the pooled
 * variance (Fleiss, Levin and Paik 2003, ch. 4, without their correction), n′ = n ÷ design effect:
 *
 *     power = Φ((|p₁ − p₂| √n′ − z s₀) ÷ s₁) + Φ((−|p₁ − p₂| √n′ − z s₀) ÷ s₁)
 *     s₀² = 2 p̄ (1 − p̄),  s₁² = p₁ (1 − p₁) + p₂ (1 − p₂)
 *
 * Large-sample: good from about five expected successes and failures in each group.
 */
export function twoProportionPower(
  first: number,
  second: number,
  perGroup: number,
  { alpha = 0.05, effect = 1 }: ProportionOptions = {},
): number {
  checkShares(first, second);
  const pooled = (first + second) / 2;
  const underNone = Math.sqrt(2 * pooled * (1 - pooled));
  const underThis = Math.sqrt(first * (1 - first) + second * (1 - second));
  return bothTails(Math.abs(first - second) * Math.sqrt(perGroup / effect), underNone, underThis, alpha);
}

/** The fewest labels in each group with at least this power; default 0.8. Throws RangeError for equal shares. */
export function perGroupForProportions(
  first: number,
  second: number,
  power = 0.8,
  options: ProportionOptions = {},
): number {
  if (first === second) throw new RangeError('Equal shares are told apart by no number of labels.');
  return smallestThat((perGroup) => twoProportionPower(first, second, perGroup, options) >= power, 1);
}

/**
 * The chance that McNemar's test finds that two answers to the same n things differ, where the first alone is yes in a share
 * `onlyFirst` of all pairs (p₁₀) and the second alone in `onlySecond` (p₀₁) (Connor 1987, Biometrics 43):
 *
 *     power = Φ((|p₁₀ − p₀₁| √n′ − z √(p₁₀ + p₀₁)) ÷ √(p₁₀ + p₀₁ − (p₁₀ − p₀₁)²)), and the other tail
 *
 * Large-sample, without a correction: within three points of the true power from some 20 pairs that differ on; the mid-p test
 * comes close, the exact one needs a few pairs more.
 */
export function mcnemarPower(
  onlyFirst: number,
  onlySecond: number,
  pairs: number,
  { alpha = 0.05, effect = 1 }: ProportionOptions = {},
): number {
  checkShares(onlyFirst, onlySecond);
  if (onlyFirst + onlySecond > 1)
    throw new RangeError('The shares of pairs that differ add up to more than 1.');
  const difference = Math.abs(onlyFirst - onlySecond);
  const differing = onlyFirst + onlySecond;
  const underThis = Math.sqrt(differing - difference ** 2);
  return bothTails(difference * Math.sqrt(pairs / effect), Math.sqrt(differing), underThis, alpha);
}

/** The fewest pairs with at least this power; default 0.8. Throws RangeError for equal shares. */
export function pairsForMcnemar(
  onlyFirst: number,
  onlySecond: number,
  power = 0.8,
  options: ProportionOptions = {},
): number {
  if (onlyFirst === onlySecond) throw new RangeError('Equal shares are told apart by no number of pairs.');
  return smallestThat((pairs) => mcnemarPower(onlyFirst, onlySecond, pairs, options) >= power, 1);
}

/** Chance that a normal with this mean and deviation lies outside ± z · (deviation without a difference). */
function bothTails(mean: number, underNone: number, underThis: number, alpha: number): number {
  const critical = normalQuantile(1 - alpha / 2) * underNone;
  if (underThis === 0) return mean > critical ? 1 : 0;
  return normalCumulative((mean - critical) / underThis) + normalCumulative((-mean - critical) / underThis);
}

function checkShares(...shares: number[]): void {
  for (const share of shares)
    if (!(share >= 0 && share <= 1)) throw new RangeError(`A share is from 0 to 1, not ${share}.`);
}
