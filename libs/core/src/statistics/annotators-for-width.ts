import { normalQuantile } from './normal.js';
import { designEffect, smallestThat } from './sample-size.js';

export type WidthDesign = {
  /** Width of the whole interval, for example 0.1 for ± 5 points. */
  width: number;
  /** The share expected; default 0.5, which needs most. */
  share?: number;
  /** Default 0.95. */
  level?: number;
  /** How many labels each annotator gives towards this share; default 1. */
  labelsPerAnnotator?: number;
  /** How much one annotator's labels go together; default 0. With 1 more labels of the same person add nothing. */
  intraclassCorrelation?: number;
};

/**
 * How many annotators give a share an interval no wider than wanted, by Wilson's interval (1927) of n′ labels:
 *
 *     width = 2 z ÷ (1 + z²/n′) · √(p (1 − p) ÷ n′ + z² ÷ (4 n′²)),  n′ = annotators · m ÷ (1 + (m − 1) ρ)
 *
 * Assumes annotators drawn independently, all with m labels. Labels that will be missing make m smaller.
 */
export function annotatorsForWidth(design: WidthDesign): number {
  const { width, share = 0.5, level = 0.95, labelsPerAnnotator = 1, intraclassCorrelation = 0 } = design;
  if (!(width > 0 && width < 1)) throw new RangeError(`A width is between 0 and 1, not ${width}.`);
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share is from 0 to 1, not ${share}.`);
  const perAnnotator = labelsPerAnnotator / designEffect(labelsPerAnnotator, intraclassCorrelation);
  return smallestThat((annotators) => wilsonWidth(share, annotators * perAnnotator, level) <= width, 1);
}

/** The width of Wilson's interval of a share of n labels; n need not be whole. */
export function wilsonWidth(share: number, n: number, level = 0.95): number {
  const z = normalQuantile(1 - (1 - level) / 2);
  return ((2 * z) / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
}
