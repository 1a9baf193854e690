import type { Aggregation } from './aggregation.js';
import { voteResult } from './aggregation.js';
import type { OrderedLabels } from './ordered-labels.js';
import { voteShares } from './votes.js';

/** Shares closer to one half than this are one half. */
const TIE = 1e-12;

/**
 * The weighted median of the labels of each task on an ordered scale: the first label up to which at least half of the
 * weight lies (the lower one where exactly half does, which is marked as a tie). It has the least weighted sum of
 * distances in steps (Laplace; see Edgeworth 1888), and needs no more than the order.
 *
 * Assumes that the names of the labels stand in the order of the scale. `posterior` holds the vote shares.
 * @param weights one for each worker, not negative; without them everybody counts alike
 */
export function weightedMedian(table: OrderedLabels, weights?: ArrayLike<number>): Aggregation {
  const shares = voteShares(table, weights);
  const result = voteResult(weights ? 'weighted median' : 'median', table, shares);
  return { ...result, ...medianLabels(shares, table.labelNames.length) };
}

/** The lower median of each row of shares, and whether exactly half lies on either side. */
export function medianLabels(
  shares: Float64Array,
  labelCount: number,
): { labels: Int32Array<ArrayBuffer>; ties: Uint8Array<ArrayBuffer> } {
  const taskCount = shares.length / labelCount;
  const labels = new Int32Array(taskCount);
  const ties = new Uint8Array(taskCount);
  for (let task = 0; task < taskCount; task += 1) {
    let label = 0;
    let below = shares[task * labelCount] as number;
    while (below < 0.5 - TIE && label < labelCount - 1) {
      label += 1;
      below += shares[task * labelCount + label] as number;
    }
    labels[task] = label;
    ties[task] = Math.abs(below - 0.5) <= TIE ? 1 : 0;
  }
  return { labels, ties };
}
