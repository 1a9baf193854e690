import { REPORTED_SUITES, type ReportedSuite } from '../runs/suite-words.js';
import type { Design } from '../sweeps/DesignInputs.js';
import { numberList } from '../sweeps/number-list.js';
import type { ExperimentInput } from './experiment.queries.js';

/** What the form holds. */
export interface ExperimentDraft extends Design {
  readonly models: readonly string[];
  readonly values: readonly string[];
  readonly steering: boolean;
  readonly suites: readonly ReportedSuite[];
  /** Empty: none. */
  readonly releaseId: string;
  /** JSON; empty: the defaults of the model. */
  readonly settings: string;
}

export function emptyDraft(model: string | undefined): ExperimentDraft {
  return {
    models: model === undefined ? [] : [model],
    values: [],
    directions: ['LOWER'],
    deltas: '3',
    seeds: '0',
    sham: true,
    steering: true,
    suites: REPORTED_SUITES,
    releaseId: '',
    settings: '',
  };
}

/** The draft as the server takes it, or what is missing. */
export function toExperiment(draft: ExperimentDraft): { input: ExperimentInput } | { missing: string } {
  const { models, values, directions, sham, steering, suites, releaseId } = draft;
  const deltas = numberList(draft.deltas);
  const seeds = numberList(draft.seeds);
  if (!deltas || !seeds) return { missing: 'Deltas and seeds are whole numbers with commas between them.' };
  if (!models.length || !values.length || !directions.length || !deltas.length || !seeds.length)
    return { missing: 'Choose at least one model, value, direction, delta and seed.' };
  const hyperparameters = settingsOf(draft.settings);
  if (hyperparameters === undefined)
    return { missing: 'The training settings are not written as a JSON object.' };
  return {
    input: {
      models: [...models],
      values: [...values],
      directions: [...directions],
      deltas,
      seeds,
      sham,
      steering,
      suites: suites.map((suite) => suite.toLowerCase().replaceAll('_', '-')),
      releaseId: suites.includes('MORAL_JUDGMENT') && releaseId !== '' ? releaseId : null,
      hyperparameters,
    },
  };
}

/** Null for none; undefined for what is no JSON object. */
function settingsOf(text: string): object | null | undefined {
  if (text.trim() === '') return null;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
