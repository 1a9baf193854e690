import { noncentralTCumulative } from './noncentral-t.js';
import { designEffect, smallestThat } from './sample-size.js';
import { studentTQuantile } from './student-t.js';

export type PairedShiftDesign = {
  /** The true mean difference that should be found. */
  shift: number;
  /** Standard deviation of the differences of single pairs, above 0. */
  deviation: number;
  /** Pairs in each cluster, such as wordings of an item; default 1. */
  clusterSize?: number;
  /** How much differences in a cluster go together; default 0. */
  intraclassCorrelation?: number;
  /** Two-sided; default 0.05. */
  alpha?: number;
};

/**
 * The chance that `pairedShift` finds a shift in so many clusters: the two-sided t test of G cluster means, whose
 * standard deviation is s = deviation · √(design effect ÷ cluster size). With c = t(1 − α/2, G − 1) and δ = shift · √G ÷ s,
 * power = P(|T| > c), T noncentral t with G − 1 degrees of freedom and δ (Cohen 1988, ch. 2; Miller 2024, arXiv 2411.00640).
 *
 * Exact for normal cluster means. Missing pairs make clusters smaller: give the mean size that will be left.
 */
export function pairedShiftPower(design: PairedShiftDesign, clusters: number): number {
  const { shift, deviation, clusterSize = 1, intraclassCorrelation = 0, alpha = 0.05 } = design;
  if (!(deviation > 0)) throw new RangeError(`A standard deviation is above 0, not ${deviation}.`);
  if (!(clusters >= 2)) throw new RangeError(`A test of clusters needs at least two, not ${clusters}.`);
  const ofMean = deviation * Math.sqrt(designEffect(clusterSize, intraclassCorrelation) / clusterSize);
  const critical = studentTQuantile(1 - alpha / 2, clusters - 1);
  const delta = (Math.abs(shift) * Math.sqrt(clusters)) / ofMean;
  const at = (t: number): number => noncentralTCumulative(t, clusters - 1, delta);
  return 1 - at(critical) + at(-critical);
}

/** The fewest clusters with at least this power; default 0.8. Throws RangeError for a shift of 0. */
export function clustersForPairedShift(design: PairedShiftDesign, power = 0.8): number {
  if (design.shift === 0) throw new RangeError('A shift of 0 is found by no number of clusters.');
  return smallestThat((clusters) => pairedShiftPower(design, clusters) >= power, 2);
}
