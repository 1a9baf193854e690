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
    trainingSet {
      id
      name
      target
      delta
      rowCount
    }
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
        metrics {
          step
          epoch
          loss
          learningRate
          meanTokenAccuracy
          at
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
  [FINE_TUNE],
);
const START = graphql(`
  mutation StartFineTune($input: StartFineTuneInput!) {
    startFineTune(input: $input) {
      id
    }
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

export type FineTuneLine = FragmentOf<typeof FINE_TUNE>;
export type FineTuneRecord = ResultOf<typeof ONE>['fineTuneRun'];

export const fineTuneQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).fineTuneRuns,
  get: async (id) => (await request(ONE, { id })).fineTuneRun,
} satisfies ResourceQueries;

export async function startFineTune(input: VariablesOf<typeof START>['input']): Promise<string> {
  return (await request(START, { input })).startFineTune.id;
}

export async function cancelFineTune(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function resumeFineTune(id: string): Promise<void> {
  await request(RESUME, { id });
}
