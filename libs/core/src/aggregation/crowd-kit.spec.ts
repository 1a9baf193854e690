import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Aggregation } from './aggregation.js';
import { dawidSkene } from './dawid-skene.js';
import { glad } from './glad.js';
import { mace } from './mace.js';
import { oneCoinDawidSkene } from './one-coin.js';
import { orderedLabels } from './ordered-labels.js';
import { ordinalDawidSkene } from './ordinal-dawid-skene.js';
import { goldWeightedVote, majorityVote, wawa, weightedMajorityVote } from './votes.js';

type Matrix = number[][];
type After = { iterations: number; posterior: Matrix };
type Trajectory = { after: After[]; logLikelihoodTrace: number[] };

/** Written by tests/oracles/regenerate_aggregation.py. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/oracles/golden/aggregation.json', import.meta.url), 'utf8'),
) as {
  rows: [string, string, string][];
  truth: number[];
  votes: {
    majority: Matrix;
    weighted: { weights: number[]; posterior: Matrix };
    wawa: { skills: number[]; posterior: Matrix };
    gold: { gold: number[]; skills: number[]; posterior: Matrix };
  };
  dawidSkene: Trajectory;
  oneCoin: Trajectory;
  glad: { posterior: Matrix; ability: number[]; difficulty: number[]; logPosterior: number };
  mace: {
    start: { guessing: number[]; guesses: Matrix };
    after: (After & { guessing: number[]; guesses: Matrix; logLikelihood: number })[];
    variational: After[];
  };
  ordinal: { posterior: Matrix; precision: number[]; logLikelihood: number };
};
const table = orderedLabels(golden.rows.map(([task, worker, label]) => ({ task, worker, label })));

function farthest(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual).toHaveLength(expected.length);
  return expected.reduce((most, value, at) => Math.max(most, Math.abs(value - (actual[at] as number))), 0);
}

/** Runs just so many iterations. */
const exactly = (iterations: number) => ({ maxIterations: iterations, tolerance: -1 });

function expectPosterior(actual: Aggregation, expected: Matrix, within = 1e-6): void {
  expect(farthest(actual.posterior, expected.flat())).toBeLessThan(within);
}

describe('votes as in Crowd-Kit 1.4.2', () => {
  it('have the same shares', () => {
    const { majority, weighted, wawa: agreement, gold } = golden.votes;
    expectPosterior(majorityVote(table), majority, 1e-12);
    expectPosterior(weightedMajorityVote(table, weighted.weights), weighted.posterior, 1e-12);
    expectPosterior(wawa(table), agreement.posterior, 1e-12);
    expectPosterior(goldWeightedVote(table, gold.gold, { smoothing: 0 }), gold.posterior, 1e-12);
  });
});

describe.each([
  ['Dawid–Skene', dawidSkene, golden.dawidSkene],
  ['one-coin Dawid–Skene', oneCoinDawidSkene, golden.oneCoin],
] as const)('%s as in Crowd-Kit 1.4.2', (_, aggregate, expected) => {
  it.each(expected.after)(
    'has the same posteriors after $iterations iterations',
    ({ iterations, posterior }) => {
      expectPosterior(aggregate(table, exactly(iterations)), posterior);
    },
  );

  it('climbs through the same log-likelihoods', () => {
    const { logLikelihoodTrace } = aggregate(table, exactly(expected.logLikelihoodTrace.length));
    expect(farthest(logLikelihoodTrace, expected.logLikelihoodTrace)).toBeLessThan(1e-4);
  });
});

describe('GLAD as in Crowd-Kit 1.4.2', () => {
  it('ends at the same point', () => {
    const result = glad(table, { maxIterations: 20_000, tolerance: 1e-15 });
    expect(result.converged).toBe(true);
    expect(result.logLikelihood).toBeCloseTo(golden.glad.logPosterior, 4);
    expectPosterior(result, golden.glad.posterior);
    expect(farthest(result.ability, golden.glad.ability)).toBeLessThan(1e-5);
    expect(farthest(result.difficulty, golden.glad.difficulty)).toBeLessThan(1e-5);
  });
});

describe('MACE as in Crowd-Kit 1.4.2', () => {
  const { after, variational } = golden.mace;
  const start = {
    guessing: Float64Array.from(golden.mace.start.guessing),
    guesses: Float64Array.from(golden.mace.start.guesses.flat()),
  };

  it.each(variational)('has the same variational posteriors after $iterations iterations', (expected) => {
    expectPosterior(mace(table, { ...exactly(expected.iterations), start }), expected.posterior);
  });

  it.each(after)('has the same mode $iterations iterations after the same start', (expected) => {
    const result = mace(table, { ...exactly(expected.iterations), start, inference: 'mode' });
    expectPosterior(result, expected.posterior);
    expect(farthest(result.guessing, expected.guessing)).toBeLessThan(1e-6);
    expect(farthest(result.guesses, expected.guesses.flat())).toBeLessThan(1e-6);
    const smoothing = 0.01 / 4;
    const prior = [...result.guessing, ...result.guessing.map((chance) => 1 - chance), ...result.guesses];
    const logPrior = smoothing * prior.reduce((sum, chance) => sum + Math.log(chance), 0);
    expect((result.logLikelihood as number) - logPrior).toBeCloseTo(expected.logLikelihood, 4);
  });
});

describe('ordinal Dawid–Skene', () => {
  it('ends where L-BFGS-B does', () => {
    const result = ordinalDawidSkene(table, { maxIterations: 5_000, tolerance: 1e-14 });
    expect(result.logLikelihood).toBeCloseTo(golden.ordinal.logLikelihood, 4);
    expectPosterior(result, golden.ordinal.posterior, 1e-4);
    expect(farthest(result.precision, golden.ordinal.precision)).toBeLessThan(1e-3);
  });
});
