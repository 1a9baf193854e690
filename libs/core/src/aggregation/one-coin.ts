import type { Aggregation } from './aggregation.js';
import type { EmModel, EmOptions } from './expectation-maximization.js';
import { climb, FLOOR, logShares, normalizeLogRow } from './expectation-maximization.js';
import type { OrderedLabels } from './ordered-labels.js';
import { voteShares } from './votes.js';

export type OneCoinResult = Aggregation & {
  /** For each worker, the probability of a right label. */
  readonly skill: Float64Array;
};

/**
 * One-coin Dawid–Skene: a worker is right with probability s_w and otherwise says any of the K − 1 other labels alike
 * (Zhang, Chen, Zhou and Jordan 2016, "Spectral Methods Meet EM", JMLR 17).
 *
 *     P(true t | labels) ∝ p_t · Π over labels l of workers w of (s_w where l = t, else (1 − s_w) ÷ (K − 1))
 *     s_w = mean posterior of the labels w gave;  p_t = mean posterior of t
 *
 * One number a worker: the choice when people have labelled little. Starts at the vote shares. Assumptions and missing
 * labels as for `dawidSkene`; K counts the whole scale, given or not.
 */
export function oneCoinDawidSkene(table: OrderedLabels, options: EmOptions = {}): OneCoinResult {
  const model = new OneCoinModel(table);
  const result = climb(
    'one-coin Dawid–Skene, EM from the majority',
    table,
    model,
    voteShares(table),
    options,
  );
  return { ...result, skill: model.skill };
}

class OneCoinModel implements EmModel {
  readonly skill: Float64Array;
  private logPrior: Float64Array = new Float64Array();

  constructor(private readonly table: OrderedLabels) {
    this.skill = new Float64Array(table.workerNames.length);
  }

  maximize(posterior: Float64Array): void {
    const labelCount = this.table.labelNames.length;
    const { task, worker, label } = this.table;
    this.logPrior = logShares(posterior, labelCount);
    const answered = new Float64Array(this.skill.length);
    this.skill.fill(0);
    for (let row = 0; row < task.length; row += 1) {
      const who = worker[row] as number;
      (answered[who] as number) += 1;
      (this.skill[who] as number) += posterior[
        (task[row] as number) * labelCount + (label[row] as number)
      ] as number;
    }
    answered.forEach((count, who) => {
      this.skill[who] = Math.min(1 - FLOOR, Math.max(FLOOR, (this.skill[who] as number) / count));
    });
  }

  expect(posterior: Float64Array): number {
    const { taskNames, labelNames, taskStart, worker, label } = this.table;
    const labelCount = labelNames.length;
    const logWrong = this.skill.map((skill) => Math.log((1 - skill) / (labelCount - 1)));
    const gain = this.skill.map((skill, who) => Math.log(skill) - (logWrong[who] as number));
    let logLikelihood = 0;
    for (let task = 0, at = 0; task < taskNames.length; task += 1, at += labelCount) {
      posterior.set(this.logPrior, at);
      for (let row = taskStart[task] as number; row < (taskStart[task + 1] as number); row += 1) {
        const who = worker[row] as number;
        (posterior[at + (label[row] as number)] as number) += gain[who] as number;
        logLikelihood += logWrong[who] as number;
      }
      logLikelihood += normalizeLogRow(posterior, at, labelCount);
    }
    return logLikelihood;
  }
}
