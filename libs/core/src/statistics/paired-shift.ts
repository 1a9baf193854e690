import { clusterMeans, halfWidth } from './cluster-means.js';
import { mean, sampleVariance } from './moments.js';
import { signFlipPValue } from './sign-flip-test.js';

/** One sample answered by both models. `cluster` names what may not be treated as independent. */
export type ScorePair = { base: number; tuned: number; cluster: string };

export type PairedShift = {
  /** Mean over clusters of the mean (tuned − base), in the unit of the scores. */
  shift: number;
  /** Null with fewer than two clusters. */
  low: number | null;
  high: number | null;
  level: number;
  /** Pairs. */
  n: number;
  clusters: number;
  method: string;
  /** shift ÷ standard deviation of the cluster differences; null when that is zero or unknown. */
  standardizedShift: number | null;
  /** Two-sided, uncorrected; null with fewer than two clusters. */
  pValue: number | null;
};

/**
 * What changed from base to tuned on the same samples.
 *
 * d_g = mean over the pairs of cluster g of (tuned − base); shift = mean of the G values d_g;
 * interval = shift ± t(G − 1) · s_d/√G; p from flipping the signs of the d_g.
 * Pairing removes what samples have in common, clustering keeps wordings of one item from counting as many
 * (Miller 2024, arXiv 2411.00640). Throws RangeError without pairs.
 */
export function pairedShift(
  pairs: readonly ScorePair[],
  options: { seed: string | number; level?: number },
): PairedShift {
  if (pairs.length === 0) throw new RangeError('A shift needs at least one pair.');
  const level = options.level ?? 0.95;
  const differences = clusterMeans(
    pairs.map((pair) => pair.tuned - pair.base),
    pairs.map((pair) => pair.cluster),
  );
  const shift = mean(differences);
  const counts = { level, n: pairs.length, clusters: differences.length };
  if (differences.length < 2) {
    const method = 'one cluster: no interval';
    return { shift, low: null, high: null, ...counts, method, standardizedShift: null, pValue: null };
  }
  const half = halfWidth(differences, level);
  const deviation = Math.sqrt(sampleVariance(differences));
  return {
    shift,
    low: shift - half,
    high: shift + half,
    ...counts,
    method: `paired, t interval of ${differences.length} cluster means; sign-flip permutation p, seed ${options.seed}`,
    standardizedShift: deviation > 0 ? shift / deviation : null,
    pValue: signFlipPValue(differences, options.seed),
  };
}
