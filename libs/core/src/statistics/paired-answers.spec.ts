import { describe, expect, it } from '@jest/globals';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { chiSquareUpperTail } from './chi-square.js';
import { digamma } from './digamma.js';
import { mcnemarTest } from './mcnemar.js';
import { bowkerTest, stuartMaxwellTest } from './paired-categories.js';

const close = (value: number): number => expect.closeTo(value, 9) as unknown as number;

describe('the chi-square distribution', () => {
  it('has its closed forms', () => {
    // With 2 degrees of freedom e^(−x/2); with 4 e^(−x/2) (1 + x/2).
    for (const x of [0.1, 1, 5, 30]) {
      expect(chiSquareUpperTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12);
      expect(chiSquareUpperTail(x, 4)).toBeCloseTo(Math.exp(-x / 2) * (1 + x / 2), 12);
    }
    expect(chiSquareUpperTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(() => chiSquareUpperTail(1, 0)).toThrow(RangeError);
  });
});

describe('the digamma function', () => {
  it('has its closed forms', () => {
    // −γ at 1, −γ − 2 ln 2 at ½, and ψ(x + 1) = ψ(x) + 1 ÷ x.
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
    expect(digamma(3.7)).toBeCloseTo(digamma(2.7) + 1 / 2.7, 13);
    expect(digamma(1e6)).toBeCloseTo(Math.log(1e6) - 5e-7, 12);
    expect(() => digamma(0)).toThrow(RangeError);
  });
});

describe("McNemar's test", () => {
  it('is the one computed by hand', () => {
    // 1 against 5: P(X ≤ 1) of 6 = 7/64; exact 14/64, less P(X = 1) = 6/64: 8/64; (4 − 1)² ÷ 6 = 1.5.
    expect(mcnemarTest(1, 5)).toEqual({
      exact: close(14 / 64),
      midP: close(8 / 64),
      corrected: { statistic: 1.5, pValue: close(0.220671361919847) },
    });
    expect(mcnemarTest(5, 1)).toEqual(mcnemarTest(1, 5));
  });

  it('says nothing differs where both are alike, and is undefined where no pair differs', () => {
    expect(mcnemarTest(4, 4)).toEqual({ exact: 1, midP: close(1), corrected: { statistic: 0, pValue: 1 } });
    expect(mcnemarTest(0, 0)).toHaveProperty('reason', 'No pair differs, so there is nothing to test.');
    expect(() => mcnemarTest(-1, 2)).toThrow(RangeError);
  });
});

describe('the Stuart–Maxwell test', () => {
  it('is the one computed by hand', () => {
    // d = (10 + 4 − 2 − 1, 2 − 10, …) = (11, −8, −3); V of the first two: 10 + 4 + 2 + 1 = 17, 10 + 2 = 12 and −12:
    // χ² = (121 · 12 + 2 · 11 · (−8) · 12 + 64 · 17) ÷ (17 · 12 − 144) = (1452 − 2112 + 1088) ÷ 60.
    const table = [
      [20, 10, 4],
      [2, 30, 0],
      [1, 0, 15],
    ];
    expect(stuartMaxwellTest(table)).toMatchObject({ statistic: close(428 / 60), df: 2 });
    // Which category is left out does not matter.
    const turned = [2, 0, 1].map((i) => [2, 0, 1].map((j) => table[i]?.[j] as number));
    expect(stuartMaxwellTest(turned)).toMatchObject({ statistic: close(428 / 60), df: 2 });
  });

  it("is McNemar's without a correction for two categories", () => {
    const table = [
      [50, 12],
      [5, 40],
    ];
    expect(stuartMaxwellTest(table)).toMatchObject({ statistic: close(49 / 17), df: 1 });
    expect(bowkerTest(table)).toEqual(stuartMaxwellTest(table));
  });

  it('leaves categories out that nobody changed from or to', () => {
    const table = [
      [50, 12, 0],
      [5, 40, 0],
      [0, 0, 9],
    ];
    expect(stuartMaxwellTest(table)).toMatchObject({ statistic: close(49 / 17), df: 1 });
  });

  it('is undefined where nothing changed, and refuses what is no table of pairs', () => {
    expect(
      stuartMaxwellTest([
        [3, 0],
        [0, 4],
      ]),
    ).toHaveProperty('undefined', true);
    expect(() => stuartMaxwellTest([[3, 0]])).toThrow('as many columns as rows');
    expect(() =>
      stuartMaxwellTest([
        [3, -1],
        [0, 4],
      ]),
    ).toThrow('0 or more');
  });
});

describe("Bowker's test", () => {
  it('is the one computed by hand, over the pairs that changed', () => {
    // (10 − 2)² ÷ 12 + (4 − 1)² ÷ 5 = 5.333 + 1.8; nothing changed between the last two.
    expect(
      bowkerTest([
        [20, 10, 4],
        [2, 30, 0],
        [1, 0, 15],
      ]),
    ).toMatchObject({ statistic: close(64 / 12 + 9 / 5), df: 2 });
    expect(
      bowkerTest([
        [1, 0],
        [0, 1],
      ]),
    ).toHaveProperty('undefined', true);
  });
});

describe('the correction of Benjamini and Hochberg', () => {
  it('is the one computed by hand, in the order given', () => {
    // 4 tests: 0.01 · 4 = 0.04; 0.03 · 4 ÷ 3 = 0.04 caps 0.025 · 4 ÷ 2 = 0.05; 0.5.
    const adjusted = benjaminiHochberg([0.5, 0.01, null, 0.03, 0.025]);
    [0.5, 0.04, null, 0.04, 0.04].forEach((expected, place) => {
      if (expected === null) expect(adjusted[place]).toBeNull();
      else expect(adjusted[place]).toBeCloseTo(expected, 12);
    });
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.9, 1])).toEqual([1, 1]);
  });
});
