import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const SWEEP = graphql(`
  fragment Sweep on Sweep {
    id
    name
    baseModel
    values
    directions
    deltas
    seeds
    sham
    state
    error
    createdAt
    startedAt
    finishedAt
    trainings
    ended
  }
`);
const LIST = graphql(
  `
    query Sweeps($page: PageInput, $sort: SortInput) {
      sweeps(page: $page, sort: $sort) {
        items {
          ...Sweep
        }
        total
      }
    }
  `,
  [SWEEP],
);
const ONE = graphql(
  `
    query Sweep($id: ID!) {
      sweep(id: $id) {
        ...Sweep
        instrumentId
        cells {
          key
          value
          direction
          delta
          seed
          state
          error
          trainingSetId
          fineTune {
            id
            step
            totalSteps
          }
        }
      }
    }
  `,
  [SWEEP],
);
const PREVIEW = graphql(`
  query PreviewSweep($input: SweepInput!) {
    previewSweep(input: $input) {
      trainings
      trainingSets
      capacity
      secondsEach
      expectedSeconds
      basedOn
    }
  }
`);
const CREATE = graphql(`
  mutation CreateSweep($input: CreateSweepInput!) {
    createSweep(input: $input) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelSweep($id: ID!) {
    cancelSweep(id: $id) {
      id
    }
  }
`);
const RETRY = graphql(`
  mutation RetrySweep($id: ID!) {
    retrySweep(id: $id) {
      id
    }
  }
`);

export type SweepLine = FragmentOf<typeof SWEEP>;
export type SweepRecord = ResultOf<typeof ONE>['sweep'];
export type SweepCellRecord = SweepRecord['cells'][number];
export type SweepForecast = ResultOf<typeof PREVIEW>['previewSweep'];
export type SweepInput = VariablesOf<typeof PREVIEW>['input'];

export const sweepQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).sweeps,
  get: async (id) => (await request(ONE, { id })).sweep,
} satisfies ResourceQueries;

export async function previewSweep(input: SweepInput): Promise<SweepForecast> {
  return (await request(PREVIEW, { input })).previewSweep;
}

/** @param trainings how many the person has agreed to */
export async function createSweep(input: SweepInput, trainings: number): Promise<string> {
  return (await request(CREATE, { input: { ...input, trainings } })).createSweep.id;
}

export async function cancelSweep(id: string): Promise<void> {
  await request(CANCEL, { id });
}

export async function retrySweep(id: string): Promise<void> {
  await request(RETRY, { id });
}
