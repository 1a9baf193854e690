import type { Aggregation } from './aggregation.js';
import { voteResult } from './aggregation.js';
import type { OrderedLabels } from './ordered-labels.js';

/**
 * Majority vote: share of label k = labels k ÷ labels of the task; the label with the largest share.
 *
 * Assumes that everybody is about equally good and errs without a system. A tie is marked and goes to the label that is
 * earlier on the scale.
 */
export function majorityVote(table: OrderedLabels): Aggregation {
  return voteResult('majority vote', table, voteShares(table));
}

/**
 * Weighted majority: share of label k = Σ weights of who said k ÷ Σ weights of who said anything.
 *
 * @param weights one for each worker, not negative. In a task where all weights are 0 everybody counts alike.
 */
export function weightedMajorityVote(table: OrderedLabels, weights: ArrayLike<number>): Aggregation {
  return voteResult('weighted majority vote', table, voteShares(table, weights));
}

/**
 * Worker agreement with aggregate (Wawa): a majority vote in which everybody weighs as much as the share of their labels
 * that a first, plain majority vote confirmed (as in Ustalov, Pavlichenko and Tseitlin 2024, "Learning from Crowds with
 * Crowd-Kit", JOSS 9(96)).
 *
 * Assumes that most people are right in most tasks. A tie of the first vote goes to the earlier label.
 */
export function wawa(table: OrderedLabels): Aggregation {
  const first = majorityVote(table);
  const { right, answered } = rightAnswers(table, first.labels);
  const weights = right.map((count, worker) => count / (answered[worker] as number));
  return voteResult('agreement with the majority (Wawa)', table, voteShares(table, weights));
}

export type GoldVoteOptions = {
  /** Answers of average quality added to everybody's; default 2. With 0, everybody needs an answer to gold. */
  smoothing?: number;
};

/**
 * A majority vote in which everybody weighs as much as they were right where the answer is known:
 *
 * w = (right_w + s · p̄) ÷ (gold_w + s), p̄ = share of right ones among all answers to gold, s the smoothing (shrinkage
 * towards the mean, as by a Beta prior with s pseudo-answers). Somebody without gold weighs p̄.
 *
 * Assumes that gold is as hard as the rest. The vote does not know which tasks are gold.
 * @param gold for each task the index of its known label, or −1
 */
export function goldWeightedVote(
  table: OrderedLabels,
  gold: ArrayLike<number>,
  { smoothing = 2 }: GoldVoteOptions = {},
): Aggregation {
  if (!(smoothing >= 0)) throw new RangeError(`A smoothing must be a number of 0 or more, not ${smoothing}.`);
  const { right, answered } = rightAnswers(table, gold);
  const total = answered.reduce((sum, count) => sum + count, 0);
  if (total === 0)
    throw new RangeError('Nobody answered a gold task: weigh by something else, or mark more gold.');
  const unknown = answered.indexOf(0);
  if (smoothing === 0 && unknown >= 0)
    throw new RangeError(
      `“${table.workerNames[unknown]}” answered no gold task and so has no weight: give a smoothing above 0.`,
    );
  const pooled = right.reduce((sum, count) => sum + count, 0) / total;
  const weights = right.map(
    (count, worker) => (count + smoothing * pooled) / ((answered[worker] as number) + smoothing),
  );
  const method = `majority vote weighted by accuracy on gold, smoothing ${smoothing}`;
  return voteResult(method, table, voteShares(table, weights));
}

/** Tasks × labels: the share of the weight of a task's labels that each label has. */
export function voteShares(table: OrderedLabels, weights?: ArrayLike<number>): Float64Array {
  if (weights) checkWeights(table, weights);
  const labelCount = table.labelNames.length;
  const shares = new Float64Array(table.taskNames.length * labelCount);
  const { taskStart, worker, label } = table;
  for (let task = 0; task < table.taskNames.length; task += 1) {
    const from = taskStart[task] as number;
    const to = taskStart[task + 1] as number;
    let total = 0;
    for (let row = from; row < to; row += 1) total += weights?.[worker[row] as number] ?? 1;
    for (let row = from; row < to; row += 1) {
      const weight = total > 0 ? (weights?.[worker[row] as number] ?? 1) / total : 1 / (to - from);
      (shares[task * labelCount + (label[row] as number)] as number) += weight;
    }
  }
  return shares;
}

function checkWeights({ workerNames }: OrderedLabels, weights: ArrayLike<number>): void {
  if (weights.length !== workerNames.length) throw new RangeError('There must be one weight per worker.');
  workerNames.forEach((name, worker) => {
    const weight = weights[worker] as number;
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`The weight of “${name}” is ${weight}; it must be a number of 0 or more.`);
  });
}

/** How many labels of each worker were compared with a known one (not −1), and how many were it. */
function rightAnswers(
  table: OrderedLabels,
  known: ArrayLike<number>,
): { right: Float64Array; answered: Float64Array } {
  if (known.length !== table.taskNames.length)
    throw new RangeError('There must be one known label per task, or −1 where none is known.');
  const right = new Float64Array(table.workerNames.length);
  const answered = new Float64Array(table.workerNames.length);
  table.task.forEach((task, row) => {
    const expected = known[task] as number;
    if (expected < 0) return;
    const worker = table.worker[row] as number;
    (answered[worker] as number) += 1;
    if (table.label[row] === expected) (right[worker] as number) += 1;
  });
  return { right, answered };
}
