import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { mean } from './moments.js';
import { pairedPermutationTest, permutationTest } from './permutation-test.js';
import { signFlipPValue } from './sign-flip-test.js';

const byMean = (first: readonly number[], second: readonly number[]): number => mean(first) - mean(second);

describe('the two-sample permutation test', () => {
  it('tries all ways when there are few, as by hand', () => {
    // 4 5 against 1 2 3: ten ways, of which 4 5 and 1 2 are as far: sums 9 (2.5 from 2) and 3 (1.5 from 4): only one is.
    expect(permutationTest([4, 5], [1, 2, 3], byMean, { seed: 1 })).toEqual({
      distance: 2.5,
      pValue: 0.2,
      permutations: 10,
      isExact: true,
      method: 'two-sample permutation test, all 10 permutations',
    });
  });

  it('draws when there are many, and then never says zero', () => {
    const first = Array.from({ length: 20 }, (_, place) => place);
    const result = permutationTest(
      first,
      first.map((value) => value + 100),
      byMean,
      { seed: 1 },
    );
    expect(result).toMatchObject({ isExact: false, pValue: 1 / 10_000, permutations: 9_999 });
    expect(permutationTest(first, first, byMean, { seed: 1 })).toMatchObject({ pValue: 1 });
  });

  it('finds in one of twenty cases what is not there', () => {
    const random = SeededRandom.from('permutation spec');
    let found = 0;
    for (let round = 0; round < 300; round += 1) {
      const draw = (count: number): number[] => Array.from({ length: count }, () => random.normal());
      const result = permutationTest(draw(4), draw(5), byMean, { seed: round });
      if ('pValue' in result && result.pValue <= 0.05) found += 1;
    }
    expect(found).toBeGreaterThan(4);
    expect(found).toBeLessThan(28);
  });

  it('is undefined without a group or a distance, and counts undefined permutations as hits', () => {
    expect(permutationTest([], [1], byMean, { seed: 1 })).toHaveProperty(
      'reason',
      'One of the groups is empty.',
    );
    expect(permutationTest([1], [2], () => null, { seed: 1 })).toHaveProperty('undefined', true);
    const sometimes = (first: readonly number[]): number | null => (first[0] === 1 ? 5 : null);
    expect(permutationTest([1], [2, 3, 4], sometimes, { seed: 1 })).toMatchObject({ pValue: 1 });
  });
});

describe('the paired permutation test', () => {
  const pairs = [3, 1, 2, -1, 4].map((difference) => ({ first: difference, second: 0 }));

  it('is the sign-flip test for means', () => {
    // Of 32 patterns those with |Σ ±d| ≥ 9 of 3 1 2 1 4 (sum 11): none flipped, or one 1: 2 · (1 + 2) = 6.
    const result = pairedPermutationTest(pairs, byMean, { seed: 1 });
    expect(result).toMatchObject({ pValue: 6 / 32, permutations: 32, isExact: true });
    expect(signFlipPValue([3, 1, 2, -1, 4], 1)).toBe(6 / 32);
  });

  it('exchanges clusters whole', () => {
    const clustered = pairs.map((pair, place) => ({ ...pair, cluster: place < 3 ? 'a' : 'b' }));
    // Clusters of 6 and 3: 9, 3, −3, −9.
    expect(pairedPermutationTest(clustered, byMean, { seed: 1 })).toMatchObject({
      pValue: 0.5,
      permutations: 4,
    });
    expect(pairedPermutationTest(clustered.slice(0, 3), byMean, { seed: 1 })).toHaveProperty(
      'reason',
      'Exchanging needs at least two pairs or clusters; there are 1.',
    );
  });

  it('draws when there are many pairs, the same for a seed', () => {
    const random = SeededRandom.from('pairs');
    const many = Array.from({ length: 40 }, () => ({
      first: random.normal() + 0.3,
      second: random.normal(),
    }));
    const result = pairedPermutationTest(many, byMean, { seed: 3 });
    expect(result).toMatchObject({
      isExact: false,
      method: 'paired permutation test, 9999 permutations, seed 3',
    });
    expect(pairedPermutationTest(many, byMean, { seed: 3 })).toEqual(result);
    const expected = signFlipPValue(
      many.map(({ first, second }) => first - second),
      3,
    ) as number;
    expect(Math.abs(('pValue' in result ? result.pValue : 1) - expected)).toBeLessThan(0.02);
  });
});
