import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from '../statistics/estimate.js';
import { cronbachAlpha } from './cronbach-alpha.js';
import { mcdonaldOmega } from './mcdonald-omega.js';
import { oneFactor } from './one-factor.js';
import { reliabilityOf, splitHalf } from './split-half.js';
import { testRetest } from './test-retest.js';

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

/** People whose answers are a trait times a loading plus noise. */
function people(count: number, loadings: readonly number[], seed: string): number[][] {
  const random = SeededRandom.from(seed);
  return Array.from({ length: count }, () => {
    const trait = random.normal();
    return loadings.map((loading) => loading * trait + Math.sqrt(1 - loading ** 2) * random.normal());
  });
}

describe("Cronbach's alpha", () => {
  it('is the one computed by hand', () => {
    // Items 1 2 3 and 2 2 5: variances 1 and 3; sums 3 4 8: variance 7; α = 2 · (1 − 4/7) = 6/7.
    const rows = [
      [1, 2],
      [2, 2],
      [3, 5],
    ];
    expect(valueOf(cronbachAlpha(rows))).toBeCloseTo(6 / 7, 12);
    // Feldt: F(0.975; 2, 2) = 39, F(0.025; 2, 2) = 1/39.
    expect(cronbachAlpha(rows)).toMatchObject({
      low: expect.closeTo(1 - 39 / 7, 9),
      high: expect.closeTo(1 - 1 / 273, 9),
    });
    expect(cronbachAlpha([...rows, [4, null]])).toEqual(cronbachAlpha(rows));
  });

  it('says why there is none', () => {
    expect(cronbachAlpha([[1], [2]])).toHaveProperty('reason', expect.stringContaining('two items'));
    expect(
      cronbachAlpha([
        [1, null],
        [2, 2],
      ]),
    ).toHaveProperty('reason', 'Only 1 of 2 people answered all 2 items.');
    expect(
      cronbachAlpha([
        [1, 2],
        [2, 1],
      ]),
    ).toHaveProperty('reason', expect.stringContaining('same score'));
  });
});

describe('one factor', () => {
  it('is found exactly where the correlations come from one', () => {
    // r_ij = λ_i λ_j of 0.9, 0.6, −0.5, 0.3.
    const loadings = [0.9, 0.6, -0.5, 0.3];
    const exact = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
    const factor = oneFactor(exact);
    if (!factor.ok) throw new Error(factor.reason);
    factor.loadings.forEach((loading, item) => expect(loading).toBeCloseTo(loadings[item] as number, 9));
  });

  it('says where there is none', () => {
    // λ_1² = r_12 r_13 ÷ r_23 = 0.64 ÷ 0.3 > 1.
    const heywood = [
      [1, 0.8, 0.8],
      [0.8, 1, 0.3],
      [0.8, 0.3, 1],
    ];
    expect(oneFactor(heywood)).toEqual({
      ok: false,
      reason: expect.stringContaining('item 1 (a Heywood case)'),
    });
  });
});

describe("McDonald's omega", () => {
  it('is near what the loadings say, and above alpha where they differ', () => {
    const loadings = [0.9, 0.8, 0.5, 0.3];
    const rows = people(4_000, loadings, 'omega');
    const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
    const unique = loadings.reduce((sum, loading) => sum + 1 - loading ** 2, 0);
    const omega = mcdonaldOmega(rows, { resamples: 50 });
    expect(valueOf(omega)).toBeCloseTo(common / (common + unique), 1.5);
    expect(valueOf(omega)).toBeGreaterThan(valueOf(cronbachAlpha(rows)));
    expect(omega).toMatchObject({ n: 4_000 });
  });

  it('is alpha where items load the same, whatever their units', () => {
    const rows = people(4_000, [0.7, 0.7, 0.7, 0.7], 'tau');
    expect(valueOf(mcdonaldOmega(rows, { resamples: 10 }))).toBeCloseTo(valueOf(cronbachAlpha(rows)), 2);
  });

  it('says why there is none', () => {
    expect(
      mcdonaldOmega([
        [1, 2],
        [2, 3],
      ]),
    ).toHaveProperty('reason', expect.stringContaining('three items'));
    const flat = [
      [1, 2, 3],
      [2, 2, 1],
      [3, 2, 4],
    ];
    expect(mcdonaldOmega(flat)).toHaveProperty(
      'reason',
      expect.stringContaining('same answer from everybody'),
    );
  });
});

describe('split-half reliability', () => {
  it('is the one computed by hand', () => {
    // Halves of variance 4 and 9, covariance 3: r = ½, 2r ÷ (1 + r) = 2/3.
    expect(
      reliabilityOf(
        [
          [4, 3],
          [3, 9],
        ],
        [true, false],
      ),
    ).toBeCloseTo(2 / 3, 12);
    expect(
      reliabilityOf(
        [
          [4, 0],
          [0, 0],
        ],
        [true, false],
      ),
    ).toBeNull();
    // Two items have one split only: r of (1 2), (2 2), (3 5) = 3 ÷ √12 = √¾.
    const r = Math.sqrt(0.75);
    expect(
      valueOf(
        splitHalf([
          [1, 2],
          [2, 2],
          [3, 5],
        ]),
      ),
    ).toBeCloseTo((2 * r) / (1 + r), 12);
  });

  it('is near alpha over many splits, by its seed', () => {
    const rows = people(600, [0.6, 0.6, 0.6, 0.6, 0.6, 0.6], 'halves');
    const options = { seed: 4, resamples: 50 };
    expect(valueOf(splitHalf(rows, options))).toBeCloseTo(valueOf(cronbachAlpha(rows)), 2);
    expect(splitHalf(rows, options)).toEqual(splitHalf(rows, options));
    expect(splitHalf(rows.slice(0, 2))).toHaveProperty('undefined', true);
  });
});

describe('test and retest', () => {
  it('tell order, numbers and answers apart', () => {
    // Everything one higher: the order stays, the numbers do not.
    const { pearson, intraclass, weightedKappa } = testRetest([1, 2, 3, 4, null, 5], [2, 3, 4, 5, 1, 6]);
    expect(pearson).toMatchObject({ value: 1, n: 5 });
    // MSR = 5, MSC = 2.5, MSE = 0: 5 ÷ (5 + 2 · 2.5 ÷ 5).
    expect(valueOf(intraclass)).toBeCloseTo(5 / 6, 12);
    // Disagreement 5 · 1; expected Σ (a − b)² over 25 pairs ÷ 5 = (100 + 25) ÷ 5 = 25.
    expect(valueOf(weightedKappa)).toBeCloseTo(0.8, 12);
    expect(testRetest([1, 2], [1, null]).pearson).toHaveProperty('undefined', true);
    expect(() => testRetest([1], [])).toThrow('same items');
  });
});
