import { describe, expect, it } from '@jest/globals';
import { bootstrapCounts } from './bootstrap-counts.js';

/** The mean of units of which those of kind i have the value i. */
const meanOf = (times: Uint32Array): number =>
  times.reduce((sum, count, kind) => sum + count * kind, 0) / times.reduce((sum, count) => sum + count, 0);

describe('the bootstrap over kinds of units', () => {
  it('takes the quantiles of all resamples', () => {
    // One unit of value 0 and one of value 1: means 0, ½, 1 with chances ¼, ½, ¼.
    const times = Uint32Array.of(1, 1);
    expect(bootstrapCounts(times, meanOf, { seed: 1 })).toMatchObject({ low: 0, high: 1 });
    expect(bootstrapCounts(times, meanOf, { seed: 1, level: 0.4 })).toMatchObject({ low: 0.5, high: 0.5 });
  });

  it('has the width of theory for many units of few kinds', () => {
    // A share of 0.3 among 100,000: ± 1.96 · √(0.21 ÷ 100,000).
    const interval = bootstrapCounts(Uint32Array.of(70_000, 30_000), meanOf, { seed: 2, resamples: 4_000 });
    const half = 1.96 * Math.sqrt(0.21 / 100_000);
    expect(interval?.low).toBeCloseTo(0.3 - half, 3);
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / (2 * half)).toBeCloseTo(1, 1);
  });

  it('draws as many units as there are, by its seed', () => {
    const totals = new Set<number>();
    const times = Uint32Array.of(3, 0, 5, 1);
    const countAll = (drawn: Uint32Array): number => {
      totals.add(drawn.reduce((sum, count) => sum + count, 0));
      expect(drawn[1]).toBe(0);
      return meanOf(drawn);
    };
    const first = bootstrapCounts(times, countAll, { seed: 'a' });
    expect([...totals]).toEqual([9]);
    expect(bootstrapCounts(times, meanOf, { seed: 'a' })).toEqual(first);
    expect(bootstrapCounts(times, meanOf, { seed: 'b' })).not.toEqual(first);
  });

  it('leaves out resamples without the statistic and says how many', () => {
    const whenMixed = (drawn: Uint32Array): number | null => (drawn[0] && drawn[1] ? meanOf(drawn) : null);
    const interval = bootstrapCounts(Uint32Array.of(1, 1), whenMixed, { seed: 1, resamples: 200 });
    expect(interval).toMatchObject({ low: 0.5, high: 0.5 });
    expect(interval?.method).toMatch(/200 resamples \(\d+ of them undefined and left out\)/);
    expect(bootstrapCounts(Uint32Array.of(1), meanOf, {})).toBeNull();
    expect(bootstrapCounts(Uint32Array.of(1, 1), () => null, {})).toBeNull();
  });
});
