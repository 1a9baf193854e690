import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { bcaLimits, bootstrapStatistic } from './bootstrap-statistic.js';
import { isDefined } from './estimate.js';
import { mean, sampleVariance } from './moments.js';

const total = (rows: readonly number[]): number => rows.reduce((sum, value) => sum + value, 0);

describe('the bootstrap of any statistic', () => {
  it('takes the quantiles of all resamples', () => {
    // Two rows, 0 and 10: sums 0, 10, 20 with chances ¼, ½, ¼; the middle 40 % are all 10.
    expect(bootstrapStatistic([0, 10], total, { seed: 1 })).toMatchObject({
      value: 10,
      low: 0,
      high: 20,
      n: 2,
    });
    expect(bootstrapStatistic([0, 10], total, { seed: 1, level: 0.4 })).toMatchObject({ low: 10, high: 10 });
  });

  it('draws clusters whole, whatever the order of the rows', () => {
    const rows = ['a1', 'a1', 'b5'].map((row) => ({ cluster: row[0] as string, value: Number(row[1]) }));
    const sum = (drawn: typeof rows): number => total(drawn.map(({ value }) => value));
    const options = { seed: 1, clusterOf: (row: { cluster: string }) => row.cluster };
    // Clusters with sums 2 and 5: resamples 4, 7, 10.
    const estimate = bootstrapStatistic(rows, (drawn) => sum([...drawn]), options);
    expect(estimate).toMatchObject({ value: 7, low: 4, high: 10, n: 3 });
    expect(bootstrapStatistic([...rows].reverse(), (drawn) => sum([...drawn]), options)).toEqual(estimate);
  });

  it('is closer to its level with BCa than without, for something skewed', () => {
    // The variance of 20 squared normals; the true one is 2.
    const random = SeededRandom.from('bca');
    const covered = { percentile: 0, bca: 0 };
    for (let round = 0; round < 150; round += 1) {
      const rows = Array.from({ length: 20 }, () => random.normal() ** 2);
      for (const interval of ['percentile', 'bca'] as const) {
        const estimate = bootstrapStatistic(rows, sampleVariance, { seed: round, resamples: 300, interval });
        if (isDefined(estimate) && estimate.low <= 2 && estimate.high >= 2) covered[interval] += 1;
      }
    }
    expect(covered.bca).toBeGreaterThan(covered.percentile + 3);
  });

  it('leaves undefined resamples out and says how many, or why there is no interval', () => {
    const ratio = (rows: readonly number[]): number | null => (rows.includes(1) ? mean(rows) : null);
    const rows = [1, 1, 1, 0, 0, 0];
    // A resample is without a 1 with chance ½⁶ = 1.6 %.
    const estimate = bootstrapStatistic(rows, ratio, { seed: 2 });
    expect(estimate).toMatchObject({
      value: 0.5,
      method: expect.stringMatching(/\(\d+ undefined and left out\)/),
    });
    // With one 1 of six: (5/6)⁶ = 33 %.
    expect(bootstrapStatistic([1, 0, 0, 0, 0, 0], ratio, { seed: 2 })).toHaveProperty(
      'reason',
      expect.stringMatching(/undefined in \d+ of 2000/),
    );
    expect(bootstrapStatistic([0, 0], ratio, { seed: 2 })).toHaveProperty('undefined', true);
    expect(bootstrapStatistic([1], ratio, { seed: 2 })).toHaveProperty(
      'reason',
      expect.stringContaining('two units'),
    );
    expect(
      bootstrapStatistic([1, 0, 1, 1, 1, 1, 1, 1], (drawn) => Math.max(...drawn), {
        seed: 1,
        interval: 'bca',
      }),
    ).toMatchObject({
      low: 1,
      high: 1,
    });
  });
});

describe('BCa limits', () => {
  it('are the percentile ones without bias and skew', () => {
    // Half of −1, 0, 1 (with half of what is at 0) lies below 0; the values without one unit are symmetric.
    expect(bcaLimits([-1, 0, 1], 0, [-1, 1], 0.95)).toEqual({
      low: expect.closeTo(-0.95, 10),
      high: expect.closeTo(0.95, 10),
    });
  });

  it('shift by twice the bias', () => {
    // Of 1 … 100, 84.134 % lie below 84.634: z₀ = 1, a = 0; at level 68.27 % the limits are Φ(1 + 1 ∓ 1) = Φ(1), Φ(3).
    const sorted = Array.from({ length: 100_001 }, (_, place) => place / 100_000);
    const limits = bcaLimits(sorted, 0.8413447, [1, 1], 0.6826894921);
    expect(limits?.low).toBeCloseTo(0.8413447, 4);
    expect(limits?.high).toBeCloseTo(0.9986501, 4);
  });

  it('are none where every resample is on one side', () => {
    expect(bcaLimits([1, 2, 3], 0, [1, 2], 0.95)).toBeNull();
  });
});
