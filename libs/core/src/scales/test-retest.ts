import { cohenKappa } from '../agreement/cohen-kappa.js';
import type { AgreementOptions } from '../agreement/coefficient.js';
import { intraclassCorrelation } from '../agreement/intraclass-correlation.js';
import { labelTableOfRows } from '../agreement/label-table.js';
import type { Estimate } from '../statistics/estimate.js';
import { pearson } from '../statistics/pearson.js';
import type { Answers } from './answers.js';

export type TestRetest = {
  /** Whether the order stays: a shift of everything by one leaves it at 1. */
  readonly pearson: Estimate;
  /** Whether the numbers stay: ICC(2), absolute agreement. */
  readonly intraclass: Estimate;
  /** Whether the answers stay, far misses counting by their square. */
  readonly weightedKappa: Estimate;
};

/**
 * How stable answers are over time: each entry of `first` against the same entry of `again`, be it one person's items on two
 * days or many people's scores. Pearson's r with Fisher's interval, ICC(2) and Cohen's κ with quadratic weights (its interval:
 * bootstrap). Missing answers: entries without one of the two are left out of all three. Assumes independent
 * entries, and that what is measured did not change between the two.
 */
export function testRetest(first: Answers, again: Answers, options: AgreementOptions = {}): TestRetest {
  if (first.length !== again.length) throw new RangeError('Both times must have the same items.');
  const pairs = first.flatMap((answer, item) => {
    const later = again[item] as number | null;
    return answer === null || later === null ? [] : [[answer, later] as const];
  });
  const table = labelTableOfRows(pairs);
  return {
    pearson: pearson(pairs, options.level),
    intraclass: intraclassCorrelation(table, '2', { ...options, coders: ['0', '1'] }),
    weightedKappa: cohenKappa(table, { ...options, weights: 'quadratic', coders: ['0', '1'] }),
  };
}
