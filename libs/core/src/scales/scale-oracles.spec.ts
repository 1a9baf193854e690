import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Estimate } from '../statistics/estimate.js';
import { completeRows } from './answers.js';
import { circleFit } from './circle-fit.js';
import { circularOrder } from './circular-order.js';
import { correlationsOf, covarianceMatrix } from './covariance.js';
import { cronbachAlpha } from './cronbach-alpha.js';
import { mcdonaldOmega } from './mcdonald-omega.js';
import { oneFactor } from './one-factor.js';
import { reliabilityOf } from './split-half.js';
import { testRetest } from './test-retest.js';

type WithInterval = [number, number, number];

/** Written by tests/oracles/regenerate_agreement.py. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/oracles/golden/agreement.json', import.meta.url), 'utf8'),
) as {
  answers: (number | null)[][];
  cronbach: WithInterval;
  omega: { loadings: number[]; omega: number };
  oddEven: number;
  retest: { first: number[]; again: number[]; pearson: WithInterval; icc: WithInterval; kappa: number };
  wave: { profile: (number | null)[]; elevation: number; amplitude: number; peak: number; rSquared: number };
  order: { correlations: number[][]; correspondence: number; predictions: number; pValue: number };
};

const near = (expected: number): unknown => expect.closeTo(expected, 6);
const interval = ([value, low, high]: WithInterval): unknown => ({
  value: near(value),
  low: near(low),
  high: near(high),
});
const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);

describe('scales as other software has them', () => {
  const covariances = covarianceMatrix(completeRows(golden.answers));

  it("Cronbach's alpha with Feldt's interval", () => {
    expect(cronbachAlpha(golden.answers)).toMatchObject(interval(golden.cronbach) as object);
  });

  it("one factor and McDonald's omega", () => {
    const factor = oneFactor(correlationsOf(covariances) ?? []);
    if (!factor.ok) throw new Error(factor.reason);
    factor.loadings.forEach((loading, item) =>
      expect(loading).toEqual(near(golden.omega.loadings[item] as number)),
    );
    expect(valueOf(mcdonaldOmega(golden.answers, { resamples: 5 }))).toEqual(near(golden.omega.omega));
  });

  it('a split in odd and even items', () => {
    const odd = covariances.map((_, item) => item % 2 === 0);
    expect(reliabilityOf(covariances, odd)).toEqual(near(golden.oddEven));
  });

  it('test and retest', () => {
    const { pearson, intraclass, weightedKappa } = testRetest(golden.retest.first, golden.retest.again);
    expect(pearson).toMatchObject(interval(golden.retest.pearson) as object);
    expect(intraclass).toMatchObject(interval(golden.retest.icc) as object);
    expect(valueOf(weightedKappa)).toEqual(near(golden.retest.kappa));
  });

  it('the wave of a profile with gaps, and the order of correlations', () => {
    const { profile, ...wave } = golden.wave;
    expect(circleFit(profile)).toMatchObject(
      Object.fromEntries(Object.entries(wave).map(([name, value]) => [name, near(value)])),
    );
    const { correlations, ...order } = golden.order;
    expect(circularOrder(correlations)).toMatchObject({
      ...order,
      correspondence: near(order.correspondence),
    });
  });
});
