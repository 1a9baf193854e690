import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Estimate } from '../statistics/estimate.js';
import { fQuantile } from '../statistics/f-distribution.js';
import { cohenKappa } from './cohen-kappa.js';
import { fleissKappa } from './fleiss-kappa.js';
import { gwetAc } from './gwet-ac.js';
import { type IccForm, intraclassCorrelation } from './intraclass-correlation.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { labelTableOfRows } from './label-table.js';
import { percentAgreement } from './percent-agreement.js';
import { unitizingAlpha } from './unitizing-alpha.js';

type Rows = (number | null)[][];
type Gwet = { observed: number; ac: number; fleiss: number };

/** Written by tests/oracles/regenerate_agreement.py. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/oracles/golden/agreement.json', import.meta.url), 'utf8'),
) as {
  sparse: Rows;
  complete: Rows;
  sets: (string[] | null)[][];
  pair: Rows;
  texts: { length: number; people: { start: number; end: number; label: string }[][] }[];
  alpha: Record<'nominal' | 'ordinal' | 'interval' | 'ratio', number>;
  alphaComplete: Record<'nominal' | 'ordinal' | 'interval' | 'ratio', number>;
  alphaOrdinalBootstrap: [number, number];
  masi: number;
  cohen: Record<'identity' | 'linear' | 'quadratic', number>;
  fleissComplete: number;
  identity: Gwet;
  linear: Gwet;
  quadratic: Gwet;
  icc: Record<IccForm, [number, number, number]>;
  iccUnbalanced: number;
  unitizing: { any: number; labels: number };
  fQuantiles: [number, number, number, number][];
};

const sparse = labelTableOfRows(golden.sparse);
const complete = labelTableOfRows(golden.complete);
const FEW = { resamples: 5 };
const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);
/** To 10⁻⁶. */
const expectNear = (found: number, expected: number): void =>
  expect(Math.abs(found - expected)).toBeLessThan(1e-6);

describe('agreement as other software has it', () => {
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('alpha, %s', (metric) => {
    expectNear(valueOf(krippendorffAlpha(sparse, metric, FEW)), golden.alpha[metric]);
    expectNear(valueOf(krippendorffAlpha(complete, metric, FEW)), golden.alphaComplete[metric]);
  });

  it('alpha of sets', () => {
    expectNear(valueOf(krippendorffAlpha(labelTableOfRows(golden.sets), 'masi', FEW)), golden.masi);
  });

  it('alpha of marked stretches', () => {
    const continua = golden.texts.map(({ length, people }) => ({
      length,
      markings: people.map((spans, person) => ({ coder: String(person), spans })),
    }));
    expectNear(valueOf(unitizingAlpha(continua, FEW)), golden.unitizing.any);
    expectNear(valueOf(unitizingAlpha(continua, { ...FEW, compare: 'labels' })), golden.unitizing.labels);
  });

  it('the bootstrap interval of alpha, as far as chance lets two bootstraps agree', () => {
    const estimate = krippendorffAlpha(sparse, 'ordinal', { resamples: 4_000 });
    if ('undefined' in estimate) throw new Error(estimate.reason);
    expect(Math.abs(estimate.low - golden.alphaOrdinalBootstrap[0])).toBeLessThan(0.015);
    expect(Math.abs(estimate.high - golden.alphaOrdinalBootstrap[1])).toBeLessThan(0.015);
  });

  it.each(['identity', 'linear', 'quadratic'] as const)('kappa and AC with %s weights', (weights) => {
    expectNear(
      valueOf(cohenKappa(labelTableOfRows(golden.pair), { ...FEW, weights })),
      golden.cohen[weights],
    );
    expectNear(valueOf(gwetAc(sparse, { ...FEW, weights })), golden[weights].ac);
    expectNear(valueOf(percentAgreement(sparse, { ...FEW, weights })), golden[weights].observed);
  });

  it("Fleiss' kappa, complete and with missing judgments", () => {
    expectNear(valueOf(fleissKappa(complete, FEW)), golden.fleissComplete);
    expectNear(valueOf(fleissKappa(sparse, FEW)), golden.identity.fleiss);
  });

  it.each(['1', '1k', '2', '2k', '3', '3k'] as const)('ICC(%s) with its interval', (form) => {
    const estimate = intraclassCorrelation(complete, form);
    if ('undefined' in estimate) throw new Error(estimate.reason);
    const [value, low, high] = golden.icc[form];
    expectNear(estimate.value, value);
    expectNear(estimate.low, low);
    expectNear(estimate.high, high);
  });

  it('ICC(1) of units with different numbers of ratings', () => {
    expectNear(valueOf(intraclassCorrelation(sparse, '1')), golden.iccUnbalanced);
  });

  it('quantiles of F', () => {
    for (const [p, df1, df2, expected] of golden.fQuantiles)
      expect(fQuantile(p, df1, df2) / expected).toBeCloseTo(1, 8);
  });
});
