import type { UndefinedEstimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { mean } from '../statistics/moments.js';

export type CircleFit = {
  /** The level a of the fitted wave. */
  readonly elevation: number;
  /** How far it rises above its level. */
  readonly amplitude: number;
  /** Where it is highest, as a place in the order given: 0 is the first entry, 2.5 halfway between the third and fourth. */
  readonly peak: number;
  /** The share of the profile's variance that the wave explains, from 0 to 1. */
  readonly rSquared: number;
  readonly n: number;
};

/**
 * How well a profile follows the circle: the least-squares wave y_j = a + b cos θ_j + c sin θ_j with θ_j = 2πj ÷ m around the m places of
 * the order, its amplitude √(b² + c²) and R² = 1 − residual ÷ total sum of squares.
 *
 * On a motivational circle neighbours go together and opposites conflict, so that a profile should rise and fall once around it
 * (Schwartz 1992); the statistic is the structural summary of Gurtman and Pincus 2003. Assumes equal steps around the
 * circle. Three numbers are fitted, so noise alone gives an R² of about 2 ÷ (n − 1). Missing entries (null) keep
 * their place and are left out. Undefined with fewer than five entries, or when they are all the same.
 * @param profile in the order of the circle, for values that of `VALUE_KEYS`
 */
export function circleFit(profile: readonly (number | null)[]): CircleFit | UndefinedEstimate {
  const step = (2 * Math.PI) / profile.length;
  const points = profile.flatMap((y, place) =>
    y === null ? [] : [{ y, cos: Math.cos(place * step), sin: Math.sin(place * step) }],
  );
  const n = points.length;
  if (n < 5) return undefinedBecause(`A wave around the circle needs five values or more; there are ${n}.`);
  const centre = { y: mean(points.map(({ y }) => y)), cos: 0, sin: 0 };
  centre.cos = mean(points.map(({ cos }) => cos));
  centre.sin = mean(points.map(({ sin }) => sin));
  const sums = { yy: 0, cc: 0, ss: 0, cs: 0, cy: 0, sy: 0 };
  for (const point of points) {
    const [y, c, s] = [point.y - centre.y, point.cos - centre.cos, point.sin - centre.sin];
    sums.yy += y * y;
    sums.cc += c * c;
    sums.ss += s * s;
    sums.cs += c * s;
    sums.cy += c * y;
    sums.sy += s * y;
  }
  if (!(sums.yy > 0)) return undefinedBecause('All values are the same, so there is no profile.');
  const determinant = sums.cc * sums.ss - sums.cs ** 2;
  const b = (sums.cy * sums.ss - sums.sy * sums.cs) / determinant;
  const c = (sums.sy * sums.cc - sums.cy * sums.cs) / determinant;
  const turns = Math.atan2(c, b) / step;
  return {
    elevation: centre.y - b * centre.cos - c * centre.sin,
    amplitude: Math.hypot(b, c),
    peak: (turns + profile.length) % profile.length,
    rSquared: (b * sums.cy + c * sums.sy) / sums.yy,
    n,
  };
}
