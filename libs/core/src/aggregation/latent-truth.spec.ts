import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { dawidSkene } from './dawid-skene.js';
import { glad } from './glad.js';
import { mace } from './mace.js';
import { oneCoinDawidSkene } from './one-coin.js';
import { orderedLabels } from './ordered-labels.js';
import { ordinalDawidSkene } from './ordinal-dawid-skene.js';
import { majorityVote } from './votes.js';

const ONCE = { maxIterations: 1 };
const close = (actual: ArrayLike<number>, expected: readonly number[], digits = 8): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => expect(actual[at]).toBeCloseTo(value, digits));
};

// Two tasks and two workers: y y and n y.
const SMALL = orderedLabels([
  { task: 't1', worker: 'a', label: 'y' },
  { task: 't1', worker: 'b', label: 'y' },
  { task: 't2', worker: 'a', label: 'n' },
  { task: 't2', worker: 'b', label: 'y' },
]);

/** Labels of random quality; worker 0 takes the first label for the second and the second for the first. */
function synthetic(seed: number, { taskCount = 80, labelCount = 3, perTask = 5 } = {}) {
  const random = SeededRandom.from('latent truth', seed);
  const truth = Array.from({ length: taskCount }, () => random.integer(labelCount));
  const skills = Array.from({ length: 8 }, () => 0.4 + 0.5 * random.next());
  const rows = truth.flatMap((right, task) =>
    random
      .shuffle(skills.map((_, worker) => worker))
      .slice(0, perTask)
      .map((worker) => {
        const isRight = random.next() < (skills[worker] as number);
        const honest = isRight ? right : random.integer(labelCount);
        const label = worker === 0 && right < 2 ? 1 - right : honest;
        return { task: `t${String(task).padStart(3, '0')}`, worker: `w${worker}`, label: String(label) };
      }),
  );
  return {
    rows,
    truth,
    table: orderedLabels(
      rows,
      Array.from({ length: labelCount }, (_, label) => String(label)),
    ),
  };
}

