import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { type AgreementWeights, weightMatrix, weightName } from './agreement-weights.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import type { LabelTable } from './label-table.js';
import { agreementWithin, meanAgreement, valueShares } from './shares.js';
import { pairableUnits, unitKinds } from './unit-kinds.js';

export type GwetOptions<Value> = AgreementOptions & {
  /** Default identity, which makes it AC1; any other makes it AC2. */
  weights?: AgreementWeights<Value>;
  /** All values people could give. Default: those somebody gave. */
  values?: readonly Value[];
};

/**
 * Gwet's AC1 and AC2 = (p_a − p_e) ÷ (1 − p_e), with p_e = T_w ÷ [q (q − 1)] · Σ_c π_c (1 − π_c): p_a the (weighted) observed
 * agreement of `percentAgreement`, q the number of values, T_w the sum of all q × q weights, π_c as for Fleiss' κ.
 *
 * Chance agreement is that of people who sometimes guess, so it stays low when nearly everybody gives one answer, where κ
 * and α fall although people agree. Assumes exchangeable coders. Missing judgments as for Fleiss' κ. Undefined without
 * units to compare, for a single one, and with fewer than two values. Sources: Gwet 2008, "Computing inter-rater
 * reliability and its variance in the presence of high agreement"; Gwet 2014, Handbook of Inter-Rater Reliability, ch. 5.
 */
export function gwetAc<Value>(table: LabelTable<Value>, options: GwetOptions<Value> = {}): Estimate {
  const { weights = 'identity', values: possible = [], ...resampling } = options;
  const unsaid = possible.filter((value) => !table.values.includes(value));
  const values = [...table.values, ...unsaid];
  const count = values.length;
  if (count < 2)
    return undefinedBecause(
      'Everybody gave the same value; say which values were possible to compare with chance.',
    );
  const kinds = unitKinds(table, 1);
  const matrix = weightMatrix(values, weights);
  const weightSum = matrix.reduce((sum, row) => sum + row.reduce((inner, weight) => inner + weight, 0), 0);
  const within = Array.from(kinds.times, (_, kind) => agreementWithin(kinds, kind, matrix));
  const pointOf = (times: Uint32Array): number | null => {
    const observed = meanAgreement(within, times);
    if (observed === null) return null;
    const spread = valueShares(kinds, times).reduce((sum, share) => sum + share * (1 - share), 0);
    const expected = (weightSum * spread) / (count * (count - 1));
    return (observed - expected) / (1 - expected);
  };
  const name = weights === 'identity' ? "Gwet's AC1" : `Gwet's AC2 (${weightName(weights)} weights)`;
  return coefficient(name, kinds.times, pointOf, pairableUnits(kinds), { seed: 'gwet-ac', ...resampling });
}
