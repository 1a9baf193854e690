import type { SweepReportContent } from '@ethogram/core';
import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const EXPERIMENT = graphql(`
  fragment Experiment on Experiment {
    id
    name
    models
    settings
    state
    error
    demonstration
    createdAt
    startedAt
    finishedAt
  }
`);
const LIST = graphql(
  `
    query Experiments($page: PageInput, $sort: SortInput) {
      experiments(page: $page, sort: $sort) {
        items {
          ...Experiment
          steps {
            state
          }
        }
        total
      }
    }
  `,
  [EXPERIMENT],
);
const ONE = graphql(
  `
    query Experiment($id: ID!) {
      experiment(id: $id) {
        ...Experiment
        content
        exportPath
        steps {
          key
          kind
          title
          model
          state
          error
          madeId
          progress {
            done
            total
            note
          }
        }
      }
    }
  `,
  [EXPERIMENT],
);
const PREVIEW = graphql(`
  query PreviewExperiment($input: ExperimentInput!) {
    previewExperiment(input: $input) {
      model
      forecast {
        trainings
        trainingSets
        capacity
        secondsEach
        expectedSeconds
        basedOn
      }
    }
  }
`);
const START = graphql(`
  mutation StartExperiment($input: ExperimentInput!) {
    startExperiment(input: $input) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelExperiment($id: ID!) {
    cancelExperiment(id: $id) {
      id
    }
  }
`);
const RETRY = graphql(`
  mutation RetryExperiment($id: ID!) {
    retryExperiment(id: $id) {
      id
    }
  }
`);

/** What was asked for, as the server keeps it. */
export interface ExperimentSettings {
  readonly values: readonly string[];
  readonly directions: readonly string[];
  readonly deltas: readonly number[];
  readonly seeds: readonly number[];
  readonly sham: boolean;
  readonly steering: boolean;
  readonly suites: readonly string[];
  readonly releaseId: string | null;
}

export type ExperimentLine = FragmentOf<typeof EXPERIMENT> & { steps: readonly { state: string }[] };
export type ExperimentRecord = ResultOf<typeof ONE>['experiment'];
export type ExperimentStepRecord = ExperimentRecord['steps'][number];
export type ExperimentForecast = ResultOf<typeof PREVIEW>['previewExperiment'][number];
export type ExperimentInput = VariablesOf<typeof PREVIEW>['input'];

export const experimentQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).experiments,
  get: async (id) => (await request(ONE, { id })).experiment,
} satisfies ResourceQueries;

export function settingsOf({ settings }: { settings: unknown }): ExperimentSettings {
  return settings as ExperimentSettings;
}

/** The report over all that succeeded; null before there is one. */
export function contentOf({ content }: ExperimentRecord): SweepReportContent | null {
  return content as SweepReportContent | null;
}

export async function previewExperiment(input: ExperimentInput): Promise<ExperimentForecast[]> {
  return (await request(PREVIEW, { input })).previewExperiment;
}

export async function startExperiment(input: ExperimentInput): Promise<string> {
  return (await request(START, { input })).startExperiment.id;
}

export async function cancelExperiment(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function retryExperiment(id: string): Promise<void> {
  await request(RETRY, { id });
}