describe('Dawid–Skene', () => {
  it('takes the step computed by hand', () => {
    // Vote shares (0, 1) and (½, ½): p = (¼, ¾); a says y of y in 1 of 1.5, n of y in ½ of 1.5, n of n always; b says y always.
    // t1: (¼ · 0, ¾ · ⅔ · 1) = (0, ½); t2: (¼ · 1 · 1, ¾ · ⅓ · 1) = (¼, ¼).
    const { posterior, logLikelihood, iterations, converged } = dawidSkene(SMALL, ONCE);
    close(posterior, [0, 1, 1 / 2, 1 / 2]);
    expect(logLikelihood).toBeCloseTo(2 * Math.log(1 / 2), 8);
    expect([iterations, converged]).toEqual([1, false]);
  });

  it('draws confusion towards even with a pseudo-count', () => {
    // With 1 added to each cell: a says y of y 2 of 3.5, n of y 1.5 of 3.5, n of n 1.5 of 2.5, y of n 1 of 2.5;
    // b says y of y 2.5 of 3.5, y of n 1.5 of 2.5. t1: ¼ · 0.4 · 0.6 = 0.06, ¾ · 4/7 · 5/7 = 15/49.
    const { posterior } = dawidSkene(SMALL, { ...ONCE, pseudoCount: 1 });
    expect(posterior[0]).toBeCloseTo(0.06 / (0.06 + 15 / 49), 12);
  });

  it('bears a task with more labels than a product of their probabilities can hold', () => {
    // 3,000 labels that are hardly better than tosses: 2^−3000 is far below the smallest number there is.
    const random = SeededRandom.from('crowded');
    const rows = Array.from({ length: 3_000 }, (_, worker) =>
      [0, 1, 2, 3].map((task) => ({
        task: `t${task}`,
        worker: `w${worker}`,
        label: random.next() < 0.55 ? String(task % 2) : String(random.integer(2)),
      })),
    ).flat();
    const { labels, posterior, logLikelihoodTrace } = dawidSkene(orderedLabels(rows), { maxIterations: 3 });
    expect([...labels]).toEqual([0, 1, 0, 1]);
    expect(posterior.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(logLikelihoodTrace.every(Number.isFinite)).toBe(true);
  });

  it('sees through somebody who mixes up two labels, as a vote cannot', () => {
    const { table, truth } = synthetic(4, { taskCount: 400, perTask: 4 });
    const right = (labels: Int32Array): number =>
      labels.filter((label, task) => label === truth[task]).length / 400;
    const found = dawidSkene(table);
    expect(found.converged).toBe(true);
    expect(right(found.labels)).toBeGreaterThan(right(majorityVote(table).labels) + 0.03);
    // Worker × given × true: the second label given where the first is true outweighs the first given there.
    const { confusion } = found.workers;
    expect(confusion[3]).toBeGreaterThan(5 * (confusion[0] as number));
  });
});

describe('one-coin Dawid–Skene', () => {
  it('takes the step computed by hand', () => {
    // Skills (1 + ½) ÷ 2 = ¾ each. t1: (¼ · ¼ · ¼, ¾ · ¾ · ¾) = (1, 27) ÷ 64; t2: (¼ · ¾ · ¼, ¾ · ¼ · ¾) = (3, 9) ÷ 64.
    const { posterior, skill, logLikelihood } = oneCoinDawidSkene(SMALL, ONCE);
    close(skill, [0.75, 0.75]);
    close(posterior, [1 / 28, 27 / 28, 1 / 4, 3 / 4]);
    expect(logLikelihood).toBeCloseTo(Math.log(28 / 64) + Math.log(12 / 64), 10);
  });
});

describe('GLAD', () => {
  it('learns nothing from one label and keeps its priors', () => {
    const one = orderedLabels([{ task: 't', worker: 'a', label: 'y' }], ['n', 'y']);
    const { posterior, ability, difficulty, logLikelihood } = glad(one);
    // σ(1 · e) = 0.938097; ln ½ for the label, −½ ln 2π for each of two priors.
    close(posterior, [1 - 0.938097, 0.938097], 6);
    close([...ability, ...difficulty], [1, Math.exp(-1)]);
    expect(logLikelihood).toBeCloseTo(Math.log(0.5) - Math.log(2 * Math.PI), 10);
  });

  it('ends where no parameter can be improved', () => {
    const { table } = synthetic(2);
    const { posterior, ability, difficulty } = glad(table, { maxIterations: 20_000, tolerance: 1e-15 });
    const slopes = ability.map((alpha) => 1 - alpha);
    const easeSlopes = difficulty.map((hard) => 1 + Math.log(hard));
    table.task.forEach((task, row) => {
      const worker = table.worker[row] as number;
      const ease = 1 / (difficulty[task] as number);
      const sigma = 1 / (1 + Math.exp(-(ability[worker] as number) * ease));
      const residual = (posterior[task * 3 + (table.label[row] as number)] as number) - sigma;
      (slopes[worker] as number) += residual * ease;
      (easeSlopes[task] as number) += residual * (ability[worker] as number) * ease;
    });
    for (const slope of [...slopes, ...easeSlopes]) expect(Math.abs(slope)).toBeLessThan(1e-5);
  });

  it('does not overshoot where a task has many labels, a third of them misleading', () => {
    const random = SeededRandom.from('many labels');
    const rows = Array.from({ length: 29 * 26 }, (_, place) => {
      const [task, worker] = [place % 29, Math.floor(place / 29)];
      const isRight = random.next() < (worker % 3 === 0 ? 0.2 : 0.8);
      return { task: `t${task}`, worker: `w${worker}`, label: String(isRight ? task % 2 : 1 - (task % 2)) };
    });
    const { logLikelihoodTrace, ability } = glad(orderedLabels(rows));
    logLikelihoodTrace
      .slice(1)
      .forEach((value, at) => expect(value).toBeGreaterThan((logLikelihoodTrace[at] as number) - 1e-9));
    expect(ability[0]).toBeLessThan(0);
  });
});

describe('MACE', () => {
  it('takes the step computed by hand', () => {
    // Everybody guesses half the time, evenly: P(right) ¾, P(wrong) ¼. t1: (1, 9) ÷ 16 → (0.1, 0.9); t2: even.
    // a guessed y at t1 with 0.1 + 0.9 ÷ 3 = 0.4, n at t2 with ½ + ½ ÷ 3 = ⅔: in all 16/15 of 2 labels; b y alone, as often.
    const start = { guessing: Float64Array.of(0.5, 0.5), guesses: new Float64Array(4).fill(0.5) };
    const { guessing, guesses, posterior } = mace(SMALL, { ...ONCE, start, inference: 'mode' });
    // With 0.005 added to each.
    const chance = (16 / 15 + 0.005) / 2.01;
    const [aNo, bYes] = [(2 / 3 + 0.005) / (16 / 15 + 0.01), (16 / 15 + 0.005) / (16 / 15 + 0.01)];
    close(guessing, [chance, chance]);
    close(guesses, [aNo, 1 - aNo, 1 - bYes, bYes]);
    // t1: n by guesses alone; y by guesses or knowing.
    const no = chance * (1 - aNo) * chance * bYes;
    const yes = (chance * (1 - aNo) + 1 - chance) * (chance * bYes + 1 - chance);
    expect(posterior[0]).toBeCloseTo(no / (no + yes), 8);
  });

  it('in its variational version believes its priors as well', () => {
    // The same counts with ½ and ½ for guessing or not, and 10 for each habit.
    const start = { guessing: Float64Array.of(0.5, 0.5), guesses: new Float64Array(4).fill(0.5) };
    const { guessing, guesses } = mace(SMALL, { ...ONCE, start });
    close(guessing, [(16 / 15 + 0.5) / 3, (16 / 15 + 0.5) / 3]);
    close(guesses.subarray(0, 2), [(2 / 3 + 10) / (16 / 15 + 20), (0.4 + 10) / (16 / 15 + 20)]);
  });

  it('tells who guesses', () => {
    const random = SeededRandom.from('guessers');
    const rows = Array.from({ length: 100 }, (_, task) =>
      ['a', 'b', 'c', 'guesser'].map((worker) => ({
        task: `t${String(task).padStart(2, '0')}`,
        worker,
        label: String(
          worker === 'guesser' ? random.integer(3) : random.next() < 0.9 ? task % 3 : random.integer(3),
        ),
      })),
    ).flat();
    const { guessing } = mace(orderedLabels(rows));
    expect(guessing[3]).toBeGreaterThan(0.8);
    expect(Math.max(...guessing.subarray(0, 3))).toBeLessThan(0.3);
  });

  it('takes the best of its starts, the same for a seed', () => {
    const { table } = synthetic(3);
    const best = mace(table, { seed: 1, restarts: 5 });
    expect(mace(table, { seed: 1, restarts: 5 })).toEqual(best);
    expect(best.logLikelihood).toBeGreaterThanOrEqual(
      mace(table, { seed: 1, restarts: 1 }).logLikelihood as number,
    );
  });
});

describe('ordinal Dawid–Skene', () => {
  it('solves for the distance that was seen', () => {
    // One task said 2, 2, 1 of three: shares (⅓, ⅔, 0). The third worker is off by ⅔ on average; with u = e^−λ,
    // ⅓ · (u + 2u²) ÷ (1 + u + u²) + ⅔ · 2u ÷ (1 + 2u) must be that.
    const rows = ['2', '2', '1'].map((label, worker) => ({ task: 't', worker: `w${worker}`, label }));
    const { precision, position, posterior } = ordinalDawidSkene(orderedLabels(rows, ['1', '2', '3']), ONCE);
    const u = Math.exp(-(precision[2] as number));
    expect((u + 2 * u * u) / (1 + u + u * u) / 3 + (4 * u) / (1 + 2 * u) / 3).toBeCloseTo(2 / 3, 9);
    expect(position[0]).toBeCloseTo((posterior[1] as number) + 2 * (posterior[2] as number), 12);
  });

  it('is one-coin Dawid–Skene where the scale has two labels', () => {
    const { table } = synthetic(5, { labelCount: 2, taskCount: 200 });
    const better = orderedLabels(
      [...table.task].flatMap((task, row) =>
        table.worker[row] === 0
          ? []
          : [{ task: `t${task}`, worker: `w${table.worker[row]}`, label: `${table.label[row]}` }],
      ),
    );
    const coin = oneCoinDawidSkene(better, { maxIterations: 50, tolerance: -1 });
    const ordinal = ordinalDawidSkene(better, { maxIterations: 50, tolerance: -1 });
    expect(Math.min(...coin.skill)).toBeGreaterThan(0.5);
    close(ordinal.posterior, [...coin.posterior], 6);
    expect(ordinal.logLikelihood).toBeCloseTo(coin.logLikelihood as number, 6);
  });

  it('puts a task between two labels that are far apart', () => {
    const said = Array.from({ length: 30 }, (_, task) =>
      task === 0 ? '11553' : String(1 + (task % 5)).repeat(5),
    );
    const rows = said.flatMap((labels, task) =>
      [...labels].map((label, worker) => ({
        task: `t${String(task).padStart(2, '0')}`,
        worker: `w${worker}`,
        label,
      })),
    );
    const { position } = ordinalDawidSkene(orderedLabels(rows));
    expect(position[0]).toBeCloseTo(2, 1);
  });
});

describe('every model', () => {
  const fewStarts: typeof mace = (table, options) => mace(table, { ...options, restarts: 2 });
  const maceMode: typeof mace = (table, options) => fewStarts(table, { ...options, inference: 'mode' });
  const models = { dawidSkene, oneCoinDawidSkene, glad, mace: fewStarts, maceMode, ordinalDawidSkene };

  it.each(Object.entries(models))('%s climbs without a step down, and stops', (_, model) => {
    for (let seed = 0; seed < 4; seed += 1) {
      const { table } = synthetic(seed, { labelCount: 4, perTask: 3 });
      const { logLikelihoodTrace, logLikelihood, converged, posterior, iterations } = model(table, {
        maxIterations: 5_000,
      });
      const falls = logLikelihoodTrace
        .slice(1)
        .map((value, at) => (logLikelihoodTrace[at] as number) - value);
      expect(Math.max(...falls)).toBeLessThan(1e-6);
      expect(logLikelihood).toBe(logLikelihoodTrace.at(-1));
      expect([converged, iterations]).toEqual([true, logLikelihoodTrace.length]);
      for (let task = 0; task < 80; task += 1)
        expect(posterior.subarray(4 * task, 4 * task + 4).reduce((sum, share) => sum + share, 0)).toBeCloseTo(
          1,
          12,
        );
    }
  });

  it.each(Object.entries(models))('%s does not depend on the order of the rows', (_, model) => {
    const { rows, table } = synthetic(1);
    expect(model(orderedLabels([...rows].reverse()))).toEqual(model(table));
  });

  it.each(Object.entries(models))(
    '%s bears a label that nobody gave and a worker with one label',
    (_, model) => {
      const { rows } = synthetic(1);
      const table = orderedLabels(
        [...rows, { task: 't000', worker: 'once', label: '2' }],
        ['0', '1', '2', 'never'],
      );
      const result = model(table);
      expect(result.posterior.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(result.labels).not.toContain(3);
    },
  );
});
