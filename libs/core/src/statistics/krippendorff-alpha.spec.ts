import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { krippendorffAlphaInterval, krippendorffAlphaNominal } from './krippendorff-alpha.js';

/** The worked example of Krippendorff 2011: four observers, twelve units. */
const OBSERVERS: (number | null)[][] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const UNITS = Array.from({ length: 12 }, (_, unit) => OBSERVERS.map((observer) => observer[unit] ?? null));

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

describe("Krippendorff's alpha", () => {
  it('agrees with the published example', () => {
    expect(valueOf(krippendorffAlphaNominal(UNITS))).toBeCloseTo(0.743, 3);
    expect(valueOf(krippendorffAlphaInterval(UNITS))).toBeCloseTo(0.849, 3);
  });

  it('is the one computed by hand', () => {
    // Units (a a), (a b): observed (4 − 2) ÷ 1 = 2; 4² − (3² + 1²) = 6; α = 1 − (4 − 1) · 2 ÷ 6 = 0.
    expect(
      valueOf(
        krippendorffAlphaNominal([
          ['a', 'a'],
          ['a', 'b'],
        ]),
      ),
    ).toBe(0);
    // Units (1 1), (2 4): observed 2 · 2² = 8; all ordered pairs of 1 1 2 4: 2 · (1 + 1 + 9 + 9 + 4) = 48;
    // α = 1 − 3 · 8 ÷ 48 = 0.5.
    expect(
      valueOf(
        krippendorffAlphaInterval([
          [1, 1],
          [2, 4],
        ]),
      ),
    ).toBeCloseTo(0.5, 12);
    // Units (a b), (b a): observed 4; 16 − 8 = 8; α = 1 − 3 · 4 ÷ 8 = −0.5.
    expect(
      valueOf(
        krippendorffAlphaNominal([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      ),
    ).toBe(-0.5);
  });

  it('leaves out units with fewer than two labels', () => {
    const padded = [...UNITS, [null, null], [7, null]];
    expect(krippendorffAlphaNominal(padded)).toEqual(krippendorffAlphaNominal(UNITS));
    // The twelfth unit has one label.
    expect(krippendorffAlphaNominal(UNITS)).toHaveProperty('n', 11);
  });

  it('is 1 for perfect agreement and near 0 for random labels', () => {
    expect(
      krippendorffAlphaNominal([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toMatchObject({ value: 1, high: 1 });
    const random = SeededRandom.from('alpha spec');
    const noise = Array.from({ length: 2_000 }, () => [
      random.integer(5),
      random.integer(5),
      random.integer(5),
    ]);
    expect(Math.abs(valueOf(krippendorffAlphaNominal(noise, { resamples: 50 })))).toBeLessThan(0.03);
    expect(Math.abs(valueOf(krippendorffAlphaInterval(noise, { resamples: 50 })))).toBeLessThan(0.04);
  });

  it('has an interval that holds it and repeats for its seed', () => {
    const estimate = krippendorffAlphaNominal(UNITS, { seed: 3 });
    if ('undefined' in estimate) throw new Error(estimate.reason);
    expect(estimate.low).toBeLessThan(estimate.value);
    expect(estimate.high).toBeGreaterThan(estimate.value);
    expect(krippendorffAlphaNominal(UNITS, { seed: 3 })).toEqual(estimate);
  });

  it('is undefined, with the reason, when there is nothing to compare or nothing varies', () => {
    expect(krippendorffAlphaNominal([['a', null], []])).toEqual({
      undefined: true,
      reason: 'No unit has two labels or more.',
    });
    expect(
      krippendorffAlphaInterval([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({
      undefined: true,
      reason: 'All labels are the same, so chance agreement is total.',
    });
  });
});
