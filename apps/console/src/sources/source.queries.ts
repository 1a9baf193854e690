import { graphql, request, type FragmentOf, type VariablesOf } from '@ethogram/web';
import { pageOfWhole, type ResourceQueries } from '../providers/resource-queries.js';

export const SOURCE = graphql(`
  fragment Source on Source {
    id
    name
    mayAnnotate
    mayPublishIds
    mayPublishText
    mayTrain
    basis
    synthetic
    postCount
    createdAt
  }
`);

const ALL = graphql(
  `
    query Sources {
      sources {
        ...Source
      }
    }
  `,
  [SOURCE],
);
const ONE = graphql(
  `
    query Source($id: ID!) {
      source(id: $id) {
        ...Source
      }
    }
  `,
  [SOURCE],
);
const CREATE = graphql(
  `
    mutation CreateSource($input: CreateSourceInput!) {
      createSource(input: $input) {
        ...Source
      }
    }
  `,
  [SOURCE],
);

export type SourceRecord = FragmentOf<typeof SOURCE>;
export type CreateSource = VariablesOf<typeof CREATE>['input'];

export const sourceQueries = {
  list: async (page) => pageOfWhole((await request(ALL)).sources, page),
  get: async (id) => (await request(ONE, { id })).source,
  create: async (input: CreateSource) => (await request(CREATE, { input })).createSource,
} satisfies ResourceQueries;
