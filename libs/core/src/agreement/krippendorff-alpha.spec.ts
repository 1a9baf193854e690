import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from '../statistics/estimate.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { labelTable, labelTableOfRows } from './label-table.js';
import { masiDistance, masiDistances } from './value-distance.js';

/** The worked example of Krippendorff 2011: four observers, twelve units. */
const OBSERVERS: (number | null)[][] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const ROWS = Array.from({ length: 12 }, (_, unit) => OBSERVERS.map((observer) => observer[unit] ?? null));
const UNITS = labelTableOfRows(ROWS);

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

describe("Krippendorff's alpha", () => {
  it('agrees with the published example on every scale', () => {
    expect(valueOf(krippendorffAlpha(UNITS, 'nominal'))).toBeCloseTo(0.743, 3);
    expect(valueOf(krippendorffAlpha(UNITS, 'ordinal'))).toBeCloseTo(0.815, 3);
    expect(valueOf(krippendorffAlpha(UNITS, 'interval'))).toBeCloseTo(0.849, 3);
    expect(valueOf(krippendorffAlpha(UNITS, 'ratio'))).toBeCloseTo(0.797, 3);
  });

  it('is the one computed by hand', () => {
    const two = (...rows: (string | number)[][]) => labelTableOfRows(rows);
    // Units (a a), (a b): observed 2 ÷ 1; 4² − (3² + 1²) = 6; α = 1 − (4 − 1) · 2 ÷ 6 = 0.
    expect(valueOf(krippendorffAlpha(two(['a', 'a'], ['a', 'b']), 'nominal'))).toBe(0);
    // Units (a b), (b a): observed 4; 16 − 8 = 8; α = 1 − 3 · 4 ÷ 8 = −0.5.
    expect(valueOf(krippendorffAlpha(two(['a', 'b'], ['b', 'a']), 'nominal'))).toBe(-0.5);
    const numbers = two([1, 1], [2, 4]);
    // Interval: observed 2 · 2² = 8; all ordered pairs of 1 1 2 4: 2 · (1 + 1 + 9 + 9 + 4) = 48; α = 1 − 3 · 8 ÷ 48.
    expect(valueOf(krippendorffAlpha(numbers, 'interval'))).toBeCloseTo(0.5, 12);
    // Ordinal: places 1, 2.5, 3.5: observed 2 · 1; pairs 2 · (2 · 1.5² + 2 · 2.5² + 1) = 36; α = 1 − 3 · 2 ÷ 36.
    expect(valueOf(krippendorffAlpha(numbers, 'ordinal'))).toBeCloseTo(5 / 6, 12);
    // Ratio: δ² of 2 and 4 = 1/9, of 1 and 2 = 1/9, of 1 and 4 = 9/25: 2 · (2/9 + 18/25 + 1/9) = 158/75; observed 2/9.
    expect(valueOf(krippendorffAlpha(numbers, 'ratio'))).toBeCloseTo(1 - (3 * 2 * 75) / (9 * 158), 12);
    // Sets {a} {a}, {a} {a, b}: 1 − ½ · ⅔ = ⅔: observed 4/3; three pairs of {a} with {a, b}: 6 · ⅔ = 4; α = 1 − 3 · 4/3 ÷ 4.
    const sets = labelTableOfRows([
      [['a'], ['a']],
      [['a'], ['b', 'a']],
    ]);
    expect(valueOf(krippendorffAlpha(sets, 'masi'))).toBeCloseTo(0, 12);
  });

  it('takes a distance given, for few values and for more than are kept', () => {
    const squared = (a: number, b: number): number => (a - b) ** 2;
    const random = SeededRandom.from('many values');
    const many = labelTableOfRows(
      Array.from({ length: 400 }, () => {
        const truth = random.normal();
        return [truth + random.normal(), truth + random.normal()];
      }),
    );
    expect(many.values).toHaveLength(800);
    for (const [table, digits] of [
      [UNITS, 12],
      [many, 3],
    ] as const) {
      const interval = krippendorffAlpha(table, 'interval', { resamples: 400 });
      const own = krippendorffAlpha(table, squared, { resamples: 400 });
      if ('undefined' in interval || 'undefined' in own) throw new Error('There is no α.');
      expect(own.value).toBeCloseTo(interval.value, 10);
      // The same resamples: only the last term of the expansion differs.
      expect(own.low).toBeCloseTo(interval.low, digits - 1);
      expect(own.high).toBeCloseTo(interval.high, digits - 1);
    }
  });

  it('tells sets of more names than fit a word apart as well', () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const random = SeededRandom.from('names');
    const rows = Array.from({ length: 20 }, () =>
      [0, 1].map(() => random.shuffle(names).slice(0, random.integer(4))),
    );
    const few = rows.map((row) => row.map((set) => set.filter((name) => Number(name.slice(1)) < 32)));
    const padded = few.map((row, unit) =>
      unit === 0 ? row.map((set) => [...set, ...names.slice(32)]) : row,
    );
    const masi = masiDistances(few.flat());
    few
      .flat()
      .forEach((left, a) =>
        few.flat().forEach((right, b) => expect(masi(a, b)).toBeCloseTo(masiDistance(left, right), 14)),
      );
    expect(masiDistances(padded.flat())(0, 1)).toBe(
      masiDistance(padded.flat()[0] ?? [], padded.flat()[1] ?? []),
    );
    // J and M by hand: {a b} in {a b c}: 1 − ⅔ · ⅔; {a b}, {b c}: 1 − ⅓ · ⅓; nothing and nothing; nothing and something.
    expect(masiDistance(['a', 'b'], ['a', 'c', 'b'])).toBeCloseTo(5 / 9, 14);
    expect(masiDistance(['a', 'b'], ['b', 'c'])).toBeCloseTo(8 / 9, 14);
    expect([masiDistance([], []), masiDistance([], ['a'])]).toEqual([0, 1]);
  });

  it('leaves out units with fewer than two labels, and does not ask who gave them', () => {
    const padded = labelTableOfRows([...ROWS, [null, null], [7, null]]);
    expect(krippendorffAlpha(padded, 'nominal')).toEqual(krippendorffAlpha(UNITS, 'nominal'));
    // The twelfth unit has one label.
    expect(krippendorffAlpha(UNITS, 'nominal')).toHaveProperty('n', 11);
    const shuffled = labelTableOfRows(ROWS.map((row, unit) => SeededRandom.from('row', unit).shuffle(row)));
    expect(valueOf(krippendorffAlpha(shuffled, 'ordinal'))).toBeCloseTo(
      valueOf(krippendorffAlpha(UNITS, 'ordinal')),
      12,
    );
  });

  it('is 1 for perfect agreement and near 0 for random labels', () => {
    const perfect = labelTableOfRows([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(krippendorffAlpha(perfect, 'nominal')).toMatchObject({ value: 1, high: 1 });
    const random = SeededRandom.from('alpha spec');
    const noise = labelTableOfRows(
      Array.from({ length: 2_000 }, () => [random.integer(5), random.integer(5), random.integer(5)]),
    );
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      expect(Math.abs(valueOf(krippendorffAlpha(noise, metric, { resamples: 20 })))).toBeLessThan(0.04);
  });

  it('has an interval that covers the true α about as often as it says', () => {
    // Two coders say the truth (1 of 2, evenly) with chance 0.9 each: they agree with 0.82, and α → 0.64.
    let covered = 0;
    for (let round = 0; round < 200; round += 1) {
      const random = SeededRandom.from('alpha coverage', round);
      const say = (truth: number): number => (random.next() < 0.9 ? truth : 1 - truth);
      const rows = Array.from({ length: 120 }, () => {
        const truth = random.integer(2);
        return [say(truth), say(truth)];
      });
      const estimate = krippendorffAlpha(labelTableOfRows(rows), 'nominal', { seed: round, resamples: 300 });
      if ('low' in estimate && estimate.low <= 0.64 && estimate.high >= 0.64) covered += 1;
    }
    expect(covered / 200).toBeGreaterThan(0.89);
    expect(covered / 200).toBeLessThan(0.99);
    expect(krippendorffAlpha(UNITS, 'nominal', { seed: 3 })).toEqual(
      krippendorffAlpha(UNITS, 'nominal', { seed: 3 }),
    );
  });

  it('is undefined, with the reason, when there is nothing to compare or nothing varies', () => {
    const reasonOf = (rows: (number | null)[][]): unknown =>
      krippendorffAlpha(labelTableOfRows(rows), 'ordinal');
    expect(reasonOf([[1, null], []])).toEqual({ undefined: true, reason: 'No unit has two labels or more.' });
    expect(
      reasonOf([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({
      undefined: true,
      reason: 'All labels are the same, so agreement cannot be told from chance.',
    });
    expect(reasonOf([[2, 1]])).toHaveProperty('reason', expect.stringContaining('Only one unit'));
  });

  it('refuses what does not fit the scale', () => {
    expect(() => krippendorffAlpha(labelTableOfRows([['a', 'b']]), 'interval')).toThrow(
      'needs numbers, not "a"',
    );
    expect(() => krippendorffAlpha(labelTableOfRows([[-1, 2]]), 'ratio')).toThrow('no negative values');
    expect(() => krippendorffAlpha(labelTableOfRows([[1, 2]]), 'masi')).toThrow('needs sets');
    const twice = [
      { unit: 'u', coder: 'ann', value: 1 },
      { unit: 'u', coder: 'ann', value: 1 },
    ];
    expect(() => labelTable(twice)).toThrow('ann labels u twice');
  });
});
