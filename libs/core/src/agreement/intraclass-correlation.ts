import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { fQuantile } from '../statistics/f-distribution.js';
import type { LabelTable } from './label-table.js';
import { type MeanSquares, oneWay, twoWay } from './mean-squares.js';

/**
 * The six of Shrout and Fleiss 1979; in the words of McGraw and Wong 1996:
 * 1 = ICC(1), 1k = ICC(k); 2 = ICC(A,1), 2k = ICC(A,k): absolute agreement; 3 = ICC(C,1), 3k = ICC(C,k): consistency.
 */
export const ICC_FORMS = ['1', '1k', '2', '2k', '3', '3k'] as const;
export type IccForm = (typeof ICC_FORMS)[number];

/**
 * The intraclass correlation: the share of the variance of ratings that lies between units.
 *
 * - `1`: each unit is rated by other people. (MSB − MSW) ÷ (MSB + (k − 1) MSW)
 * - `2`: the same people rate every unit and stand for others; being stricter throughout is disagreement.
 *   (MSR − MSE) ÷ (MSR + (k − 1) MSE + k (MSC − MSE) ÷ n)
 * - `3`: these people alone matter, and being stricter throughout is none. (MSR − MSE) ÷ (MSR + (k − 1) MSE)
 * - with `k`: of the mean over k people instead of one rating, by Spearman–Brown
 *
 * Assumes numbers on an interval scale and normal effects. The intervals come from F: exact for 1 and 3, by Satterthwaite's
 * approximation for 2. Missing judgments: form 1 takes every unit with two ratings or more, with k = (N − Σ k_u² ÷ N) ÷ (n − 1),
 * the usual mean number of ratings, where units differ, and its interval is approximate then. Forms 2 and 3 compare the
 * same people everywhere: units lacking one of the people are left out, and `n` counts those kept. `coders` names the
 * people where not all are meant. Undefined with fewer than two units or people, when nothing varies,
 * and when the means of units do not: the estimate is then as low as it can be, and has no interval.
 */
export function intraclassCorrelation(
  table: LabelTable<number>,
  form: IccForm,
  { level = 0.95, coders = table.coderIds }: { level?: number; coders?: readonly string[] } = {},
): Estimate {
  const squares = form.startsWith('1') ? oneWay(table, coders) : twoWay(table, coders);
  if (!squares.ok) return undefinedBecause(squares.reason);
  const { between, within, columns, n, k } = squares;
  if (between + within + columns <= 0)
    return undefinedBecause('All ratings are the same, so no variance can be shared.');
  if (between <= 1e-14 * (within + columns))
    return undefinedBecause('Every unit has the same mean, so no variance lies between units.');
  if (between + (k - 1) * within + (form.startsWith('2') ? (k * (columns - within)) / n : 0) <= 0)
    return undefinedBecause('The ratings vary less between units than can be told from their noise.');
  const single = SINGLE[form.charAt(0) as '1' | '2' | '3'](squares, 1 - (1 - level) / 2);
  const [value, low, high] = form.endsWith('k') ? single.map((rho) => stepUp(rho, k)) : single;
  const name = `ICC(${form}) of Shrout and Fleiss, ${n} units, ${Number(k.toFixed(2))} ratings each`;
  return { value, low, high, level, method: `${name}, interval from F`, n } as Estimate;
}

type WithInterval = readonly [value: number, low: number, high: number];

/** Of one rating each; `p` is the upper quantile of the interval. */
const SINGLE: Record<'1' | '2' | '3', (squares: MeanSquares, p: number) => WithInterval> = {
  '1': (squares, p) => fromRatio(squares, squares.ratings - squares.n, p),
  '2': absoluteAgreement,
  '3': (squares, p) => fromRatio(squares, (squares.n - 1) * (squares.k - 1), p),
};

/** With F = MSB ÷ MSW: (F − 1) ÷ (F + k − 1), and the same of the limits F ÷ F(p; n − 1, df) and F · F(p; df, n − 1). */
function fromRatio({ between, within, n, k }: MeanSquares, df: number, p: number): WithInterval {
  // Without noise F is infinite and every limit 1.
  if (within <= 1e-14 * between) return [1, 1, 1];
  const ratio = between / within;
  const share = (f: number): number => (f - 1) / (f + k - 1);
  return [share(ratio), share(ratio / fQuantile(p, n - 1, df)), share(ratio * fQuantile(p, df, n - 1))];
}

/** Shrout and Fleiss 1979, page 424; McGraw and Wong 1996, table 7. */
function absoluteAgreement({ between, within, columns, n, k }: MeanSquares, p: number): WithInterval {
  const rho = (between - within) / (between + (k - 1) * within + (k * (columns - within)) / n);
  if (columns + within <= 1e-14 * between) return [1, 1, 1];
  const a = (k * rho) / (n * (1 - rho));
  const b = 1 + (k * rho * (n - 1)) / (n * (1 - rho));
  const df =
    (a * columns + b * within) ** 2 /
    ((a * columns) ** 2 / (k - 1) + (b * within) ** 2 / ((n - 1) * (k - 1)));
  const noise = k * columns + (k * n - k - n) * within;
  const upper = fQuantile(p, n - 1, df);
  const lower = fQuantile(p, df, n - 1);
  return [
    rho,
    (n * (between - upper * within)) / (upper * noise + n * between),
    (n * (lower * between - within)) / (noise + n * lower * between),
  ];
}

/** Spearman–Brown: of the mean of k ratings from that of one. */
function stepUp(rho: number, k: number): number {
  return (k * rho) / (1 + (k - 1) * rho);
}
