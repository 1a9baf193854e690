import type { Estimate } from '../statistics/estimate.js';
import { weightMatrix } from './agreement-weights.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import type { LabelTable } from './label-table.js';
import { agreementWithin, meanAgreement, valueShares } from './shares.js';
import { pairableUnits, unitKinds } from './unit-kinds.js';

/**
 * Fleiss' κ = (P̄ − P̄_e) ÷ (1 − P̄_e): P̄ the observed agreement of `percentAgreement`, P̄_e = Σ_c π_c², π_c the share of value c.
 *
 * Assumes exchangeable coders and nominal values. Fleiss 1971 wants as many labels of every unit; with missing judgments
 * this is the form of Gwet 2014 (ch. 2): P̄ over units with two labels or more, π_c the mean over all units with a label
 * of the share of c within the unit. Both are the same where nothing is missing. Undefined without units to compare, for a
 * single unit, and when all labels are the same.
 */
export function fleissKappa<Value>(table: LabelTable<Value>, options: AgreementOptions = {}): Estimate {
  const kinds = unitKinds(table, 1);
  const identity = weightMatrix(table.values, 'identity');
  const within = Array.from(kinds.times, (_, kind) => agreementWithin(kinds, kind, identity));
  const pointOf = (times: Uint32Array): number | null => {
    const observed = meanAgreement(within, times);
    const shares = valueShares(kinds, times);
    if (observed === null || shares.some((share) => share > 1 - 1e-12)) return null;
    const expected = shares.reduce((sum, share) => sum + share * share, 0);
    return (observed - expected) / (1 - expected);
  };
  return coefficient("Fleiss' kappa", kinds.times, pointOf, pairableUnits(kinds), {
    seed: 'fleiss-kappa',
    ...options,
  });
}
