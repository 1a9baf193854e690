import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { type AgreementWeights, weightMatrix, weightName } from './agreement-weights.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import type { LabelTable } from './label-table.js';

export type CohenOptions<Value> = AgreementOptions & {
  /** Default identity: the plain κ. */
  weights?: AgreementWeights<Value>;
  /** The two to compare; needed where the table has more than two. */
  coders?: readonly [string, string];
};

/** Units both judged, by what each said: `times[i]` units with `first[i]` and `second[i]`. */
type Cells = { times: Uint32Array; first: Uint32Array; second: Uint32Array };

/**
 * Cohen's κ of two coders = (p_o − p_e) ÷ (1 − p_e), with p_o = Σ w_ck p_ck and p_e = Σ w_ck p_c· p_·k over the table of what the one
 * and the other said (Cohen 1960; with weights Cohen 1968).
 *
 * Each coder keeps their own shares of values, so it matters who said what. Missing judgments: only units that both
 * judged count; `n` says how many. Interval: bootstrap over those units. Undefined without such units, for a
 * single one, and when chance agreement is total. Throws RangeError when it is not said which two coders are meant.
 */
export function cohenKappa<Value>(table: LabelTable<Value>, options: CohenOptions<Value> = {}): Estimate {
  const { weights = 'identity', coders, ...resampling } = options;
  const pair = coders ?? table.coderIds;
  if (pair.length !== 2)
    throw new RangeError(`Cohen's kappa compares two coders; name two of the ${table.coderIds.length}.`);
  const cells = cellsOf(table, pair[0] as string, pair[1] as string);
  const n = cells.times.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefinedBecause('There is no unit that both judged.');
  const matrix = weightMatrix(table.values, weights);
  return coefficient(
    `Cohen's kappa (${weightName(weights)} weights)`,
    cells.times,
    (times) => pointKappa(cells, times, matrix),
    n,
    { seed: 'cohen-kappa', ...resampling },
  );
}

function cellsOf(table: LabelTable<unknown>, first: string, second: string): Cells {
  const [one, other] = [first, second].map((id) => {
    const coder = table.coderIds.indexOf(id);
    const said = new Map<number, number>();
    table.coders.forEach((each, row) => {
      if (each === coder) said.set(table.units[row] as number, table.labels[row] as number);
    });
    return said;
  }) as [Map<number, number>, Map<number, number>];
  const counts = new Map<number, number>();
  for (const [unit, label] of one) {
    const answer = other.get(unit);
    if (answer === undefined) continue;
    const cell = label * table.values.length + answer;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = [...counts].sort(([a], [b]) => a - b);
  return {
    times: Uint32Array.from(cells, ([, count]) => count),
    first: Uint32Array.from(cells, ([cell]) => Math.floor(cell / table.values.length)),
    second: Uint32Array.from(cells, ([cell]) => cell % table.values.length),
  };
}

function pointKappa(
  { first, second }: Cells,
  times: Uint32Array,
  weights: readonly Float64Array[],
): number | null {
  const rows = new Float64Array(weights.length);
  const columns = new Float64Array(weights.length);
  let total = 0;
  let disagreed = 0;
  for (let cell = 0; cell < times.length; cell += 1) {
    const count = times[cell] as number;
    const [a, b] = [first[cell] as number, second[cell] as number];
    total += count;
    disagreed += count * (1 - ((weights[a] as Float64Array)[b] as number));
    rows[a] = (rows[a] as number) + count;
    columns[b] = (columns[b] as number) + count;
  }
  // 1 − (1 − p_o) ÷ (1 − p_e), which is exact where nothing can disagree.
  let expected = 0;
  weights.forEach((row, a) =>
    row.forEach(
      (weight, b) => (expected += ((rows[a] as number) * (columns[b] as number) * (1 - weight)) / total),
    ),
  );
  return expected > 0 ? 1 - disagreed / expected : null;
}
