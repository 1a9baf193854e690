import { chiSquareUpperTail } from './chi-square.js';
import type { UndefinedEstimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';

/** Counts of pairs: `table[i][j]` where the first answer is category i and the second is j. */
export type PairTable = readonly (readonly number[])[];
export type ChiSquareTest = { statistic: number; df: number; pValue: number };

const NO_DIFFERENCE = 'No pair differs, so there is nothing to test.';

/**
 * Whether two answers to the same things have the same distribution over K categories (Stuart 1955, Maxwell 1970):
 *
 *     χ² = dᵀ V⁻¹ d,  d_i = n_i· − n_·i,  V_ii = n_i· + n_·i − 2 n_ii,  V_ij = −(n_ij + n_ji)
 *
 * over all categories but one; with two it is McNemar's test without a correction. V is singular further when the categories
 * fall into groups between which no pair differs (a category nobody changed from or to is a group of its own). Then one
 * category of each group is left out, which gives the same χ² whichever it is, and df = Σ (group size − 1).
 *
 * Assumes independent pairs, and enough of them that differ (about 10 a category); for fewer use `pairedPermutationTest`.
 * Undefined where no pair differs. Throws RangeError for a table that is not square or has negative counts.
 */
export function stuartMaxwellTest(table: PairTable): ChiSquareTest | UndefinedEstimate {
  check(table);
  let statistic = 0;
  let df = 0;
  for (const group of connectedGroups(table)) {
    const kept = group.slice(0, -1);
    if (kept.length === 0) continue;
    const gains = kept.map((i) => rowSum(table, i) - columnSum(table, i));
    const weights = solve(
      kept.map((i) => kept.map((j) => (i === j ? differing(table, i) : -between(table, i, j)))),
      gains,
    );
    statistic += gains.reduce((sum, gain, place) => sum + gain * (weights[place] as number), 0);
    df += kept.length;
  }
  if (df === 0) return undefinedBecause(NO_DIFFERENCE);
  return { statistic, df, pValue: chiSquareUpperTail(statistic, df) };
}

/**
 * Whether changes from i to j are as frequent as those from j to i, for all pairs of categories (Bowker 1948):
 * χ² = Σ_{i<j} (n_ij − n_ji)² ÷ (n_ij + n_ji), df = the pairs of categories between which something changed. Symmetry is more
 * than equal distributions (`stuartMaxwellTest`). Assumptions and missing pairs as there.
 */
export function bowkerTest(table: PairTable): ChiSquareTest | UndefinedEstimate {
  check(table);
  let statistic = 0;
  let df = 0;
  for (let i = 0; i < table.length; i += 1) {
    for (let j = i + 1; j < table.length; j += 1) {
      const changed = between(table, i, j);
      if (changed === 0) continue;
      statistic += (at(table, i, j) - at(table, j, i)) ** 2 / changed;
      df += 1;
    }
  }
  if (df === 0) return undefinedBecause(NO_DIFFERENCE);
  return { statistic, df, pValue: chiSquareUpperTail(statistic, df) };
}

function check(table: PairTable): void {
  if (table.some((row) => row.length !== table.length))
    throw new RangeError('A table of pairs has as many columns as rows.');
  if (table.flat().some((count) => !(count >= 0 && count < Infinity)))
    throw new RangeError('A table of pairs holds counts of 0 or more.');
}

const at = (table: PairTable, i: number, j: number): number => table[i]?.[j] as number;
const between = (table: PairTable, i: number, j: number): number => at(table, i, j) + at(table, j, i);
const rowSum = (table: PairTable, i: number): number => table.reduce((sum, _, j) => sum + at(table, i, j), 0);
const columnSum = (table: PairTable, i: number): number =>
  table.reduce((sum, _, j) => sum + at(table, j, i), 0);

/** Pairs in which exactly one answer is category i. */
function differing(table: PairTable, i: number): number {
  return rowSum(table, i) + columnSum(table, i) - 2 * at(table, i, i);
}

/** Categories that pairs change between, directly or by way of others. */
function connectedGroups(table: PairTable): number[][] {
  const left = new Set(table.keys());
  const groups: number[][] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    for (const member of group) {
      for (const other of left) {
        if (between(table, member, other) === 0) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** x of A x = b for a symmetric, positive definite A, by elimination; no pivot vanishes, so none is searched for. */
function solve(matrix: number[][], values: readonly number[]): number[] {
  const rows = matrix.map((row, place) => [...row, values[place] as number]);
  rows.forEach((pivot, place) => {
    for (const row of rows.slice(place + 1)) {
      const factor = (row[place] as number) / (pivot[place] as number);
      for (let column = place; column < row.length; column += 1)
        (row[column] as number) -= factor * (pivot[column] as number);
    }
  });
  const solution = new Array<number>(rows.length).fill(0);
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place] as number[];
    const known = solution.reduce(
      (sum, x, column) => sum + (column > place ? x * (row[column] as number) : 0),
      0,
    );
    solution[place] = ((row[rows.length] as number) - known) / (row[place] as number);
  }
  return solution;
}
