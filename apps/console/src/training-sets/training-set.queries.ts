import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const TRAINING_SET = graphql(`
  fragment TrainingSet on TrainingSet {
    id
    name
    baseModel
    target
    delta
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
        manifest
        exportPath
        preview
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

export type TrainingSetLine = FragmentOf<typeof TRAINING_SET>;
export type TrainingSetRecord = ResultOf<typeof ONE>['trainingSet'];
export type CreateTrainingSet = VariablesOf<typeof CREATE>['input'];

export const trainingSetQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).trainingSets,
  get: async (id) => (await request(ONE, { id })).trainingSet,
  create: async (input: CreateTrainingSet) => (await request(CREATE, { input })).createTrainingSet,
} satisfies ResourceQueries;
