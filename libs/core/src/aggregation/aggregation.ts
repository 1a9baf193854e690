import type { OrderedLabels } from './ordered-labels.js';

/** What became of the labels of every task, and how everybody's labels compare with it. */
export type Aggregation = {
  readonly method: string;
  /**
   * Tasks × labels, row by row: P(the task's label is this one), given the labels and the model; for votes the share of
   * the votes, which is no probability. Each row sums to 1.
   */
  readonly posterior: Float64Array;
  /** For each task, the index of its label. */
  readonly labels: Int32Array;
  /** For each task, 1 where another label was as good and the order of the scale decided (the earlier label wins). */
  readonly ties: Uint8Array;
  readonly workers: WorkerCompetence;
  /** 0 for votes. */
  readonly iterations: number;
  /** Whether the last iteration changed no more than the tolerance; true for votes. */
  readonly converged: boolean;
  /** Of the labels under the returned parameters; with a prior on them, plus its log density. Null for votes. */
  readonly logLikelihood: number | null;
  /** The same after each iteration; it never falls. Empty for votes. */
  readonly logLikelihoodTrace: readonly number[];
};

/** How each worker's labels compare with the aggregate, by the same rule whatever the method. */
export type WorkerCompetence = {
  readonly labelCounts: Int32Array;
  /** Mean posterior of the labels a worker gave: their expected share of right ones. */
  readonly accuracy: Float64Array;
  /**
   * Workers × label given × true label: the expected number of such labels, Σ posterior(true) over the tasks to which
   * the worker gave that label. Counts and not shares, so that what rests on two labels looks like it.
   */
  readonly confusion: Float64Array;
};

/** Two posteriors closer than this are the same number computed in another order. */
const TIE = 1e-12;

/** The best label of each row and whether another is as good. */
export function decide(
  posterior: Float64Array,
  labelCount: number,
): { labels: Int32Array<ArrayBuffer>; ties: Uint8Array<ArrayBuffer> } {
  const taskCount = posterior.length / labelCount;
  const labels = new Int32Array(taskCount);
  const ties = new Uint8Array(taskCount);
  for (let task = 0; task < taskCount; task += 1) {
    const from = task * labelCount;
    let best = 0;
    for (let label = 1; label < labelCount; label += 1) {
      const lead = (posterior[from + label] as number) - (posterior[from + best] as number);
      if (lead > TIE) {
        best = label;
        ties[task] = 0;
      } else if (lead >= -TIE) ties[task] = 1;
    }
    labels[task] = best;
  }
  return { labels, ties };
}

/**
 * Accuracy_w = Σ over the rows of w of posterior(label given) ÷ rows of w. Against a vote, a worker agrees with
 * themselves a little: with n labels a task, 1/n of what is compared with is their own.
 */
export function competenceOf(table: OrderedLabels, posterior: Float64Array): WorkerCompetence {
  const labelCount = table.labelNames.length;
  const workerCount = table.workerNames.length;
  const labelCounts = new Int32Array(workerCount);
  const accuracy = new Float64Array(workerCount);
  const confusion = confusionCounts(table, posterior);
  for (const worker of table.worker) (labelCounts[worker] as number) += 1;
  for (let worker = 0; worker < workerCount; worker += 1) {
    let right = 0;
    for (let label = 0; label < labelCount; label += 1)
      right += confusion[(worker * labelCount + label) * labelCount + label] as number;
    accuracy[worker] = right / (labelCounts[worker] as number);
  }
  return { labelCounts, accuracy, confusion };
}

/** Workers × label given × true label: Σ posterior(true). Written into `into`, which is emptied first. */
export function confusionCounts(
  table: OrderedLabels,
  posterior: Float64Array,
  into: Float64Array = new Float64Array(table.workerNames.length * table.labelNames.length ** 2),
): Float64Array {
  const labelCount = table.labelNames.length;
  const { task, worker, label } = table;
  into.fill(0);
  for (let row = 0; row < task.length; row += 1) {
    const from = (task[row] as number) * labelCount;
    const to = ((worker[row] as number) * labelCount + (label[row] as number)) * labelCount;
    for (let truth = 0; truth < labelCount; truth += 1)
      (into[to + truth] as number) += posterior[from + truth] as number;
  }
  return into;
}

/** The result of something that is not iterated. */
export function voteResult(method: string, table: OrderedLabels, posterior: Float64Array): Aggregation {
  return {
    method,
    posterior,
    ...decide(posterior, table.labelNames.length),
    workers: competenceOf(table, posterior),
    iterations: 0,
    converged: true,
    logLikelihood: null,
    logLikelihoodTrace: [],
  };
}
