import type { Aggregation } from './aggregation.js';
import type { EmModel, EmOptions } from './expectation-maximization.js';
import { climb, logShares, normalizeLogRow } from './expectation-maximization.js';
import type { OrderedLabels } from './ordered-labels.js';
import { rowsByWorker } from './ordered-labels.js';
import { medianLabels } from './weighted-median.js';
import { voteShares } from './votes.js';

export type OrdinalResult = Aggregation & {
  /** For each worker λ_w, from 0 (says anything alike) to 20 (never errs). */
  readonly precision: Float64Array;
  /** For each task the mean position on the scale, 0 for its first label: Σ k · posterior(k). */
  readonly position: Float64Array;
};

/** A worker this precise errs by a step twice in 1e9 labels. */
const MOST_PRECISE = 20;

/**
 * Dawid–Skene for an ordered scale: errors by one step are likelier than errors by two.
 *
 *     π_w(l | t) = exp(−λ_w · |l − t|) ÷ Σ_k exp(−λ_w · |k − t|)
 *
 * A restriction of the confusion matrices of Dawid and Skene 1979 to one precision a worker, which is the idea of
 * Lakshminarayanan and Teh 2013 (arXiv 1305.0015), here with two-sided exponential noise, which is one-dimensional
 * and concave in λ: the maximisation solves Σ posterior · |l − t| = Σ posterior · E(|k − t|) by bisection. On a scale of
 * two labels it is `oneCoinDawidSkene` for workers better than chance.
 *
 * The label is the median of the posterior, which has the least expected distance; a tie is a posterior of exactly one
 * half on either side and goes to the earlier label. Assumes that steps of the scale are alike and nobody leans to one
 * side. Otherwise as `dawidSkene`: starts at the vote shares, missing labels are missing whatever the truth.
 */
export function ordinalDawidSkene(table: OrderedLabels, options: EmOptions = {}): OrdinalResult {
  const model = new DistanceModel(table);
  const method = 'ordinal Dawid–Skene (distance), EM from the majority; median';
  const result = climb(method, table, model, voteShares(table), options);
  const labelCount = table.labelNames.length;
  const position = new Float64Array(table.taskNames.length);
  result.posterior.forEach((share, cell) => {
    (position[Math.floor(cell / labelCount)] as number) += (cell % labelCount) * share;
  });
  return { ...result, ...medianLabels(result.posterior, labelCount), precision: model.precision, position };
}

class DistanceModel implements EmModel {
  readonly precision: Float64Array;
  private readonly labelCount: number;
  private readonly byWorker: { order: Int32Array; start: Int32Array };
  private logPrior: Float64Array = new Float64Array();

  constructor(private readonly table: OrderedLabels) {
    this.labelCount = table.labelNames.length;
    this.precision = new Float64Array(table.workerNames.length);
    this.byWorker = rowsByWorker(table);
  }

  maximize(posterior: Float64Array): void {
    const { labelCount, table, byWorker } = this;
    this.logPrior = logShares(posterior, labelCount);
    const weights = new Float64Array(labelCount);
    for (let worker = 0; worker < this.precision.length; worker += 1) {
      weights.fill(0);
      let distance = 0;
      const end = byWorker.start[worker + 1] as number;
      for (let place = byWorker.start[worker] as number; place < end; place += 1) {
        const row = byWorker.order[place] as number;
        const from = (table.task[row] as number) * labelCount;
        for (let truth = 0; truth < labelCount; truth += 1) {
          const share = posterior[from + truth] as number;
          (weights[truth] as number) += share;
          distance += share * Math.abs((table.label[row] as number) - truth);
        }
      }
      this.precision[worker] = precisionOf(distance, weights);
    }
  }

  expect(posterior: Float64Array): number {
    const { labelCount, table, precision } = this;
    const logNormalizers = new Float64Array(precision.length * labelCount);
    precision.forEach((value, worker) => {
      logNormalizers.set(
        sumsAt(value, labelCount).sums.map((sum) => -Math.log(sum)),
        worker * labelCount,
      );
    });
    let logLikelihood = 0;
    for (let task = 0, at = 0; task < table.taskNames.length; task += 1, at += labelCount) {
      posterior.set(this.logPrior, at);
      for (let row = table.taskStart[task] as number; row < (table.taskStart[task + 1] as number); row += 1) {
        const worker = table.worker[row] as number;
        for (let truth = 0; truth < labelCount; truth += 1)
          (posterior[at + truth] as number) +=
            (logNormalizers[worker * labelCount + truth] as number) -
            (precision[worker] as number) * Math.abs((table.label[row] as number) - truth);
      }
      logLikelihood += normalizeLogRow(posterior, at, labelCount);
    }
    return logLikelihood;
  }
}

/** For each t, Σ_k exp(−λ|k − t|), and the same with each term times |k − t|: what lies above t and what lies below. */
function sumsAt(precision: number, labelCount: number): { sums: Float64Array; distances: Float64Array } {
  const ratio = Math.exp(-precision);
  const upTo = new Float64Array(labelCount);
  const timesSteps = new Float64Array(labelCount);
  for (let steps = 1, term = ratio; steps < labelCount; steps += 1, term *= ratio) {
    upTo[steps] = (upTo[steps - 1] as number) + term;
    timesSteps[steps] = (timesSteps[steps - 1] as number) + steps * term;
  }
  const both = (side: Float64Array, truth: number): number =>
    (side[truth] as number) + (side[labelCount - 1 - truth] as number);
  return {
    sums: upTo.map((_, truth) => 1 + both(upTo, truth)),
    distances: upTo.map((_, truth) => both(timesSteps, truth)),
  };
}

/** The λ at which the expected distance is the observed one, or the nearest end; expected distances fall with λ. */
function precisionOf(observed: number, weights: Float64Array): number {
  let low = 0;
  let high = MOST_PRECISE;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    const { sums, distances } = sumsAt(middle, weights.length);
    const expected = weights.reduce(
      (total, weight, truth) => total + (weight * (distances[truth] as number)) / (sums[truth] as number),
      0,
    );
    if (expected > observed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
