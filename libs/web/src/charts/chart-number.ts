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

/** Decimal places that tell all the ticks of an axis apart, at most five. */
export function tickDigits(ticks: readonly number[]): number {
  const isExact = (digits: number): boolean =>
    ticks.every((tick) => Number.isInteger(Number((tick * 10 ** digits).toPrecision(9))));
  return [0, 1, 2, 3, 4].find(isExact) ?? 5;
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
