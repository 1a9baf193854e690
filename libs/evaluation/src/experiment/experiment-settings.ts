import { isValueKey, type ValueKey } from '@ethogram/core';
import { SWEEP_DIRECTIONS, type SweepDirection } from '@ethogram/models';
import { BadInputError } from '@ethogram/platform';
import { SUITE_KEYS, type SuiteKey } from '@ethogram/suites';
import { EXPERIMENT_VALUES } from './value-order.js';

export const EXPERIMENT_PRESETS = ['survey-to-behavior'] as const;
export type ExperimentPreset = (typeof EXPERIMENT_PRESETS)[number];

const MOST_MODELS = 20;
/** What an experiment asks, unless told otherwise: everything that needs nothing of the user's own. */
export const EXPERIMENT_SUITES: readonly SuiteKey[] = [
  'value-profile',
  'held-out-survey',
  'moral-judgment',
  'text-adventure',
  'capability',
];

export interface ExperimentRequest {
  /** Served names. */
  readonly models: readonly string[];
  /** How many of `EXPERIMENT_VALUES`, or which. */
  readonly values: number | readonly string[];
  readonly directions?: readonly string[] | null;
  readonly deltas?: readonly number[] | null;
  readonly seeds?: readonly number[] | null;
  /** A fine-tune in which nothing is moved, for each model and seed. Default: yes. */
  readonly sham?: boolean | null;
  /** The untouched models told by prompt what the fine-tunes are taught. Default: yes. */
  readonly steering?: boolean | null;
  readonly suites?: readonly string[] | null;
  /** Of moral judgments. The demonstration model has one of its own. */
  readonly releaseId?: string | null;
  readonly hyperparameters?: unknown;
}

/** Checked, and the same for the same experiment whoever asks for it. */
export type ExperimentSettings = {
  models: string[];
  values: ValueKey[];
  directions: SweepDirection[];
  deltas: number[];
  seeds: number[];
  sham: boolean;
  steering: boolean;
  suites: SuiteKey[];
  releaseId: string | null;
  hyperparameters: unknown;
};

/** @throws BadInputError; what only the sweeps can tell is left to them. */
export function experimentSettings(request: ExperimentRequest): ExperimentSettings {
  const models = [...new Set(request.models.map((model) => model.trim()))];
  if (models.length === 0 || models.includes(''))
    throw new BadInputError('An experiment needs the served name of at least one model.');
  if (models.length > MOST_MODELS)
    throw new BadInputError(`An experiment has ${MOST_MODELS} models at most. Make several of it.`);
  return {
    models,
    values: valuesOf(request.values),
    directions: directionsOf(request.directions ?? ['lower']),
    deltas: [...new Set(request.deltas ?? [3])],
    seeds: [...new Set(request.seeds ?? [0])],
    sham: request.sham ?? true,
    steering: request.steering ?? true,
    suites: suitesOf(request.suites ?? EXPERIMENT_SUITES),
    releaseId: request.releaseId ?? null,
    hyperparameters: request.hyperparameters ?? null,
  };
}

function valuesOf(values: number | readonly string[]): ValueKey[] {
  if (typeof values === 'number') {
    if (!Number.isInteger(values) || values < 1 || values > EXPERIMENT_VALUES.length)
      throw new BadInputError(`An experiment moves 1 to ${EXPERIMENT_VALUES.length} values.`);
    return EXPERIMENT_VALUES.slice(0, values);
  }
  const wrong = values.find((value) => !isValueKey(value));
  if (wrong !== undefined) throw new BadInputError(`There is no value ${wrong}.`);
  if (values.length === 0) throw new BadInputError('An experiment needs at least one value.');
  return [...new Set(values as readonly ValueKey[])];
}

function directionsOf(directions: readonly string[]): SweepDirection[] {
  const found = SWEEP_DIRECTIONS.filter((direction) => directions.includes(direction));
  if (found.length !== new Set(directions).size || found.length === 0)
    throw new BadInputError(`Directions are ${SWEEP_DIRECTIONS.join(' and ')}.`);
  return found;
}

function suitesOf(suites: readonly string[]): SuiteKey[] {
  const wrong = suites.find((suite) => !SUITE_KEYS.includes(suite as SuiteKey));
  if (wrong !== undefined)
    throw new BadInputError(`There is no suite ${wrong}; there are ${SUITE_KEYS.join(', ')}.`);
  const found = SUITE_KEYS.filter((suite) => suites.includes(suite));
  if (!found.includes('held-out-survey'))
    throw new BadInputError('An experiment needs the held-out survey: what was taught is measured there.');
  return found;
}
