import { mean } from '@ethogram/core';

/**
 * The overall concordance correlation of k measurements of the same things, a row each:
 *
 *     ρ = 2 Σ_{i<j} s_ij ÷ ((k − 1) Σ_i s_i² + Σ_{i<j} (x̄_i − x̄_j)²)
 *
 * with variances and covariances divided by n (Lin 1989 for two; Barnhart, Haber and Song 2002). 1: every row has k equal
 * numbers. It falls for noise and for one measurement that is higher throughout, and is −1 for two that mirror each
 * other. It lies close to ICC(A,1), but stays within −1 and 1. Null where nothing varies at all, or with fewer than two rows.
 */
export function concordance(rows: readonly (readonly number[])[]): number | null {
  const k = rows[0]?.length ?? 0;
  if (rows.length < 2 || k < 2) return null;
  const places = Array.from({ length: k }, (_, place) => place);
  const means = places.map((place) => mean(rows.map((row) => row[place] as number)));
  const covariance = (i: number, j: number): number =>
    mean(
      rows.map(
        (row) => ((row[i] as number) - (means[i] as number)) * ((row[j] as number) - (means[j] as number)),
      ),
    );
  let together = 0;
  let apart = (k - 1) * places.reduce((sum, place) => sum + covariance(place, place), 0);
  for (const i of places)
    for (const j of places.slice(i + 1)) {
      together += 2 * covariance(i, j);
      apart += ((means[i] as number) - (means[j] as number)) ** 2;
    }
  return apart > 0 ? together / apart : null;
}
