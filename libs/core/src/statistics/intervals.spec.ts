import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { bootstrapInterval } from './bootstrap-interval.js';
import { clusterMeanInterval } from './cluster-means.js';
import type { DefinedEstimate, Estimate } from './estimate.js';
import { isDefined } from './estimate.js';
import { mean, sampleVariance } from './moments.js';
import { quantileOfSorted } from './quantile.js';

function defined(estimate: Estimate): DefinedEstimate {
  if (!isDefined(estimate)) throw new Error(estimate.reason);
  return estimate;
}

describe('moments and quantiles', () => {
  it('are those computed by hand', () => {
    // Mean of 2, 4, 4, 10 is 5; squared distances 9 + 1 + 1 + 25 = 36; ÷ 3 = 12.
    expect(mean([2, 4, 4, 10])).toBe(5);
    expect(sampleVariance([2, 4, 4, 10])).toBe(12);
    // Position 0.25 · 3 = 0.75 between 2 and 4: 3.5.
    expect(quantileOfSorted([2, 4, 4, 10], 0.25)).toBe(3.5);
    expect(quantileOfSorted([2, 4, 4, 10], 1)).toBe(10);
  });

  it('are refused where undefined', () => {
    expect(() => mean([])).toThrow(RangeError);
    expect(() => sampleVariance([1])).toThrow(RangeError);
    expect(() => quantileOfSorted([], 0.5)).toThrow(RangeError);
  });
});

describe('the bootstrap interval', () => {
  it('takes the quantiles of all resamples', () => {
    // Two values give means 0, 5, 10 with chances ¼, ½, ¼: the middle 40 % are all 5, the middle 95 % reach 0 and 10.
    expect(bootstrapInterval([0, 10], { seed: 1 })).toMatchObject({
      value: 5,
      low: 0,
      high: 10,
      n: 2,
      level: 0.95,
    });
    expect(bootstrapInterval([0, 10], { seed: 1, level: 0.4 })).toMatchObject({
      low: 5,
      high: 5,
      level: 0.4,
    });
  });

  it('draws clusters whole', () => {
    // Clusters {1, 1, 1} and {5}: resamples have means 1 (¼), (3 + 5) ÷ 4 = 2 (½), 5 (¼).
    const options = { seed: 1, level: 0.4, clusters: ['a', 'a', 'a', 'b'] };
    expect(bootstrapInterval([1, 1, 1, 5], options)).toMatchObject({ value: 2, low: 2, high: 2, n: 4 });
  });

  it('repeats for its seed, whatever the order of clustered rows', () => {
    const random = SeededRandom.from('bootstrap spec');
    const values = Array.from({ length: 30 }, () => random.integer(10));
    const clusters = values.map((_, index) => `c${index % 7}`);
    const forward = bootstrapInterval(values, { seed: 5, clusters });
    const backward = bootstrapInterval([...values].reverse(), { seed: 5, clusters: [...clusters].reverse() });
    expect(backward).toEqual(forward);
    expect(bootstrapInterval(values, { seed: 6, clusters })).not.toEqual(forward);
  });

  it('covers the true mean about as often as it says', () => {
    const random = SeededRandom.from('coverage');
    let covered = 0;
    for (let round = 0; round < 120; round += 1) {
      const values = Array.from({ length: 40 }, () => random.normal());
      const { low, high } = defined(bootstrapInterval(values, { seed: round, resamples: 200 }));
      if (low <= 0 && high >= 0) covered += 1;
    }
    expect(covered / 120).toBeGreaterThan(0.87);
    expect(covered / 120).toBeLessThan(0.99);
  });

  it('is undefined for fewer than two units and says why', () => {
    expect(bootstrapInterval([3], { seed: 1 })).toEqual({
      undefined: true,
      reason: 'A bootstrap needs at least two units; there are 1.',
    });
    expect(bootstrapInterval([3, 4], { seed: 1, clusters: ['a', 'a'] })).toHaveProperty('undefined', true);
    expect(() => bootstrapInterval([3, 4], { seed: 1, clusters: ['a'] })).toThrow(
      'one cluster name per value',
    );
  });
});

describe('the interval over cluster means', () => {
  it('is the one computed by hand', () => {
    // Cluster means 2 (1, 3), 4, 6: mean 4, s = 2, s/√3 = 1.154701; t(0.975, 2) = 4.302653; half width 4.968275.
    const estimate = defined(clusterMeanInterval([1, 3, 4, 6], ['a', 'a', 'b', 'c']));
    expect(estimate.value).toBe(4);
    expect(estimate.low).toBeCloseTo(4 - 4.968275, 5);
    expect(estimate.high).toBeCloseTo(4 + 4.968275, 5);
    expect(estimate.n).toBe(4);
    expect(estimate.method).toContain('2 degrees of freedom');
  });

  it('counts a cluster once however many values it holds', () => {
    const many = defined(clusterMeanInterval([0, 0, 0, 0, 0, 0, 1], ['a', 'a', 'a', 'a', 'a', 'a', 'b']));
    expect(many.value).toBe(0.5);
  });

  it('covers the true mean where values of a cluster go together', () => {
    const random = SeededRandom.from('cluster coverage');
    let covered = 0;
    for (let round = 0; round < 400; round += 1) {
      const clusters = Array.from({ length: 24 }, (_, index) => `c${index % 6}`);
      const effects = Array.from({ length: 6 }, () => random.normal());
      const values = clusters.map((_, index) => (effects[index % 6] as number) + 0.1 * random.normal());
      const { low, high } = defined(clusterMeanInterval(values, clusters));
      if (low <= 0 && high >= 0) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
  });

  it('is undefined for one cluster and says why', () => {
    expect(clusterMeanInterval([1, 2], ['a', 'a'])).toEqual({
      undefined: true,
      reason: 'An interval over clusters needs at least two clusters; there are 1.',
    });
  });
});
