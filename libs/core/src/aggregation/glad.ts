import type { Aggregation } from './aggregation.js';
import type { EmModel, EmOptions } from './expectation-maximization.js';
import { climb, normalizeLogRow } from './expectation-maximization.js';
import type { OrderedLabels } from './ordered-labels.js';
import { rowsByWorker } from './ordered-labels.js';
import { voteShares } from './votes.js';

export type GladResult = Aggregation & {
  /** For each worker α_w: 0 says anything, below 0 misleads. */
  readonly ability: Float64Array;
  /** For each task 1 ÷ β_i, above 0: in a hard one even the able err. */
  readonly difficulty: Float64Array;
};

/** Both priors are normal with this mean and variance 1: of α and of ln β. */
const PRIOR_MEAN = 1;
const SWEEPS = 3;
const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * GLAD: how likely a label is right depends on the worker's ability and the task's difficulty (Whitehill, Ruvolo, Wu,
 * Bergsma and Movellan 2009, "Whose Vote Should Count More", NIPS 22).
 *
 *     P(label right) = σ(α_w · β_i), β_i > 0; every wrong label (1 − σ) ÷ (K − 1); true labels equally likely beforehand
 *
 * With the priors α ~ N(1, 1) and ln β ~ N(1, 1), which hold what few labels cannot: the log-likelihood reported includes
 * their log density. The maximisation sweeps over the α and then the ln β, each with a guarded Newton step, so that it
 * improves without reaching the maximum (generalised EM); Crowd-Kit uses conjugate gradients there, and both end at the
 * same point. Starts at α = ln β = 1. Assumptions and missing labels otherwise as for `oneCoinDawidSkene`.
 */
export function glad(table: OrderedLabels, options: EmOptions = {}): GladResult {
  const model = new AbilityModel(table);
  const posterior = voteShares(table);
  model.expect(posterior);
  const result = climb('GLAD, generalised EM', table, model, posterior, options);
  return {
    ...result,
    ability: model.ability,
    difficulty: model.logEase.map((logEase) => Math.exp(-logEase)),
  };
}

class AbilityModel implements EmModel {
  readonly ability: Float64Array;
  readonly logEase: Float64Array;
  private readonly byWorker: { order: Int32Array; start: Int32Array };
  /** For each row, the posterior of its label. */
  private readonly right: Float64Array;

  constructor(private readonly table: OrderedLabels) {
    this.ability = new Float64Array(table.workerNames.length).fill(PRIOR_MEAN);
    this.logEase = new Float64Array(table.taskNames.length).fill(PRIOR_MEAN);
    this.byWorker = rowsByWorker(table);
    this.right = new Float64Array(table.task.length);
  }

  maximize(posterior: Float64Array): void {
    const { task, label, labelNames } = this.table;
    for (let row = 0; row < task.length; row += 1)
      this.right[row] = posterior[
        (task[row] as number) * labelNames.length + (label[row] as number)
      ] as number;
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      for (let worker = 0; worker < this.ability.length; worker += 1) this.improveAbility(worker);
      for (let index = 0; index < this.logEase.length; index += 1) this.improveEase(index);
    }
  }

  expect(posterior: Float64Array): number {
    const { table, ability, logEase } = this;
    const labelCount = table.labelNames.length;
    const logOthers = Math.log(labelCount - 1);
    let logLikelihood = logNormal(ability) + logNormal(logEase);
    for (let task = 0, at = 0; task < table.taskNames.length; task += 1, at += labelCount) {
      posterior.fill(-Math.log(labelCount), at, at + labelCount);
      const ease = Math.exp(logEase[task] as number);
      for (let row = table.taskStart[task] as number; row < (table.taskStart[task + 1] as number); row += 1) {
        const logit = (ability[table.worker[row] as number] as number) * ease;
        const logWrong = logSigmoid(-logit) - logOthers;
        (posterior[at + (table.label[row] as number)] as number) += logSigmoid(logit) - logWrong;
        logLikelihood += logWrong;
      }
      logLikelihood += normalizeLogRow(posterior, at, labelCount);
    }
    return logLikelihood;
  }

  private improveAbility(worker: number): void {
    const { task } = this.table;
    const { order, start } = this.byWorker;
    const from = start[worker] as number;
    const to = start[worker + 1] as number;
    this.ability[worker] = newtonStep(this.ability[worker] as number, (ability) => {
      const sums = startOfSums(ability);
      for (let place = from; place < to; place += 1) {
        const row = order[place] as number;
        const ease = Math.exp(this.logEase[task[row] as number] as number);
        addLabel(sums, this.right[row] as number, ability * ease, ease);
      }
      return sums;
    });
  }

  private improveEase(index: number): void {
    const { worker, taskStart } = this.table;
    const from = taskStart[index] as number;
    const to = taskStart[index + 1] as number;
    this.logEase[index] = newtonStep(this.logEase[index] as number, (logEase) => {
      const sums = startOfSums(logEase);
      const ease = Math.exp(logEase);
      for (let row = from; row < to; row += 1) {
        const logit = (this.ability[worker[row] as number] as number) * ease;
        // The logit is α · e^x: its derivative by x is the logit itself.
        addLabel(sums, this.right[row] as number, logit, logit);
      }
      return sums;
    });
  }
}

/** The expected log density as a function of one parameter: its value, slope, and a curvature that is never below 1. */
type Sums = { value: number; slope: number; curvature: number };

function startOfSums(parameter: number): Sums {
  const off = parameter - PRIOR_MEAN;
  return { value: -(off * off) / 2, slope: -off, curvature: 1 };
}

function addLabel(sums: Sums, right: number, logit: number, derivative: number): void {
  const sigma = 1 / (1 + Math.exp(-logit));
  sums.value += right * logSigmoid(logit) + (1 - right) * logSigmoid(-logit);
  sums.slope += (right - sigma) * derivative;
  sums.curvature += sigma * (1 - sigma) * derivative * derivative;
}

/** Slope ÷ expected curvature, halved until it does no harm. */
function newtonStep(parameter: number, at: (parameter: number) => Sums): number {
  const { value, slope, curvature } = at(parameter);
  for (let step = slope / curvature; Math.abs(step) > 1e-14; step /= 2) {
    if (at(parameter + step).value >= value) return parameter + step;
  }
  return parameter;
}

/** ln σ(x), without overflow. */
function logSigmoid(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}

function logNormal(values: Float64Array): number {
  return values.reduce((sum, value) => sum - (value - PRIOR_MEAN) ** 2 / 2 - LOG_ROOT_TWO_PI, 0);
}
