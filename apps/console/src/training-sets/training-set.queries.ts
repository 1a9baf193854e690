import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';
import { toCreateTrainingSet, type TrainingSetForm } from './to-create-training-set.js';

const TRAINING_SET = graphql(`
  fragment TrainingSet on TrainingSet {
    id
    name
    kind
    groupId
    control
    releaseId
    baseModel
    target
    delta
    profile
    seed
    state
    error
    rowCount
    contentHash
    createdAt
    progress {
      done
      total
      note
    }
  }
`);

const LIST = graphql(
  `
    query TrainingSets($page: PageInput, $sort: SortInput) {
      trainingSets(page: $page, sort: $sort) {
        items {
          ...TrainingSet
        }
        total
      }
    }
  `,
  [TRAINING_SET],
);
const ONE = graphql(
  `
    query TrainingSet($id: ID!) {
      trainingSet(id: $id) {
        ...TrainingSet
        instrumentId
        heldOutFamilies
        settings
        manifest
        files {
          view
          split
          path
        }
        preview
        affectedByDeletions
        group {
          ...TrainingSet
        }
      }
    }
  `,
  [TRAINING_SET],
);
const CREATE = graphql(
  `
    mutation CreateTrainingSet($input: CreateTrainingSetInput!) {
      createTrainingSet(input: $input) {
        ...TrainingSet
      }
    }
  `,
  [TRAINING_SET],
);

const CREATE_MORAL = graphql(
  `
    mutation CreateMoralTrainingSet($input: CreateMoralTrainingSetInput!) {
      createMoralTrainingSet(input: $input) {
        ...TrainingSet
      }
    }
  `,
  [TRAINING_SET],
);
const BASELINE = graphql(`
  query BaselineProfile($instrumentId: ID!, $baseModel: String!) {
    baselineProfile(instrumentId: $instrumentId, baseModel: $baseModel)
  }
`);
const FAMILIES = graphql(`
  query InstrumentFamilies($id: ID!) {
    instrument(id: $id) {
      families {
        key
        items {
          id
        }
      }
    }
  }
`);

export type TrainingSetLine = FragmentOf<typeof TRAINING_SET>;
export type TrainingSetRecord = ResultOf<typeof ONE>['trainingSet'];
export type CreateTrainingSet = VariablesOf<typeof CREATE>['input'];
export type CreateMoralTrainingSet = VariablesOf<typeof CREATE_MORAL>['input'];

/** Mean answer by value, or null where no set of the two was built yet. */
export async function fetchBaselineProfile(
  instrumentId: string,
  baseModel: string,
): Promise<Record<string, number> | null> {
  const { baselineProfile } = await request(BASELINE, { instrumentId, baseModel });
  return baselineProfile as Record<string, number> | null;
}

export async function fetchFamilies(id: string) {
  return (await request(FAMILIES, { id })).instrument.families;
}

export const trainingSetQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).trainingSets,
  get: async (id) => (await request(ONE, { id })).trainingSet,
  create: async (form: TrainingSetForm) =>
    'releaseId' in form
      ? (await request(CREATE_MORAL, { input: form })).createMoralTrainingSet
      : (await request(CREATE, { input: toCreateTrainingSet(form) })).createTrainingSet,
} satisfies ResourceQueries;
