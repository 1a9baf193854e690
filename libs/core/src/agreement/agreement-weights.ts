import { asNumbers } from './value-distance.js';

/**
 * How much two values agree, from 0 not at all to 1 wholly; equal values must have 1.
 *
 * - identity: 1 when equal, else 0
 * - linear: 1 − |a − b| ÷ (largest − smallest value)
 * - quadratic: 1 − (a − b)² ÷ (largest − smallest value)²
 *
 * Linear and quadratic weights need numbers and go by the numbers themselves, not by their rank (Cohen 1968; Gwet 2014,
 * ch. 3). A function gives weights of one's own; it must be symmetric.
 */
export type AgreementWeights<Value> = 'identity' | 'linear' | 'quadratic' | ((a: Value, b: Value) => number);

/** The weight of each pair of values, row by row. Throws RangeError for weights outside 0 … 1 or numbers that are none. */
export function weightMatrix<Value>(
  values: readonly Value[],
  weights: AgreementWeights<Value>,
): readonly Float64Array[] {
  const weigh = weighing(values, weights);
  return values.map((_, row) => Float64Array.from(values, (_value, column) => weigh(row, column)));
}

function weighing<Value>(
  values: readonly Value[],
  weights: AgreementWeights<Value>,
): (a: number, b: number) => number {
  if (weights === 'identity') return (a, b) => (a === b ? 1 : 0);
  if (typeof weights === 'function')
    return (a, b) => inRange(weights(values[a] as Value, values[b] as Value));
  const numbers = asNumbers(values, weights);
  const width = Math.max(...numbers) - Math.min(...numbers);
  const power = weights === 'linear' ? 1 : 2;
  return (a, b) =>
    a === b ? 1 : 1 - (Math.abs((numbers[a] as number) - (numbers[b] as number)) / width) ** power;
}

function inRange(weight: number): number {
  if (weight >= 0 && weight <= 1) return weight;
  throw new RangeError(`A weight must lie between 0 and 1, not ${weight}.`);
}

export function weightName(weights: AgreementWeights<never>): string {
  return typeof weights === 'string' ? weights : 'own';
}
