import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { holm } from './holm.js';
import { pairedShift } from './paired-shift.js';
import { signFlipPValue } from './sign-flip-test.js';

describe('the paired shift', () => {
  it('is the one computed by hand', () => {
    // Differences: a 1 and 2 (mean 1.5), b 0.5, c 1. Shift (1.5 + 0.5 + 1) ÷ 3 = 1.
    // s² = (0.25 + 0.25 + 0) ÷ 2 = 0.25, s = 0.5, s/√3 = 0.2886751; t(0.975, 2) = 4.3026527; half width 1.2420688.
    // Standardised 1 ÷ 0.5 = 2. Of 8 sign patterns only +++ and −−− reach |Σd| = 3: p = 0.25.
    const shift = pairedShift(
      [
        { base: 2, tuned: 3, cluster: 'a' },
        { base: 1, tuned: 3, cluster: 'a' },
        { base: 3, tuned: 3.5, cluster: 'b' },
        { base: 4, tuned: 5, cluster: 'c' },
      ],
      { seed: 1 },
    );
    expect(shift).toMatchObject({
      shift: 1,
      n: 4,
      clusters: 3,
      level: 0.95,
      standardizedShift: 2,
      pValue: 0.25,
    });
    expect(shift.low).toBeCloseTo(1 - 1.2420688, 6);
    expect(shift.high).toBeCloseTo(1 + 1.2420688, 6);
  });

  it('is negative when the tuned model scores lower', () => {
    const pairs = ['a', 'b', 'c'].map((cluster, index) => ({
      base: 5 + index,
      tuned: 3 + index / 2,
      cluster,
    }));
    expect(pairedShift(pairs, { seed: 1 }).shift).toBeCloseTo(-2.5, 12);
  });

  it('has no interval and no p from one cluster', () => {
    const shift = pairedShift([{ base: 1, tuned: 4, cluster: 'a' }], { seed: 1 });
    expect(shift).toMatchObject({
      shift: 3,
      low: null,
      high: null,
      pValue: null,
      standardizedShift: null,
      clusters: 1,
    });
  });

  it('has no standardised size when nothing varies', () => {
    const pairs = ['a', 'b'].map((cluster) => ({ base: 1, tuned: 2, cluster }));
    expect(pairedShift(pairs, { seed: 1 })).toMatchObject({
      shift: 1,
      low: 1,
      high: 1,
      standardizedShift: null,
    });
  });

  it('is zero with p 1 when nothing changed', () => {
    const pairs = ['a', 'b', 'c'].map((cluster) => ({ base: 3, tuned: 3, cluster }));
    expect(pairedShift(pairs, { seed: 1 })).toMatchObject({ shift: 0, pValue: 1 });
  });

  it('refuses to speak without pairs', () => {
    expect(() => pairedShift([], { seed: 1 })).toThrow('at least one pair');
  });
});

describe('the sign-flip test', () => {
  it('counts the patterns it should', () => {
    // 1, 2, 3, −1: |Σ| = 5. Patterns with |±1 ±2 ±3 ±1| ≥ 5: one of the two 1s may differ or none: 3, and mirrored: 6 of 16.
    expect(signFlipPValue([1, 2, 3, -1], 1)).toBe(6 / 16);
  });

  it('treats sums that differ by rounding as ties', () => {
    // 0.1, 0.2, 0.3, −0.3: |Σ| = 0.3, in floating point 0.30000000000000004. The two 0.3s give 0 in two ways, then
    // ±(0.1 + 0.2) reaches it: 4; or ±0.6 in two ways, then all four signs of 0.1 and 0.2 reach it: 8. 12 of 16.
    expect(signFlipPValue([0.1, 0.2, 0.3, -0.3], 1)).toBe(12 / 16);
  });

  it('draws patterns above twelve differences, near the exact answer and never zero', () => {
    const same = Array.from({ length: 20 }, () => 1);
    expect(signFlipPValue(same, 1)).toBe(1 / 10_000);
    // Nine −1 and eleven +1: P(|Σ| ≥ 2) = 1 − C(20, 10) ÷ 2^20 = 1 − 184756 ÷ 1048576 = 0.8238.
    const mixed = same.map((value, index) => (index < 9 ? -value : value));
    expect(signFlipPValue(mixed, 1)).toBeCloseTo(0.8238, 1);
    expect(signFlipPValue(mixed, 1)).toBe(signFlipPValue(mixed, 1));
  });

  it('finds an effect that is not there about as often as it says', () => {
    const random = SeededRandom.from('sign-flip spec');
    let found = 0;
    for (let round = 0; round < 400; round += 1) {
      const differences = Array.from({ length: 8 }, () => random.normal());
      if ((signFlipPValue(differences, round) ?? 1) <= 0.05) found += 1;
    }
    expect(found / 400).toBeGreaterThan(0.015);
    expect(found / 400).toBeLessThan(0.085);
  });

  it('says nothing of fewer than two differences', () => {
    expect(signFlipPValue([4], 1)).toBeNull();
  });
});

describe("Holm's correction", () => {
  it('is the one computed by hand', () => {
    // Sorted 0.005·4 = 0.02; 0.01·3 = 0.03; 0.03·2 = 0.06; 0.04·1 = 0.04, raised to 0.06.
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((expected, index) => expect(adjusted[index]).toBeCloseTo(expected, 12));
  });

  it('never exceeds 1 and leaves an empty list empty', () => {
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('skips tests that were not possible', () => {
    expect(holm([0.02, null, 0.5])).toEqual([0.04, null, 0.5]);
  });
});
