import { bootstrapCounts, type ResampleOptions } from '../statistics/bootstrap-counts.js';
import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';

/** Seed, level (default 0.95) and number of resamples (default 1000) of the interval. */
export type AgreementOptions = ResampleOptions;

export const NOTHING_TO_COMPARE = 'No unit has two labels or more.';
export const NOTHING_VARIES = 'All labels are the same, so agreement cannot be told from chance.';

/**
 * A coefficient with its percentile bootstrap interval over units. A resample in which nothing varies has no
 * coefficient; it is perfect agreement as far as it goes, and counts as 1.
 * @param pointOf the coefficient when each kind of unit comes so often; null where nothing varies
 * @param n units with two labels or more
 */
export function coefficient(
  name: string,
  times: Uint32Array,
  pointOf: (times: Uint32Array) => number | null,
  n: number,
  options: AgreementOptions,
): Estimate {
  if (n === 0) return undefinedBecause(NOTHING_TO_COMPARE);
  const value = pointOf(times);
  if (value === null) return undefinedBecause(NOTHING_VARIES);
  const interval = bootstrapCounts(times, (drawn) => pointOf(drawn) ?? 1, options);
  if (!interval)
    return undefinedBecause(
      'Only one unit has two labels or more; it takes two to tell agreement from chance.',
    );
  const { low, high, level, method } = interval;
  return { value, low, high, level, method: `${name}, ${method}`, n };
}
