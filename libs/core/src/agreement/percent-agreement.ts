import type { Estimate } from '../statistics/estimate.js';
import { weightMatrix, type AgreementWeights, weightName } from './agreement-weights.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import type { LabelTable } from './label-table.js';
import { agreementWithin, meanAgreement } from './shares.js';
import { pairableUnits, unitKinds } from './unit-kinds.js';

/**
 * The share of pairs of labels of a unit that agree, averaged over units: P̄ = (1/n) Σ_u Σ_c n_uc (n_uc − 1) ÷ [m_u (m_u − 1)]
 * (Fleiss 1971). With weights, pairs agree by their weight (`AgreementWeights`).
 *
 * It is not corrected for chance: with two equally frequent answers, coin tossing reaches 0.5. Missing judgments: units with
 * two labels or more count once each with the labels they have; the others are left out. Interval: bootstrap over units.
 */
export function percentAgreement<Value>(
  table: LabelTable<Value>,
  { weights = 'identity', ...options }: AgreementOptions & { weights?: AgreementWeights<Value> } = {},
): Estimate {
  const kinds = unitKinds(table, 2);
  const matrix = weightMatrix(table.values, weights);
  const within = Array.from(kinds.times, (_, kind) => agreementWithin(kinds, kind, matrix));
  const name = `observed agreement (${weightName(weights)} weights)`;
  return coefficient(name, kinds.times, (times) => meanAgreement(within, times), pairableUnits(kinds), {
    seed: 'percent-agreement',
    ...options,
  });
}
