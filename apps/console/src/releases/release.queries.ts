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
        testPartLockedAt
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
const BUILD = graphql(`
  query ReleaseBuild($id: ID!) {
    releaseBuild(id: $id) {
      id
      state
      error
      releaseId
      dryRun
      preview {
        manifest
        sameAs
        rows
        card
      }
      leakCount
      leaks {
        first
        firstSplit
        second
        secondSplit
        share
      }
      progress {
        done
        total
        note
      }
    }
  }
`);
const CANCEL_BUILD = graphql(`
  mutation CancelReleaseBuild($id: ID!) {
    cancelReleaseBuild(id: $id) {
      id
    }
  }
`);

const DRY_RUN = graphql(`
  mutation PreviewRelease($input: CreateReleaseInput!) {
    previewRelease(input: $input) {
      id
    }
  }
`);
const LOCK = graphql(`
  mutation LockTestPart($id: ID!) {
    lockTestPart(id: $id) {
      id
    }
  }
`);
const UNLOCK = graphql(`
  mutation UnlockTestPart($id: ID!) {
    unlockTestPart(id: $id) {
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

export type ReleaseBuildRecord = ResultOf<typeof BUILD>['releaseBuild'];

/** Starts the making of a release in the background; its id. */
export async function startRelease(input: VariablesOf<typeof CREATE>['input']): Promise<string> {
  return (await request(CREATE, { input })).createRelease.id;
}

export async function fetchReleaseBuild(id: string): Promise<ReleaseBuildRecord> {
  return (await request(BUILD, { id })).releaseBuild;
}

export async function cancelReleaseBuild(id: string): Promise<void> {
  await request(CANCEL_BUILD, { id });
}

/** Starts a dry run; the id of its build. */
export async function startDryRun(input: VariablesOf<typeof DRY_RUN>['input']): Promise<string> {
  return (await request(DRY_RUN, { input })).previewRelease.id;
}

export async function lockTestPart(id: string): Promise<void> {
  await request(LOCK, { id });
}

export async function unlockTestPart(id: string): Promise<void> {
  await request(UNLOCK, { id });
}

const NEWEST = { field: 'createdAt', order: 'DESC' as const };

/** Of a study, newest first. */
export async function fetchVersions(studyId: string): Promise<ReleaseLine[]> {
  const page = { offset: 0, limit: 50 };
  return (await request(LIST, { page, sort: NEWEST, filter: { studyId } })).releases.items as ReleaseLine[];
}

/** The newest hundred. */
export async function fetchReleasesToCompare(): Promise<ReleaseLine[]> {
  return (await request(LIST, { page: { offset: 0, limit: 100 }, sort: NEWEST, filter: null })).releases
    .items as ReleaseLine[];
}
