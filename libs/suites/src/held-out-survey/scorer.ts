import type { PairedShift, ValueKey } from '@ethogram/core';
import { pairedShift, VALUE_KEYS } from '@ethogram/core';
import { pairByKey } from '../comparison/pair-by-key.js';
import type { ScoredSurveySample } from '../value-profile/scorer.js';

export type ValueShifts = Partial<Record<ValueKey, PairedShift>>;

/**
 * How far each value moved from base to tuned, in points of the rating scale: samples paired by key, clustered by
 * item family. Samples answered by one model only take no part. Values without a pair are absent.
 */
export function compareSurvey(
  base: readonly ScoredSurveySample[],
  tuned: readonly ScoredSurveySample[],
  options: { seed: string | number; level?: number },
): ValueShifts {
  const { pairs } = pairByKey(base, tuned);
  const shifts: ValueShifts = {};
  for (const value of VALUE_KEYS) {
    const ofValue = pairs
      .filter((pair) => pair.base.value === value)
      .map((pair) => ({ base: pair.base.score, tuned: pair.tuned.score, cluster: pair.base.cluster }));
    if (ofValue.length > 0)
      shifts[value] = pairedShift(ofValue, { ...options, seed: `${options.seed}|${value}` });
  }
  return shifts;
}
