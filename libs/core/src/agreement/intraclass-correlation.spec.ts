import { describe, expect, it } from '@jest/globals';
import type { Estimate } from '../statistics/estimate.js';
import { ICC_FORMS, intraclassCorrelation } from './intraclass-correlation.js';
import { labelTableOfRows } from './label-table.js';

/** Shrout and Fleiss 1979, table 2: six targets, four judges. */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

describe('the intraclass correlation', () => {
  it('has the six published values', () => {
    const table = labelTableOfRows(JUDGES);
    // Table 4 of the paper, with the digits of later software.
    const published = { '1': 0.166, '1k': 0.443, '2': 0.29, '2k': 0.62, '3': 0.715, '3k': 0.909 };
    for (const form of ICC_FORMS) {
      expect(valueOf(intraclassCorrelation(table, form))).toBeCloseTo(published[form], 3);
    }
    expect(intraclassCorrelation(table, '1')).toMatchObject({ n: 6, level: 0.95 });
  });

  it('is the one computed by hand', () => {
    // Units (1 2), (3 5), (5 6): means 1.5, 4, 5.5 around 11/3: MSB = 2 · (169 + 4 + 121) ÷ 36 ÷ 2 = 49/6; within ½ + 2 + ½ = 3:
    // MSW = 1; people 3 and 13/3: MSC = 3 · 2 · 4/9 = 8/3; MSE = (3 − 8/3) ÷ 2 = 1/6.
    const table = labelTableOfRows([
      [1, 2],
      [3, 5],
      [5, 6],
    ]);
    expect(valueOf(intraclassCorrelation(table, '1'))).toBeCloseTo(43 / 55, 12);
    expect(valueOf(intraclassCorrelation(table, '3'))).toBeCloseTo(48 / 50, 12);
    expect(valueOf(intraclassCorrelation(table, '2'))).toBeCloseTo(8 / (8 + 1 / 3 + 5 / 3), 12);
  });

  it('takes every unit with two ratings in form 1, and complete ones in forms 2 and 3', () => {
    // k = (5 − 13 ÷ 5) ÷ 1 = 2.4; units (1 3 5), (7 9): means 3, 8 around 5: MSB = 3 · 4 + 2 · 9 = 30; MSW = (8 + 2) ÷ 3.
    const table = labelTableOfRows([
      [1, 3, 5],
      [7, 9, null],
      [2, null, null],
    ]);
    const within = 10 / 3;
    expect(valueOf(intraclassCorrelation(table, '1'))).toBeCloseTo((30 - within) / (30 + 1.4 * within), 12);
    expect(intraclassCorrelation(table, '3')).toHaveProperty(
      'reason',
      expect.stringContaining('rated by all 3'),
    );
    expect(intraclassCorrelation(table, '3', { coders: ['0', '1'] })).toHaveProperty('n', 2);
  });

  it('is undefined, in every form, where all units have the same mean', () => {
    for (const rows of [
      [
        [1, 3],
        [3, 1],
        [2, 2],
      ],
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      [
        [1, 2, 3],
        [2, 3, 1],
        [3, 1, 2],
      ],
    ])
      for (const form of ICC_FORMS)
        expect(intraclassCorrelation(labelTableOfRows(rows), form)).toEqual({
          undefined: true,
          reason: 'Every unit has the same mean, so no variance lies between units.',
        });
  });

  it('is 1 without noise, and undefined where nothing varies', () => {
    const same = labelTableOfRows([
      [1, 1],
      [4, 4],
    ]);
    for (const form of ICC_FORMS)
      expect(intraclassCorrelation(same, form)).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(
      intraclassCorrelation(
        labelTableOfRows([
          [2, 2],
          [2, 2],
        ]),
        '1',
      ),
    ).toHaveProperty('undefined', true);
    expect(intraclassCorrelation(labelTableOfRows([[2, 3]]), '2')).toHaveProperty('undefined', true);
  });
});
