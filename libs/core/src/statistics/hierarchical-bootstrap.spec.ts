import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { isDefined } from './estimate.js';
import { hierarchicalBootstrap } from './hierarchical-bootstrap.js';

const width = (values: readonly number[], clusters: readonly string[]): number => {
  const found = hierarchicalBootstrap(values, clusters, { seed: 1 });
  return isDefined(found) ? found.high - found.low : Number.NaN;
};

describe('a bootstrap on two levels', () => {
  it('gives the mean of cluster means, whatever their sizes', () => {
    const found = hierarchicalBootstrap([0, 0, 0, 10], ['a', 'a', 'a', 'b'], { seed: 1 });
    expect(found).toMatchObject({ value: 5, n: 4, level: 0.95 });
  });

  it('has no width where nothing varies, and the width of clusters where only they do', () => {
    expect(width([3, 3, 3, 3], ['a', 'a', 'b', 'b'])).toBe(0);
    // Only clusters vary: 0 or 10, so that both ends of two draws are met.
    expect(hierarchicalBootstrap([0, 0, 10, 10], ['a', 'a', 'b', 'b'], { seed: 1 })).toMatchObject({
      low: 0,
      high: 10,
    });
  });

  it('covers the mean about as often as it says, with many clusters', () => {
    let covered = 0;
    for (let round = 0; round < 100; round += 1) {
      const random = SeededRandom.from('coverage', round);
      const rows = Array.from({ length: 20 }, (_, cluster) => {
        const centre = random.normal();
        return Array.from({ length: 3 }, () => ({ value: centre + random.normal(), cluster: `c${cluster}` }));
      }).flat();
      const found = hierarchicalBootstrap(
        rows.map(({ value }) => value),
        rows.map(({ cluster }) => cluster),
        { seed: round, resamples: 200 },
      );
      if (isDefined(found) && found.low <= 0 && found.high >= 0) covered += 1;
    }
    // 0.95 of 100; both levels are drawn, so it may be a little wide, never far too narrow.
    expect(covered).toBeGreaterThan(87);
  });

  it('speaks of one cluster when there is one, and is the same in any order', () => {
    const [one, other] = [
      hierarchicalBootstrap([1, 2, 3, 4], ['a', 'a', 'a', 'a'], { seed: 1 }),
      hierarchicalBootstrap([1, 2, 3, 4], ['b', 'b', 'a', 'a'], { seed: 1 }),
    ];
    expect(isDefined(one) && one.method).toContain('one cluster');
    expect(hierarchicalBootstrap([3, 4, 1, 2], ['a', 'a', 'b', 'b'], { seed: 1 })).toEqual(other);
  });

  it('says why there is no interval', () => {
    expect(hierarchicalBootstrap([1], ['a'], { seed: 1 })).toMatchObject({ undefined: true });
    expect(() => hierarchicalBootstrap([1], [], { seed: 1 })).toThrow('one cluster name per value');
  });
});
