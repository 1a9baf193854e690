import { describe, expect, it } from '@jest/globals';
import { entropyOf, labelDistribution, likeliestLabel } from './label-distribution.js';

const LABELS = ['a', 'b', 'c', 'd'];

describe('a distribution over labels', () => {
  it('is renormalised and keeps the mass', () => {
    // 0.1 + 0.3 = 0.4; shares 0.25 and 0.75; "z" is no label.
    const distribution = labelDistribution({ a: 0.1, b: 0.3, z: 0.5 }, LABELS, 'exact');
    expect(distribution.mass).toBeCloseTo(0.4, 12);
    expect(distribution.probabilities.a).toBeCloseTo(0.25, 12);
    expect(distribution.probabilities.b).toBeCloseTo(0.75, 12);
    expect(distribution.probabilities).toMatchObject({ c: 0, d: 0 });
    expect(distribution.method).toBe('exact');
  });

  it('stays at zero without any mass', () => {
    expect(labelDistribution({}, ['a', 'b'], 'm')).toEqual({
      probabilities: { a: 0, b: 0 },
      mass: 0,
      method: 'm',
    });
  });

  it('refuses what is no probability', () => {
    expect(() => labelDistribution({ a: -0.1 }, LABELS, 'm')).toThrow(RangeError);
    expect(() => labelDistribution({ a: Number.NaN }, LABELS, 'm')).toThrow(RangeError);
  });

  it('has its entropy in bits', () => {
    // ½·1 + ¼·2 + ¼·2 = 1.5.
    expect(entropyOf(labelDistribution({ a: 2, b: 1, c: 1 }, LABELS, 'm'))).toBeCloseTo(1.5, 12);
    expect(entropyOf(labelDistribution({ a: 1 }, LABELS, 'm'))).toBe(0);
    expect(entropyOf(labelDistribution({ a: 1, b: 1, c: 1, d: 1 }, LABELS, 'm'))).toBeCloseTo(2, 12);
  });

  it('names the likeliest label, the first of equals', () => {
    expect(likeliestLabel(labelDistribution({ b: 0.4, c: 0.4, d: 0.2 }, LABELS, 'm'), LABELS)).toBe('b');
  });
});
