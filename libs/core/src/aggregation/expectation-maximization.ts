import type { Aggregation } from './aggregation.js';
import { competenceOf, decide } from './aggregation.js';
import type { OrderedLabels } from './ordered-labels.js';

export type EmOptions = {
  /** Default 200. */
  maxIterations?: number;
  /** Stops when an iteration adds less than this to the log-likelihood for each label; default 1e-7. Negative: never. */
  tolerance?: number;
};

/** One model to be fitted by expectation–maximisation (Dempster, Laird and Rubin 1977). */
export type EmModel = {
  /** Sets the parameters to what suits these posteriors best, or at least better than before. */
  maximize(posterior: Float64Array): void;
  /** Writes the posteriors under the parameters; returns the log-likelihood (plus log prior) of the parameters. */
  expect(posterior: Float64Array): number;
};

/**
 * Improves the parameters from the posteriors and the posteriors from the parameters, in turn; each turn is one
 * iteration. What is returned belongs together: the posteriors are those of the last parameters and the log-likelihood
 * is theirs. It finds a local maximum, the one its start leads to.
 */
export function climb(
  method: string,
  table: OrderedLabels,
  model: EmModel,
  posterior: Float64Array,
  { maxIterations = 200, tolerance = 1e-7 }: EmOptions,
): Aggregation {
  if (!(maxIterations >= 1)) throw new RangeError('At least one iteration is needed.');
  const trace: number[] = [];
  let converged = false;
  while (trace.length < maxIterations && !converged) {
    model.maximize(posterior);
    const logLikelihood = model.expect(posterior);
    const gain = logLikelihood - (trace.at(-1) ?? -Infinity);
    trace.push(logLikelihood);
    converged = gain < tolerance * table.task.length;
  }
  return {
    method,
    posterior,
    ...decide(posterior, table.labelNames.length),
    workers: competenceOf(table, posterior),
    iterations: trace.length,
    converged,
    logLikelihood: trace.at(-1) as number,
    logLikelihoodTrace: trace,
  };
}

/**
 * Turns log weights `row[from … from + count)` into shares in place and returns the log of their sum, without
 * under- or overflow.
 */
export function normalizeLogRow(rows: Float64Array, from: number, count: number): number {
  let largest = -Infinity;
  for (let at = from; at < from + count; at += 1) {
    const value = rows[at] as number;
    if (value > largest) largest = value;
  }
  let sum = 0;
  for (let at = from; at < from + count; at += 1) {
    const share = Math.exp((rows[at] as number) - largest);
    rows[at] = share;
    sum += share;
  }
  const scale = 1 / sum;
  for (let at = from; at < from + count; at += 1) (rows[at] as number) *= scale;
  return largest + Math.log(sum);
}

/** No probability is taken as smaller than this, so that none has an infinite logarithm. */
export const FLOOR = 1e-10;

/**
 * Logarithms of the mean posterior of each label. A label that nothing is in the least stays so, as it does in EM without
 * a floor: otherwise one that nobody gave could take in the tasks that fit no other.
 */
export function logShares(posterior: Float64Array, labelCount: number): Float64Array {
  const sums = new Float64Array(labelCount);
  for (let at = 0; at < posterior.length; at += labelCount) {
    for (let label = 0; label < labelCount; label += 1)
      (sums[label] as number) += posterior[at + label] as number;
  }
  const share = labelCount / posterior.length;
  return sums.map((sum) => (sum === 0 ? -Infinity : Math.log(Math.max(sum * share, FLOOR))));
}
