import { isValueKey, type ValueKey } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';

export const SWEEP_DIRECTIONS = ['lower', 'raise'] as const;
export type SweepDirection = (typeof SWEEP_DIRECTIONS)[number];

/** More trainings than this are several sweeps. */
export const LARGEST_SWEEP = 400;
const LARGEST_SEED = 2 ** 31 - 1;

export interface SweepRequest {
  /** Default: says how many values and the model. */
  readonly name?: string | null;
  readonly instrumentId: string;
  /** Served name of the model to be fine-tuned. */
  readonly baseModel: string;
  readonly values: readonly string[];
  readonly directions: readonly string[];
  /** Points of the rating scale, without a sign: the direction gives it. */
  readonly deltas: readonly number[];
  /** Seeds of the trainings. */
  readonly seeds: readonly number[];
  /** One training a seed in which nothing is moved. */
  readonly sham?: boolean | null;
  /** Settings laid over the defaults of the base model. */
  readonly hyperparameters?: unknown;
}

/** What every cell of a sweep has in common, checked. */
export type SweepSettings = {
  values: ValueKey[];
  directions: SweepDirection[];
  deltas: number[];
  seeds: number[];
  sham: boolean;
  hyperparameters: unknown;
};

/**
 * Each list without repetitions, in the order it was given.
 * @param width points between the ends of the scale
 * @throws BadInputError
 */
export function sweepSettings(request: SweepRequest, width: number): SweepSettings {
  const values = listed('value', request.values, isValueKey, (value) => `There is no value ${value}.`);
  const directions = listed(
    'direction',
    request.directions,
    (one): one is SweepDirection => SWEEP_DIRECTIONS.includes(one as SweepDirection),
    () => `Directions are ${SWEEP_DIRECTIONS.join(' and ')}.`,
  );
  const deltas = listed(
    'delta',
    request.deltas,
    (delta): delta is number => Number.isInteger(delta) && delta >= 1 && delta <= width,
    () => `Deltas are whole numbers from 1 to ${width}; the direction gives the sign.`,
  );
  const seeds = listed(
    'seed',
    request.seeds,
    (seed): seed is number => Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED,
    () => 'Seeds are whole numbers from 0.',
  );
  const sham = request.sham ?? false;
  const trainings = (values.length * directions.length * deltas.length + Number(sham)) * seeds.length;
  if (trainings > LARGEST_SWEEP)
    throw new BadInputError(
      `These are ${trainings} trainings; a sweep has ${LARGEST_SWEEP} at most. Make several of it.`,
    );
  return { values, directions, deltas, seeds, sham, hyperparameters: request.hyperparameters ?? null };
}

function listed<Given, Wanted extends Given>(
  what: string,
  given: readonly Given[],
  isWanted: (one: Given) => one is Wanted,
  complaint: (one: Given) => string,
): Wanted[] {
  if (given.length === 0) throw new BadInputError(`A sweep needs at least one ${what}.`);
  const wrong = given.find((one) => !isWanted(one));
  if (wrong !== undefined) throw new BadInputError(complaint(wrong));
  return [...new Set(given as readonly Wanted[])];
}
