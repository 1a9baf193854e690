import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const COMPARISON = graphql(`
  fragment Comparison on Comparison {
    id
    name
    suite
    target
    seed
    state
    error
    createdAt
    finishedAt
    progress {
      done
      total
      note
    }
    baseRun {
      id
      model
      method
    }
    tunedRun {
      id
      model
      method
    }
  }
`);
const LIST = graphql(
  `
    query Comparisons($page: PageInput, $sort: SortInput) {
      comparisons(page: $page, sort: $sort) {
        items {
          ...Comparison
        }
        total
      }
    }
  `,
  [COMPARISON],
);
const ONE = graphql(
  `
    query Comparison($id: ID!) {
      comparison(id: $id) {
        ...Comparison
        content
      }
    }
  `,
  [COMPARISON],
);
const CREATE = graphql(`
  mutation CreateComparison($input: CreateComparisonInput!) {
    createComparison(input: $input) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelComparison($id: ID!) {
    cancelComparison(id: $id) {
      id
    }
  }
`);
const PAIRS = graphql(`
  query SamplePairs($filter: SamplePairFilter!, $page: PageInput) {
    samplePairs(filter: $filter, page: $page) {
      items {
        key
        change
        base {
          prompt
          outcome
          distribution
          mass
          score
          text
        }
        tuned {
          prompt
          outcome
          distribution
          mass
          score
          text
        }
      }
      total
    }
  }
`);
const FINISHED_RUNS = graphql(`
  query RunsToCompare {
    runs(page: { limit: 200 }, sort: { field: "createdAt", order: DESC }) {
      items {
        id
        suite
        model
        adapterId
        state
        method
        createdAt
      }
    }
  }
`);

export type ComparisonLine = FragmentOf<typeof COMPARISON>;
export type ComparisonRecord = ResultOf<typeof ONE>['comparison'];
export type SamplePair = ResultOf<typeof PAIRS>['samplePairs']['items'][number];
export type RunChoice = ResultOf<typeof FINISHED_RUNS>['runs']['items'][number];
type CreateInput = VariablesOf<typeof CREATE>['input'];

export const comparisonQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).comparisons,
  get: async (id) => (await request(ONE, { id })).comparison,
  create: async (input: CreateInput) => (await request(CREATE, { input })).createComparison,
} satisfies ResourceQueries;

export async function cancelComparison(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function fetchPairs(
  variables: VariablesOf<typeof PAIRS>,
): Promise<ResultOf<typeof PAIRS>['samplePairs']> {
  return (await request(PAIRS, variables)).samplePairs;
}

export async function fetchFinishedRuns(): Promise<RunChoice[]> {
  const { runs } = await request(FINISHED_RUNS, {});
  return runs.items.filter(({ state }) => state === 'SUCCEEDED');
}
