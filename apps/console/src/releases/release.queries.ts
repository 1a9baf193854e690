import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const RELEASE = graphql(`
  fragment Release on Release {
    id
    name
    version
    kind
    contentHash
    seed
    createdAt
    exportPath
    studyId
    counts {
      split
      rows
      groups
    }
    study {
      id
      name
      simulated
    }
  }
`);

const LIST = graphql(
  `
    query Releases($filter: ReleaseFilter, $page: PageInput, $sort: SortInput) {
      releases(filter: $filter, page: $page, sort: $sort) {
        items {
          ...Release
        }
        total
      }
    }
  `,
  [RELEASE],
);
const ONE = graphql(
  `
    query Release($id: ID!) {
      release(id: $id) {
        ...Release
        affectedByDeletions
        manifest
        revocations {
          key
          revokedAt
        }
      }
    }
  `,
  [RELEASE],
);
const PREVIEW = graphql(`
  query ReleasePreview($id: ID!, $limit: Int!) {
    releasePreview(id: $id, limit: $limit)
  }
`);
const CREATE = graphql(`
  mutation CreateRelease($input: CreateReleaseInput!) {
    createRelease(input: $input) {
      id
    }
  }
`);

export type ReleaseLine = FragmentOf<typeof RELEASE>;
export type ReleaseRecord = ResultOf<typeof ONE>['release'];
type Filter = VariablesOf<typeof LIST>['filter'];

export const releaseQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).releases,
  get: async (id) => (await request(ONE, { id })).release,
} satisfies ResourceQueries;

export async function fetchReleasePreview(id: string, limit = 5): Promise<unknown[]> {
  return (await request(PREVIEW, { id, limit })).releasePreview;
}

/** Freezing reads the whole study in one snapshot: on a large one that takes its time. */
export async function createRelease(input: VariablesOf<typeof CREATE>['input']): Promise<string> {
  return (await request(CREATE, { input }, { timeoutMs: 600_000 })).createRelease.id;
}
