import { describe, expect, it } from '@jest/globals';
import type { Estimate } from '../statistics/estimate.js';
import { cohenKappa } from './cohen-kappa.js';
import { fleissKappa } from './fleiss-kappa.js';
import { gwetAc } from './gwet-ac.js';
import { labelTable, labelTableOfRows } from './label-table.js';
import { percentAgreement } from './percent-agreement.js';

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

/** Two coders: both yes on 20, both no on 15, first yes 5, second yes 10. */
const FIFTY = labelTableOfRows(
  [
    [20, 'yes', 'yes'] as const,
    [15, 'no', 'no'] as const,
    [5, 'yes', 'no'] as const,
    [10, 'no', 'yes'] as const,
  ].flatMap(([times, first, second]) => Array.from({ length: times }, () => [first, second])),
);

describe('observed agreement', () => {
  it('is the share of pairs that agree, a unit counting once', () => {
    expect(valueOf(percentAgreement(FIFTY))).toBeCloseTo(0.7, 12);
    // Unit 1: one of three pairs; unit 2: its only pair; unit 3 has one label: (1/3 + 1) ÷ 2.
    const table = labelTableOfRows([
      ['a', 'a', 'b'],
      ['a', null, 'a'],
      ['b', null, null],
    ]);
    expect(valueOf(percentAgreement(table))).toBeCloseTo(2 / 3, 12);
    expect(percentAgreement(table)).toHaveProperty('n', 2);
  });

  it('counts near answers by their weight', () => {
    // On 1 … 5: 1 and 2 agree by ¾ (linear) or 15/16 (quadratic), 1 and 5 not at all.
    const table = labelTableOfRows([
      [1, 2],
      [1, 5],
    ]);
    expect(valueOf(percentAgreement(table, { weights: 'linear' }))).toBeCloseTo(3 / 8, 12);
    expect(valueOf(percentAgreement(table, { weights: 'quadratic' }))).toBeCloseTo(15 / 32, 12);
  });
});

describe("Cohen's kappa", () => {
  it('is the one computed by hand', () => {
    // p_o = 0.7; p_e = ½ · 0.6 + ½ · 0.4 = 0.5; κ = 0.4.
    expect(valueOf(cohenKappa(FIFTY))).toBeCloseTo(0.4, 12);
    // Linear on 1 2 3: answers (1 1) (2 1) (3 3): disagreement ½; expected (⅓ each of 1 2 3 against ⅔ 1, ⅓ 3):
    // 3 · (1 · ⅓ · 1/3 + ½ · ⅔ · 1/3 + ½ · ⅓ · 1/3 + 1 · ⅔ · 1/3) = 1.5; κ = 1 − 0.5 ÷ 1.5.
    const table = labelTableOfRows([
      [1, 1],
      [2, 1],
      [3, 3],
    ]);
    expect(valueOf(cohenKappa(table, { weights: 'linear' }))).toBeCloseTo(2 / 3, 12);
  });

  it('takes the units both judged, whoever else there is', () => {
    const rows = [
      { unit: '1', coder: 'ann', value: 'a' },
      { unit: '1', coder: 'bob', value: 'a' },
      { unit: '2', coder: 'ann', value: 'b' },
      { unit: '2', coder: 'bob', value: 'a' },
      { unit: '2', coder: 'eve', value: 'b' },
      { unit: '3', coder: 'ann', value: 'a' },
    ];
    // p_o = ½; ann says a ½, b ½; bob a: p_e = ½; κ = 0.
    const estimate = cohenKappa(labelTable(rows), { coders: ['ann', 'bob'] });
    expect(estimate).toMatchObject({ value: 0, n: 2 });
    expect(() => cohenKappa(labelTable(rows))).toThrow('name two of the 3');
    expect(cohenKappa(labelTable(rows), { coders: ['bob', 'zoe'] })).toHaveProperty(
      'reason',
      'There is no unit that both judged.',
    );
  });

  it('is undefined where chance agreement is total', () => {
    expect(
      cohenKappa(
        labelTableOfRows([
          ['a', 'a'],
          ['a', 'a'],
        ]),
      ),
    ).toHaveProperty('undefined', true);
  });
});

describe("Fleiss' kappa", () => {
  it('is that of the published example', () => {
    // Fleiss 1971 as worked through on Wikipedia: ten subjects, fourteen raters, five values; κ = 0.210.
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const rows = counts.map((row) => row.flatMap((times, value) => new Array<number>(times).fill(value)));
    expect(valueOf(fleissKappa(labelTableOfRows(rows)))).toBeCloseTo(0.2099, 4);
    expect(valueOf(percentAgreement(labelTableOfRows(rows)))).toBeCloseTo(0.378, 3);
  });

  it('counts a unit with one label for the shares alone', () => {
    // P̄ of (a a) and (a b) = ½; shares a (1 + ½ + 0) ÷ 3 = ½: κ = (½ − ½) ÷ ½ = 0.
    const table = labelTableOfRows([
      ['a', 'a'],
      ['a', 'b'],
      ['b', null],
    ]);
    expect(fleissKappa(table)).toMatchObject({ n: 2 });
    expect(valueOf(fleissKappa(table))).toBeCloseTo(0, 12);
    expect(
      fleissKappa(
        labelTableOfRows([
          ['a', 'a'],
          ['a', 'a'],
        ]),
      ),
    ).toHaveProperty('undefined', true);
  });
});

describe("Gwet's AC1 and AC2", () => {
  it('are those computed by hand', () => {
    // p_a = 0.7; yes: (25 + 30) ÷ 100 = 0.55: p_e = 2 · 0.55 · 0.45 = 0.495; AC1 = 0.205 ÷ 0.505.
    expect(valueOf(gwetAc(FIFTY))).toBeCloseTo(0.205 / 0.505, 12);
    // With a third value nobody gave: p_e = (2 · 0.55 · 0.45) ÷ 2.
    expect(valueOf(gwetAc(FIFTY, { values: ['yes', 'no', 'unsure'] }))).toBeCloseTo(0.4525 / 0.7525, 12);
    // Quadratic on 1 2 3, units (1 1), (2 3): p_a = (1 + ¾) ÷ 2; T_w = 3 + 4 · ¾ = 6; π = ½ ¼ ¼: 0.625; p_e = 6 · 0.625 ÷ 6.
    const table = labelTableOfRows([
      [1, 1],
      [2, 3],
    ]);
    expect(valueOf(gwetAc(table, { weights: 'quadratic' }))).toBeCloseTo(0.25 / 0.375, 12);
  });

  it('stays high where nearly everybody says the same and alpha falls', () => {
    const rows = Array.from({ length: 100 }, (_, unit) =>
      unit < 95 ? ['a', 'a'] : unit % 2 ? ['a', 'b'] : ['b', 'a'],
    );
    expect(valueOf(gwetAc(labelTableOfRows(rows)))).toBeGreaterThan(0.94);
    expect(valueOf(fleissKappa(labelTableOfRows(rows)))).toBeLessThan(0);
  });

  it('are undefined for one value, unless others were possible', () => {
    const same = labelTableOfRows([
      ['a', 'a'],
      ['a', 'a'],
    ]);
    expect(gwetAc(same)).toHaveProperty('reason', expect.stringContaining('same value'));
    expect(valueOf(gwetAc(same, { values: ['a', 'b'] }))).toBe(1);
  });

  it('refuse weights that are none', () => {
    expect(() => gwetAc(FIFTY, { weights: () => 2 })).toThrow('between 0 and 1');
    expect(() => gwetAc(FIFTY, { weights: 'linear' })).toThrow('needs numbers');
  });
});
