/** Arithmetic mean. Throws RangeError for no values. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('The mean of no values is undefined.');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Σ(x − mean)² ÷ (n − 1). Throws RangeError for fewer than two values. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('A sample variance needs at least two values.');
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
