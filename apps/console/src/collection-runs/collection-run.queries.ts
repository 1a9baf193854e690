import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const COUNTS = graphql(`
  fragment RunCounts on ImportCounts {
    posts {
      read
      stored
      deleted
      duplicate
      invalid
    }
    comments {
      read
      stored
      deleted
      duplicate
      invalid
    }
    verdicts {
      YTA
      NTA
      ESH
      NAH
      INFO
      none
    }
  }
`);

const RUN = graphql(
  `
    fragment CollectionRun on CollectionRun {
      id
      sourceId
      kind
      description
      state
      error
      createdAt
      finishedAt
      rowsPerSecond
      requestsSent
      scheduleId
      source {
        id
        name
      }
      progress {
        done
        total
        note
        startedAt
      }
      counts {
        ...RunCounts
      }
      skipped {
        reason
        count
      }
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
  `,
  [COUNTS],
);

const LIST = graphql(
  `
    query CollectionRuns($filter: CollectionRunFilter, $page: PageInput, $sort: SortInput) {
      collectionRuns(filter: $filter, page: $page, sort: $sort) {
        items {
          ...CollectionRun
        }
        total
      }
    }
  `,
  [RUN],
);
const ONE = graphql(
  `
    query CollectionRun($id: ID!) {
      collectionRun(id: $id) {
        ...CollectionRun
        request
        invalidLines {
          file
          line
          reason
        }
        files {
          id
          name
          state
          error
          progress {
            done
            total
            note
          }
          counts {
            ...RunCounts
          }
        }
      }
    }
  `,
  [RUN, COUNTS],
);
const PAUSE = graphql(`
  mutation PauseCollectionRun($id: ID!) {
    pauseCollectionRun(id: $id) {
      id
    }
  }
`);
const RESUME = graphql(`
  mutation ResumeCollectionRun($id: ID!) {
    resumeCollectionRun(id: $id) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelCollectionRun($id: ID!) {
    cancelCollectionRun(id: $id) {
      id
    }
  }
`);
const REDDIT_API = graphql(`
  query RedditApi {
    redditApi {
      configured
      notice
      remaining
      resetsAt
    }
  }
`);

export type CollectionRunLine = FragmentOf<typeof RUN>;
export type CollectionRunRecord = ResultOf<typeof ONE>['collectionRun'];
export type RunFile = CollectionRunRecord['files'][number];
export type RedditApi = ResultOf<typeof REDDIT_API>['redditApi'];
type Filter = VariablesOf<typeof LIST>['filter'];

export const collectionRunQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).collectionRuns,
  get: async (id) => (await request(ONE, { id })).collectionRun,
} satisfies ResourceQueries;

export async function pauseRun(id: string): Promise<void> {
  await request(PAUSE, { id });
}

export async function resumeRun(id: string): Promise<void> {
  await request(RESUME, { id });
}

export async function cancelRun(id: string): Promise<void> {
  await request(CANCEL, { id });
}

/** Whether Reddit can be asked, and how much of what it allows is left. */
export async function fetchRedditApi(): Promise<RedditApi> {
  return (await request(REDDIT_API)).redditApi;
}
