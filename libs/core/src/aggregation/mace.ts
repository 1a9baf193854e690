import { SeededRandom } from '../random/seeded-random.js';
import type { Aggregation } from './aggregation.js';
import type { CountPrior } from './count-prior.js';
import { smoothedShares, variationalShares } from './count-prior.js';
import type { EmModel, EmOptions } from './expectation-maximization.js';
import { climb, normalizeLogRow } from './expectation-maximization.js';
import type { OrderedLabels } from './ordered-labels.js';

/** P(guesses) for each worker, and workers × labels: what they say when they guess. */
export type MaceParameters = { guessing: Float64Array; guesses: Float64Array };

export type MaceOptions = EmOptions & {
  /** Default `variational`, as the paper advises. */
  inference?: 'variational' | 'mode';
  seed?: string | number;
  /** Random starts, of which the one with the best end is taken; default 10. */
  restarts?: number;
  /** Instead of random starts. */
  start?: MaceParameters;
};

export type MaceResult = Aggregation & MaceParameters;

/**
 * MACE: a worker either knows the true label and says it, or guesses from a habit of their own (Hovy, Berg-Kirkpatrick,
 * Vaswani and Hovy 2013, "Learning Whom to Trust with MACE", NAACL).
 *
 *     P(w says l | true t) = g_w · ξ_w(l) + (1 − g_w) · [l = t];  true labels equally likely beforehand
 *
 * `variational`: g ~ Beta(½, ½) and ξ ~ Dirichlet(10), fitted by variational Bayes; what stands in `logLikelihood` is the lower
 * bound of the log evidence. `mode`: expected counts plus 0.01 ÷ labels, which is the posterior mode under Dirichlet priors of one
 * more than that; their log density is included. Both as in Crowd-Kit. There are several maxima: hence random starts, seeded.
 *
 * Assumes that who does not guess is never wrong, so that it is strong against careless people and weak where careful ones
 * disagree. Missing labels are missing whatever the truth. `guessing` and `guesses` are posterior means or modes.
 */
export function mace(table: OrderedLabels, options: MaceOptions = {}): MaceResult {
  const { inference = 'variational', seed = 'mace', restarts = 10, start } = options;
  if (!start && !(restarts >= 1)) throw new RangeError('At least one start is needed.');
  const random = SeededRandom.from('mace', seed);
  const count = start ? 1 : restarts;
  const how = inference === 'variational' ? 'variational Bayes' : 'EM';
  const method = start ? `MACE, ${how}` : `MACE, ${how}, best of ${restarts} starts, seed ${seed}`;
  let best: MaceResult | undefined;
  for (let run = 0; run < count; run += 1) {
    const model = new GuessingModel(table, start ?? randomStart(table, random), inference);
    const posterior = new Float64Array(table.taskNames.length * table.labelNames.length);
    model.expect(posterior);
    const result = climb(method, table, model, posterior, options);
    if ((result.logLikelihood as number) > (best?.logLikelihood ?? -Infinity))
      best = { ...result, guessing: model.means.guessing, guesses: model.means.guesses };
  }
  return best as MaceResult;
}

/** Even, but for a factor between 1 and 1.5. */
function randomStart(table: OrderedLabels, random: SeededRandom): MaceParameters {
  const labelCount = table.labelNames.length;
  const draw = (count: number): number[] => {
    const values = Array.from({ length: count }, () => 1 + random.next() / 2);
    const sum = values.reduce((total, value) => total + value, 0);
    return values.map((value) => value / sum);
  };
  return {
    guessing: Float64Array.from(table.workerNames, () => draw(2)[0] as number),
    guesses: Float64Array.from(table.workerNames.flatMap(() => draw(labelCount))),
  };
}

class GuessingModel implements EmModel {
  readonly means: MaceParameters;
  private readonly guessing: Float64Array;
  private readonly knowing: Float64Array;
  private readonly guesses: Float64Array;
  private readonly guessingPrior: CountPrior;
  private readonly habitPrior: CountPrior;
  private objective = 0;

  constructor(
    private readonly table: OrderedLabels,
    start: MaceParameters,
    inference: 'variational' | 'mode',
  ) {
    const { workerNames, labelNames } = table;
    if (
      start.guessing.length !== workerNames.length ||
      start.guesses.length !== workerNames.length * labelNames.length
    )
      throw new RangeError('A start has one chance of guessing a worker and one habit a worker and label.');
    this.guessing = start.guessing.slice();
    this.knowing = start.guessing.map((chance) => 1 - chance);
    this.guesses = start.guesses.slice();
    this.means = { guessing: start.guessing.slice(), guesses: start.guesses.slice() };
    const isVariational = inference === 'variational';
    this.guessingPrior = isVariational ? variationalShares(0.5) : smoothedShares(0.01 / labelNames.length);
    this.habitPrior = isVariational ? variationalShares(10) : smoothedShares(0.01 / labelNames.length);
  }

  maximize(posterior: Float64Array): void {
    const labelCount = this.table.labelNames.length;
    const { counts, answered } = this.guessedCounts(posterior);
    this.objective = 0;
    for (let who = 0; who < answered.length; who += 1) {
      const cells = counts.subarray(who * labelCount, (who + 1) * labelCount);
      const guessed = cells.reduce((sum, count) => sum + count, 0);
      const ofGuessing = this.guessingPrior([guessed, (answered[who] as number) - guessed]);
      const ofHabit = this.habitPrior(cells);
      [this.guessing[who], this.knowing[who]] = ofGuessing.weights as [number, number];
      this.guesses.set(ofHabit.weights, who * labelCount);
      this.means.guessing[who] = ofGuessing.means[0] as number;
      this.means.guesses.set(ofHabit.means, who * labelCount);
      this.objective += ofGuessing.objective + ofHabit.objective;
    }
  }

  expect(posterior: Float64Array): number {
    const { table, guessing, knowing, guesses } = this;
    const labelCount = table.labelNames.length;
    let objective = this.objective;
    for (let task = 0, at = 0; task < table.taskNames.length; task += 1, at += labelCount) {
      posterior.fill(-Math.log(labelCount), at, at + labelCount);
      for (let row = table.taskStart[task] as number; row < (table.taskStart[task + 1] as number); row += 1) {
        const who = table.worker[row] as number;
        const label = table.label[row] as number;
        const guessed = (guessing[who] as number) * (guesses[who * labelCount + label] as number);
        const logWrong = Math.log(guessed);
        (posterior[at + label] as number) += Math.log(guessed + (knowing[who] as number)) - logWrong;
        objective += logWrong;
      }
      objective += normalizeLogRow(posterior, at, labelCount);
    }
    return objective;
  }

  /** Workers × labels: how many of them were guessed, as expected; and how many there are for each worker. */
  private guessedCounts(posterior: Float64Array): { counts: Float64Array; answered: Float64Array } {
    const { task, worker, label, labelNames } = this.table;
    const labelCount = labelNames.length;
    const counts = new Float64Array(this.guesses.length);
    const answered = new Float64Array(this.guessing.length);
    for (let row = 0; row < task.length; row += 1) {
      const who = worker[row] as number;
      const cell = who * labelCount + (label[row] as number);
      const guessed = (this.guessing[who] as number) * (this.guesses[cell] as number);
      const right = posterior[(task[row] as number) * labelCount + (label[row] as number)] as number;
      (answered[who] as number) += 1;
      // A wrong label was surely guessed; a right one as likely as guessing would have hit it.
      (counts[cell] as number) += 1 - right + (right * guessed) / (guessed + (this.knowing[who] as number));
    }
    return { counts, answered };
  }
}
