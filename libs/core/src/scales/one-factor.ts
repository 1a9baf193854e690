import type { SquareMatrix } from './covariance.js';

export type OneFactor =
  | { readonly ok: true; readonly loadings: readonly number[] }
  | { readonly ok: false; readonly reason: string };

const MOST_ROUNDS = 20_000;
const SETTLED = 1e-12;

/**
 * The loadings λ of one common factor by minimum residuals: those that minimise Σ_{i<j} (r_ij − λ_i λ_j)² (Harman and Jones 1966).
 *
 * Own implementation: each loading in turn is set to its best given the others, λ_i = Σ_{j≠i} r_ij λ_j ÷ Σ_{j≠i} λ_j² (Comrey 1962),
 * which never makes the sum larger, until none moves by more than 10⁻¹² in a round. Signs are chosen so that the loadings'
 * sum is positive. Not ok, with the reason, when they do not settle in 20,000 rounds, or in a Heywood case: a
 * loading of 1 or more, which leaves an item no variance of its own.
 * @param correlations of three variables or more
 */
export function oneFactor(correlations: SquareMatrix): OneFactor {
  const loadings = firstGuess(correlations);
  let rounds = 0;
  for (; rounds < MOST_ROUNDS; rounds += 1) if (improve(loadings, correlations) < SETTLED) break;
  const heywood = loadings.findIndex((loading) => !(Math.abs(loading) < 1));
  if (heywood >= 0) {
    const reason = `A single factor would explain more than all of item ${heywood + 1} (a Heywood case): too few people, or the items are not of one kind.`;
    return { ok: false, reason };
  }
  if (rounds === MOST_ROUNDS)
    return { ok: false, reason: 'The one-factor model did not converge: the items hardly go together.' };
  const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  return { ok: true, loadings: loadings.map((loading) => sign * loading) };
}

/** One round; the largest change. */
function improve(loadings: number[], correlations: SquareMatrix): number {
  let change = 0;
  for (let i = 0; i < loadings.length; i += 1) {
    const row = correlations[i] as readonly number[];
    let product = 0;
    let squares = 0;
    for (let j = 0; j < loadings.length; j += 1) {
      if (j === i) continue;
      const other = loadings[j] as number;
      product += (row[j] as number) * other;
      squares += other * other;
    }
    const best = squares > 0 ? product / squares : 0;
    change = Math.max(change, Math.abs(best - (loadings[i] as number)));
    loadings[i] = best;
  }
  return change;
}

/** The direction of the largest eigenvalue, roughly, as a start: a few rounds of power iteration. */
function firstGuess(correlations: SquareMatrix): number[] {
  let direction = correlations.map((_, index) => 1 + index / (10 * correlations.length));
  for (let round = 0; round < 20; round += 1) {
    const next = correlations.map((row) =>
      row.reduce((sum, entry, column) => sum + entry * (direction[column] as number), 0),
    );
    const length = Math.hypot(...next) || 1;
    direction = next.map((entry) => entry / length);
  }
  return direction;
}
