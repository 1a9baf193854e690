import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { annotatorsForWidth, wilsonWidth } from './annotators-for-width.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { bcaLimits } from './bootstrap-statistic.js';
import { chiSquareUpperTail } from './chi-square.js';
import { holm } from './holm.js';
import { mcnemarTest } from './mcnemar.js';
import { mean } from './moments.js';
import { noncentralTCumulative } from './noncentral-t.js';
import { bowkerTest, stuartMaxwellTest } from './paired-categories.js';
import { pairedShiftPower } from './paired-shift-power.js';
import { pairedPermutationTest, permutationTest } from './permutation-test.js';
import { mcnemarPower, twoProportionPower } from './proportion-power.js';
import { quantileOfSorted } from './quantile.js';

type Four = [number, number, number, number];
type ChiSquare = [statistic: number, df: number, pValue: number];

/** Written by tests/oracles/regenerate_inference.py with SciPy and statsmodels. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/oracles/golden/inference.json', import.meta.url), 'utf8'),
) as {
  distributions: { chiSquare: [number, number, number][]; noncentralT: Four[] };
  bootstrap: Record<'value' | 'low' | 'high' | 'level', number> & Record<'resamples' | 'without', number[]>;
  permutation: Record<'first' | 'second' | 'before' | 'after', number[]> &
    Record<'mean' | 'median' | 'pairedMean' | 'pairedMedian', number>;
  mcnemar: Record<'onlyFirst' | 'onlySecond' | 'exact' | 'midP' | 'statistic' | 'pValue', number>[];
  squares: { table: number[][]; stuartMaxwell: ChiSquare; bowker: ChiSquare }[];
  deficient: { table: number[][]; stuartMaxwell: ChiSquare };
  corrections: Record<'pValues' | 'holm' | 'benjaminiHochberg', number[]>;
  powers: Record<'pairedShift' | 'twoProportions' | 'mcnemar', Four[]>;
  widths: Four[];
};
const asTest = ([statistic, df, pValue]: ChiSquare) => ({
  statistic: expect.closeTo(statistic, 8) as unknown,
  df,
  pValue: expect.closeTo(pValue, 10) as unknown,
});
const pValueOf = (result: object): number => ('pValue' in result ? (result.pValue as number) : Number.NaN);

describe('distributions as in SciPy', () => {
  it('have the same upper tails of chi-square', () => {
    for (const [x, df, expected] of golden.distributions.chiSquare)
      expect(Math.abs(chiSquareUpperTail(x, df) / expected - 1)).toBeLessThan(1e-10);
  });

  it('have the same noncentral t', () => {
    for (const [t, df, delta, expected] of golden.distributions.noncentralT)
      expect(noncentralTCumulative(t, df, delta)).toBeCloseTo(expected, 9);
  });
});

describe('resampling as in SciPy', () => {
  it('gives the same BCa limits for the same resamples', () => {
    const { resamples, value, without, level, low, high } = golden.bootstrap;
    const limits = bcaLimits(resamples, value, without, level);
    expect(limits?.low).toBeCloseTo(low, 8);
    expect(limits?.high).toBeCloseTo(high, 8);
  });

  it('gives the same exact permutation p-values', () => {
    const { first, second, before, after, ...expected } = golden.permutation;
    const byMean = (a: readonly number[], b: readonly number[]): number => mean(a) - mean(b);
    const median = (values: readonly number[]): number =>
      quantileOfSorted(
        [...values].sort((a, b) => a - b),
        0.5,
      );
    const byMedian = (a: readonly number[], b: readonly number[]): number => median(a) - median(b);
    const pairs = before.map((value, place) => ({ first: value, second: after[place] as number }));
    const options = { seed: 1 };
    expect(pValueOf(permutationTest(first, second, byMean, options))).toBeCloseTo(expected.mean, 12);
    expect(pValueOf(permutationTest(first, second, byMedian, options))).toBeCloseTo(expected.median, 12);
    expect(pValueOf(pairedPermutationTest(pairs, byMean, options))).toBeCloseTo(expected.pairedMean, 12);
    expect(pValueOf(pairedPermutationTest(pairs, byMedian, options))).toBeCloseTo(expected.pairedMedian, 12);
  });
});

describe('tests of pairs as in statsmodels', () => {
  it.each(golden.mcnemar)('McNemar of $onlyFirst against $onlySecond', (expected) => {
    expect(mcnemarTest(expected.onlyFirst, expected.onlySecond)).toEqual({
      exact: expect.closeTo(expected.exact, 9),
      midP: expect.closeTo(expected.midP, 9),
      corrected: {
        statistic: expect.closeTo(expected.statistic, 9),
        pValue: expect.closeTo(expected.pValue, 10),
      },
    });
  });

  it.each(golden.squares)('Stuart–Maxwell and Bowker of $table', ({ table, stuartMaxwell, bowker }) => {
    expect(stuartMaxwellTest(table)).toEqual(asTest(stuartMaxwell));
    expect(bowkerTest(table)).toEqual(asTest(bowker));
  });

  it('Stuart–Maxwell of groups that no pair crosses is that of the pseudo-inverse', () => {
    expect(stuartMaxwellTest(golden.deficient.table)).toEqual(asTest(golden.deficient.stuartMaxwell));
  });
});

describe('corrections for many tests as in statsmodels', () => {
  it('are the same', () => {
    const { pValues, ...expected } = golden.corrections;
    holm(pValues).forEach((p, place) => expect(p).toBeCloseTo(expected.holm[place] as number, 12));
    benjaminiHochberg(pValues).forEach((p, place) =>
      expect(p).toBeCloseTo(expected.benjaminiHochberg[place] as number, 12),
    );
  });
});

describe('powers as in statsmodels', () => {
  it('of the paired t test', () => {
    for (const [shift, clusters, alpha, expected] of golden.powers.pairedShift)
      expect(pairedShiftPower({ shift, deviation: 1, alpha }, clusters)).toBeCloseTo(expected, 7);
  });

  it('of two proportions', () => {
    for (const [first, second, perGroup, expected] of golden.powers.twoProportions)
      expect(twoProportionPower(first, second, perGroup)).toBeCloseTo(expected, 9);
  });

  it("of McNemar's test, within three points of all ways the pairs can fall", () => {
    for (const [onlyFirst, onlySecond, pairs, expected] of golden.powers.mcnemar)
      expect(Math.abs(mcnemarPower(onlyFirst, onlySecond, pairs) - expected)).toBeLessThan(0.03);
  });
});

describe("widths of Wilson's interval as in statsmodels", () => {
  it('are the same, and so many annotators are just enough', () => {
    for (const [share, n, level, width] of golden.widths) {
      expect(wilsonWidth(share, n, level)).toBeCloseTo(width, 9);
      expect(annotatorsForWidth({ share, level, width: width + 1e-9 })).toBe(n);
    }
  });
});
