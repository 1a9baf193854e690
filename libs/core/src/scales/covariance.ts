/** A symmetric matrix by rows. */
export type SquareMatrix = readonly (readonly number[])[];

/** Sample covariances of the columns (÷ (n − 1)), where row i comes `times[i]` times; once each by default. */
export function covarianceMatrix(rows: readonly (readonly number[])[], times?: Uint32Array): number[][] {
  const columns = rows[0]?.length ?? 0;
  const often = (row: number): number => times?.[row] ?? 1;
  const total = rows.reduce((sum, _, row) => sum + often(row), 0);
  if (total < 2) throw new RangeError('Covariances need at least two rows.');
  const means = Array.from(
    { length: columns },
    (_, column) =>
      rows.reduce((sum, values, row) => sum + often(row) * (values[column] as number), 0) / total,
  );
  const sums = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  rows.forEach((values, row) => {
    const count = often(row);
    if (count === 0) return;
    for (let i = 0; i < columns; i += 1) {
      const line = sums[i] as number[];
      const deviation = count * ((values[i] as number) - (means[i] as number));
      for (let j = 0; j <= i; j += 1)
        line[j] = (line[j] as number) + deviation * ((values[j] as number) - (means[j] as number));
    }
  });
  for (let i = 0; i < columns; i += 1)
    for (let j = 0; j <= i; j += 1) {
      const covariance = (sums[i]?.[j] as number) / (total - 1);
      (sums[i] as number[])[j] = covariance;
      (sums[j] as number[])[i] = covariance;
    }
  return sums;
}

/** Null when a variable does not vary. */
export function correlationsOf(covariances: SquareMatrix): number[][] | null {
  const deviations = covariances.map((row, i) => Math.sqrt(row[i] as number));
  if (deviations.some((deviation) => !(deviation > 0))) return null;
  return covariances.map((row, i) =>
    row.map((covariance, j) => covariance / ((deviations[i] as number) * (deviations[j] as number))),
  );
}

/** The sum of all entries: the variance of the sum of the variables. */
export function totalOf(matrix: SquareMatrix): number {
  return matrix.reduce((sum, row) => sum + row.reduce((inner, entry) => inner + entry, 0), 0);
}

export function traceOf(matrix: SquareMatrix): number {
  return matrix.reduce((sum, row, index) => sum + (row[index] as number), 0);
}
