import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
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
    accessBasis
    approvalRef
    approvalExpiresAt
    approvalExpired
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
        deletionCheck {
          due
          oldestSeenAt
          possible
          notice
          lastRun {
            id
            state
            createdAt
            finishedAt
            error
            check {
              checked
              live
              edited
              authorGone
              deleted
              removed
              missing
              waiting
            }
          }
        }
      }
    }
  `,
  [SOURCE],
);
const CREATE = graphql(`
  mutation CreateSource($input: CreateSourceInput!) {
    createSource(input: $input) {
      id
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdateSource($input: UpdateSourceInput!) {
    updateSource(input: $input) {
      id
    }
  }
`);
const SCENARIO_COUNTS = graphql(`
  query ScenarioCounts($sourceId: ID!) {
    all: scenarios(filter: { sourceId: $sourceId }, page: { limit: 1, offset: 0 }) {
      total
    }
    waiting: scenarios(filter: { sourceId: $sourceId, reviewState: WAITING }, page: { limit: 1, offset: 0 }) {
      total
    }
  }
`);
const CHECK = graphql(`
  mutation StartDeletionCheck($sourceId: ID!, $force: Boolean!) {
    startDeletionCheck(sourceId: $sourceId, force: $force) {
      id
    }
  }
`);

export type SourceLine = FragmentOf<typeof SOURCE>;
export type SourceRecord = ResultOf<typeof ONE>['source'];
export type CreateSource = VariablesOf<typeof CREATE>['input'];
export type UpdateSource = VariablesOf<typeof UPDATE>['input'];
export type AccessBasis = SourceLine['accessBasis'];

export const sourceQueries = {
  list: async (page) => pageOfWhole((await request(ALL)).sources, page),
  get: async (id) => (await request(ONE, { id })).source,
  create: async (input: CreateSource) => (await request(CREATE, { input })).createSource,
  update: async (id, input: Omit<UpdateSource, 'id'>) =>
    (await request(UPDATE, { input: { ...input, id } })).updateSource,
} satisfies ResourceQueries;

export async function fetchScenarioCounts(sourceId: string): Promise<{ all: number; waiting: number }> {
  const { all, waiting } = await request(SCENARIO_COUNTS, { sourceId });
  return { all: all.total, waiting: waiting.total };
}

/**
 * Starts a check now; returns its run.
 * @param force believe Reddit however much is gone at once
 */
export async function startDeletionCheck(sourceId: string, force: boolean): Promise<string> {
  return (await request(CHECK, { sourceId, force })).startDeletionCheck.id;
}
