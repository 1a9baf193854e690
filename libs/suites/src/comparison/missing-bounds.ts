import { clusterMeans, type IntervalLimits, mean } from '@ethogram/core';
import type { PairedScore } from './pair-scores.js';

/**
 * The least and the greatest shift there could be if every missing answer had been given (Manski 1990, "worst-case bounds"): for
 * the least, a missing tuned answer counts as the lowest score there is and a missing base answer as the highest; for the
 * greatest the other way round. As the shift itself it is a mean over cluster means, so that without missing answers both are
 * the shift. Assumes nothing about why answers are missing, which is why it is wide. Null without samples or a range.
 */
export function missingBounds(
  pairs: readonly PairedScore[],
  range: readonly [number, number] | null,
): IntervalLimits | null {
  if (range === null || pairs.length === 0) return null;
  const [lowest, highest] = range;
  const clusters = pairs.map(({ cluster }) => cluster);
  const shiftWith = (missingBase: number, missingTuned: number): number =>
    mean(
      clusterMeans(
        pairs.map(({ base, tuned }) => (tuned ?? missingTuned) - (base ?? missingBase)),
        clusters,
      ),
    );
  return { low: shiftWith(highest, lowest), high: shiftWith(lowest, highest) };
}
