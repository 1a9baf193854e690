import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';

/** Two-sided normal quantile of a 95 % interval. */
const Z_95 = 1.959963984540054;

/**
 * A share with its Wilson score interval at 95 % (Wilson 1927): sensible for few observations and for shares of 0 or 1,
 * where the usual normal interval is not. Undefined without observations.
 * @param successes whole number from 0 to `trials`
 */
export function wilsonInterval(successes: number, trials: number): Estimate {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials)
    throw new RangeError(`There cannot be ${successes} successes in ${trials} trials.`);
  if (trials === 0) return undefinedBecause('There is nothing to take a share of yet.');
  const share = successes / trials;
  const square = Z_95 ** 2;
  const centre = (share + square / (2 * trials)) / (1 + square / trials);
  const half =
    (Z_95 * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2))) / (1 + square / trials);
  return {
    value: share,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
    level: 0.95,
    method: 'Wilson score interval',
    n: trials,
  };
}
