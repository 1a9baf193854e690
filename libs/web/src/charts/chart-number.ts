/** A mean with its interval; bounds are null where no interval could be made. */
export interface ChartEstimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A number for a chart, with a true minus sign: `+0.42`, `−0.07`, `3.50`. */
export function chartNumber(value: number, { digits = 2, signed = false } = {}): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  if (value < 0) return `−${size}`;
  return signed ? `+${size}` : size;
}

/** An estimate as papers write it: `+0.42 [0.30, 0.54]`. */
export function estimateText(
  { value, low, high }: ChartEstimate,
  options: { digits?: number; signed?: boolean } = {},
): string {
  const number = chartNumber(value, options);
  if (low === null || high === null) return number;
  const plain = { digits: options.digits ?? 2 };
  return `${number} [${chartNumber(low, plain)}, ${chartNumber(high, plain)}]`;
}
