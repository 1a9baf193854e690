import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';
import { type RunForm, toStartRun } from './to-start-run.js';

const RUN = graphql(`
  fragment Run on Run {
    id
    name
    suite
    model
    adapterId
    state
    method
    error
    createdAt
    finishedAt
    progress {
      done
      total
      note
    }
    outcomes {
      answered
      refused
      unparsable
      error
    }
  }
`);

const LIST = graphql(
  `
    query Runs($filter: RunFilter, $page: PageInput, $sort: SortInput) {
      runs(filter: $filter, page: $page, sort: $sort) {
        items {
          ...Run
        }
        total
      }
    }
  `,
  [RUN],
);
const ONE = graphql(
  `
    query Run($id: ID!) {
      run(id: $id) {
        ...Run
        affectedByDeletions
        manifest
        subject
        seed
        repeat
        steering {
          value
          direction
        }
        failureLimit {
          inARow
          share
        }
        summary
      }
    }
  `,
  [RUN],
);
const SAMPLES = graphql(`
  query Samples($filter: SampleFilter!, $page: PageInput) {
    samples(filter: $filter, page: $page) {
      items {
        id
        key
        prompt
        outcome
        distribution
        mass
        score
        value
        text
        labels
        meta
        method
        latencyMs
        cached
        createdAt
      }
      total
    }
  }
`);
const ATTEMPTS = graphql(`
  query SampleAttempts($runId: ID!, $key: String!) {
    sampleAttempts(runId: $runId, key: $key) {
      id
      outcome
      text
      createdAt
      replacedAt
    }
  }
`);
const COST = graphql(`
  query RunCost($subject: JSON!, $model: String!) {
    runCost(subject: $subject, model: $model) {
      samples
      seconds
    }
  }
`);
const START = graphql(`
  mutation StartRun($input: StartRunInput!) {
    startRun(input: $input) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelRun($id: ID!) {
    cancelRun(id: $id) {
      id
    }
  }
`);
const RESUME = graphql(`
  mutation ResumeRun($id: ID!) {
    resumeRun(id: $id) {
      id
    }
  }
`);
const RETRY = graphql(`
  mutation RetryFailedSamples($id: ID!) {
    retryFailedSamples(runId: $id) {
      id
    }
  }
`);

export type StartRun = VariablesOf<typeof START>['input'];
export type SampleFilter = VariablesOf<typeof SAMPLES>['filter'];
export type RunLine = FragmentOf<typeof RUN>;
export type RunRecord = ResultOf<typeof ONE>['run'];
export type SampleRecord = ResultOf<typeof SAMPLES>['samples']['items'][number];
type Filter = VariablesOf<typeof LIST>['filter'];

export const runQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).runs,
  get: async (id) => (await request(ONE, { id })).run,
  create: async (form: RunForm) => (await request(START, { input: toStartRun(form) })).startRun,
} satisfies ResourceQueries;

export async function fetchSamples(
  variables: VariablesOf<typeof SAMPLES>,
): Promise<ResultOf<typeof SAMPLES>['samples']> {
  return (await request(SAMPLES, variables)).samples;
}

export async function fetchAttempts(
  runId: string,
  key: string,
): Promise<ResultOf<typeof ATTEMPTS>['sampleAttempts']> {
  return (await request(ATTEMPTS, { runId, key })).sampleAttempts;
}

export async function fetchRunCost(
  subject: object,
  model: string,
): Promise<ResultOf<typeof COST>['runCost']> {
  return (await request(COST, { subject, model })).runCost;
}

export async function cancelRun(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function resumeRun(id: string): Promise<void> {
  await request(RESUME, { id });
}

export async function retryFailedSamples(id: string): Promise<void> {
  await request(RETRY, { id });
}
