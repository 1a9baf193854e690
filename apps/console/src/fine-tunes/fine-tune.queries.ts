import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const FINE_TUNE = graphql(`
  fragment FineTune on FineTuneRun {
    id
    name
    baseModel
    state
    step
    totalSteps
    error
    createdAt
    startedAt
    finishedAt
    gpuSeconds
    cpuSeconds
    trainingSet {
      id
      name
      target
      delta
      profile
      rowCount
    }
  }
`);

const POINT = graphql(`
  fragment CurvePoint on FineTuneMetric {
    step
    epoch
    loss
    learningRate
    meanTokenAccuracy
    entropy
    gradNorm
    tokens
  }
`);

const LIST = graphql(
  `
    query FineTunes($page: PageInput, $sort: SortInput) {
      fineTuneRuns(page: $page, sort: $sort) {
        items {
          ...FineTune
        }
        total
      }
    }
  `,
  [FINE_TUNE],
);
const ONE = graphql(
  `
    query FineTune($id: ID!) {
      fineTuneRun(id: $id) {
        ...FineTune
        affectedByDeletions
        attempt
        launcher
        seed
        hyperparameters
        bestStep
        trainingSetHash
        retryOf
        environment {
          device
          deviceName
          gpus
          precision
          baseRevision
          codeVersion
          versions
        }
        trainingSet {
          releaseId
          manifest
        }
        metrics {
          ...CurvePoint
        }
        validation {
          ...CurvePoint
        }
        events {
          at
          type
          step
          message
        }
        adapter {
          id
          name
          sha256
          loaded
          createdAt
        }
      }
    }
  `,
  [FINE_TUNE, POINT],
);
const CURVES = graphql(
  `
    query FineTuneCurves($id: ID!) {
      fineTuneRun(id: $id) {
        ...FineTune
        seed
        hyperparameters
        metrics {
          ...CurvePoint
        }
        validation {
          ...CurvePoint
        }
      }
    }
  `,
  [FINE_TUNE, POINT],
);
const REPORTS = graphql(`
  query ReportsOfFineTune($page: PageInput!, $newest: SortInput!) {
    reports(page: $page, sort: $newest) {
      items {
        id
        name
        state
        fineTuneRun {
          id
        }
      }
    }
  }
`);
const START = graphql(`
  mutation StartFineTune($input: StartFineTuneInput!) {
    startFineTune(input: $input) {
      id
    }
  }
`);
const DEFAULTS = graphql(`
  query DefaultHyperparameters($trainingSetId: ID!) {
    defaultHyperparameters(trainingSetId: $trainingSetId)
  }
`);
const CANCEL = graphql(`
  mutation CancelFineTune($id: ID!) {
    cancelFineTune(id: $id) {
      id
    }
  }
`);
const RESUME = graphql(`
  mutation ResumeFineTune($id: ID!) {
    resumeFineTune(id: $id) {
      id
    }
  }
`);
const RETRY = graphql(`
  mutation RetryFineTune($id: ID!) {
    retryFineTune(id: $id) {
      id
    }
  }
`);

export type FineTuneLine = FragmentOf<typeof FINE_TUNE>;
export type FineTuneRecord = ResultOf<typeof ONE>['fineTuneRun'];
export type FineTuneCurves = ResultOf<typeof CURVES>['fineTuneRun'];
export type CurvePoint = FragmentOf<typeof POINT>;

export const fineTuneQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).fineTuneRuns,
  get: async (id) => (await request(ONE, { id })).fineTuneRun,
} satisfies ResourceQueries;

export async function fetchDefaultHyperparameters(trainingSetId: string): Promise<unknown> {
  return (await request(DEFAULTS, { trainingSetId })).defaultHyperparameters;
}

export async function startFineTune(input: VariablesOf<typeof START>['input']): Promise<string> {
  return (await request(START, { input })).startFineTune.id;
}

export async function cancelFineTune(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function resumeFineTune(id: string): Promise<void> {
  await request(RESUME, { id });
}

/** Trains again from the first step with the same settings; the id of the new run. */
export async function retryFineTune(id: string): Promise<string> {
  return (await request(RETRY, { id })).retryFineTune.id;
}

export async function fetchCurves(id: string): Promise<FineTuneCurves> {
  return (await request(CURVES, { id })).fineTuneRun;
}

const OFFERED = 200;

/** Fine-tunes that are done, among the newest two hundred; the wanted one also when it is older. */
export async function fetchTrained(wanted: string | null): Promise<FineTuneLine[]> {
  const page = { offset: 0, limit: OFFERED };
  const { fineTuneRuns } = await request(LIST, { page, sort: { field: 'createdAt', order: 'DESC' } });
  const older =
    wanted !== null && !fineTuneRuns.items.some(({ id }) => id === wanted)
      ? [(await request(ONE, { id: wanted })).fineTuneRun]
      : [];
  return [...fineTuneRuns.items, ...older].filter(({ state }) => state === 'SUCCEEDED');
}

const REPORTS_LOOKED_AT = 100;

/** The reports on a run, among the newest hundred. */
export async function fetchReportsOf(id: string): Promise<{ id: string; name: string; state: string }[]> {
  const page = { offset: 0, limit: REPORTS_LOOKED_AT };
  const { reports } = await request(REPORTS, { page, newest: { field: 'createdAt', order: 'DESC' } });
  return reports.items.filter(({ fineTuneRun }) => fineTuneRun.id === id);
}
