import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const RUN = graphql(`
  fragment Run on Run {
    id
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
      }
      total
    }
  }
`);

export type RunLine = FragmentOf<typeof RUN>;
export type RunRecord = ResultOf<typeof ONE>['run'];
export type SampleRecord = ResultOf<typeof SAMPLES>['samples']['items'][number];
type Filter = VariablesOf<typeof LIST>['filter'];

export const runQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).runs,
  get: async (id) => (await request(ONE, { id })).run,
} satisfies ResourceQueries;

export async function fetchSamples(
  variables: VariablesOf<typeof SAMPLES>,
): Promise<ResultOf<typeof SAMPLES>['samples']> {
  return (await request(SAMPLES, variables)).samples;
}
