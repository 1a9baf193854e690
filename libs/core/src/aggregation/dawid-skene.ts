import type { Aggregation } from './aggregation.js';
import { confusionCounts } from './aggregation.js';
import type { EmModel, EmOptions } from './expectation-maximization.js';
import { climb, FLOOR, logShares, normalizeLogRow } from './expectation-maximization.js';
import type { OrderedLabels } from './ordered-labels.js';
import { voteShares } from './votes.js';

export type DawidSkeneOptions = EmOptions & {
  /**
   * Added to every cell of every confusion matrix: a Dirichlet prior, for people with few labels. Default 0, maximum
   * likelihood; with more, the log-likelihood reported includes the log prior, up to a constant.
   */
  pseudoCount?: number;
};

/**
 * Dawid–Skene: everybody has a confusion matrix, and the true label of a task is hidden (Dawid and Skene 1979,
 * "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm", Applied Statistics 28).
 *
 *     P(true t | labels) ∝ p_t · Π over labels l of workers w of π_w(l | t)
 *     p_t = mean posterior of t;  π_w(l | t) = Σ posterior(t) where w said l ÷ Σ posterior(t) where w said anything
 *
 * Starts at the vote shares. Assumes that workers err independently given the true label, each alike in all tasks, and
 * that missing labels are missing whatever the truth. Of a label that nothing a worker labelled could truly be, their
 * labels say nothing: π_w is even there over the labels they gave. Probabilities are kept above 1e-10, which can cost
 * the log-likelihood about as much for each label, and nothing else lets it fall.
 */
export function dawidSkene(table: OrderedLabels, options: DawidSkeneOptions = {}): Aggregation {
  const { pseudoCount = 0 } = options;
  if (!(pseudoCount >= 0))
    throw new RangeError(`A pseudo-count must be a number of 0 or more, not ${pseudoCount}.`);
  const model = new ConfusionModel(table, pseudoCount);
  const prior = pseudoCount > 0 ? `, pseudo-count ${pseudoCount}` : '';
  return climb(`Dawid–Skene, EM from the majority${prior}`, table, model, voteShares(table), options);
}

/** Below this sum, products of probabilities have lost digits. */
const NEAR_UNDERFLOW = 1e-250;

class ConfusionModel implements EmModel {
  private readonly labelCount: number;
  /** Workers × label given × true label: π_w(given | true). */
  private readonly confusion: Float64Array;
  private prior: Float64Array;
  private readonly isGiven: Uint8Array;

  constructor(
    private readonly table: OrderedLabels,
    private readonly pseudoCount: number,
  ) {
    this.labelCount = table.labelNames.length;
    this.confusion = new Float64Array(table.workerNames.length * this.labelCount ** 2);
    this.prior = new Float64Array(this.labelCount);
    this.isGiven = new Uint8Array(table.workerNames.length * this.labelCount).fill(pseudoCount > 0 ? 1 : 0);
    table.worker.forEach((worker, row) => {
      this.isGiven[worker * this.labelCount + (table.label[row] as number)] = 1;
    });
  }

  maximize(posterior: Float64Array): void {
    this.prior = logShares(posterior, this.labelCount).map(Math.exp);
    const counts = confusionCounts(this.table, posterior, this.confusion);
    for (let worker = 0; worker < this.table.workerNames.length; worker += 1)
      for (let truth = 0; truth < this.labelCount; truth += 1) this.normalize(counts, worker, truth);
  }

  /** Turns counts of what a worker said of one true label into shares. */
  private normalize(counts: Float64Array, worker: number, truth: number): void {
    const { labelCount, pseudoCount, isGiven } = this;
    const gave = worker * labelCount;
    let total = 0;
    for (let label = gave; label < gave + labelCount; label += 1) {
      // What a worker never said has no share: it occurs in no row.
      if (isGiven[label] === 0) continue;
      const cell = label * labelCount + truth;
      const count = Math.max((counts[cell] as number) + pseudoCount, FLOOR);
      counts[cell] = count;
      total += count;
    }
    for (let label = gave; label < gave + labelCount; label += 1)
      (counts[label * labelCount + truth] as number) /= total;
  }

  /** Multiplies probabilities, which is several times faster than adding logarithms; those only where they are needed. */
  expect(posterior: Float64Array): number {
    const { table, labelCount, confusion, prior } = this;
    const { taskStart, worker, label } = table;
    let logLikelihood = this.logPriorDensity();
    for (let task = 0, at = 0; task < table.taskNames.length; task += 1, at += labelCount) {
      for (let truth = 0; truth < labelCount; truth += 1) posterior[at + truth] = prior[truth] as number;
      const end = taskStart[task + 1] as number;
      for (let row = taskStart[task] as number; row < end; row += 1) {
        const from = ((worker[row] as number) * labelCount + (label[row] as number)) * labelCount;
        for (let truth = 0; truth < labelCount; truth += 1)
          (posterior[at + truth] as number) *= confusion[from + truth] as number;
      }
      let sum = 0;
      for (let truth = 0; truth < labelCount; truth += 1) sum += posterior[at + truth] as number;
      if (sum > NEAR_UNDERFLOW) {
        for (let truth = 0; truth < labelCount; truth += 1) (posterior[at + truth] as number) /= sum;
        logLikelihood += Math.log(sum);
      } else logLikelihood += this.expectInLogarithms(task, posterior);
    }
    return logLikelihood;
  }

  private expectInLogarithms(task: number, posterior: Float64Array): number {
    const { table, labelCount, confusion, prior } = this;
    const at = task * labelCount;
    posterior.set(prior.map(Math.log), at);
    for (let row = table.taskStart[task] as number; row < (table.taskStart[task + 1] as number); row += 1) {
      const from = ((table.worker[row] as number) * labelCount + (table.label[row] as number)) * labelCount;
      for (let truth = 0; truth < labelCount; truth += 1)
        (posterior[at + truth] as number) += Math.log(confusion[from + truth] as number);
    }
    return normalizeLogRow(posterior, at, labelCount);
  }

  private logPriorDensity(): number {
    if (this.pseudoCount === 0) return 0;
    return this.pseudoCount * this.confusion.reduce((sum, share) => sum + Math.log(share), 0);
  }
}
