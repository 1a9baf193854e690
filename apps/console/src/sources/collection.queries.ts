import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';

const COLLECTION_RUN = graphql(`
  fragment CollectionRun on CollectionRun {
    id
    files
    state
    error
    createdAt
    finishedAt
    progress {
      done
      total
      note
    }
    counts {
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
    invalidLines {
      file
      line
      reason
    }
  }
`);

const RUNS = graphql(
  `
    query CollectionRuns($sourceId: ID!) {
      collectionRuns(
        filter: { sourceId: $sourceId }
        page: { limit: 20, offset: 0 }
        sort: { field: "createdAt", order: DESC }
      ) {
        items {
          ...CollectionRun
        }
        total
      }
    }
  `,
  [COLLECTION_RUN],
);
const START = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      id
    }
  }
`);
const MAKE = graphql(`
  mutation MakeScenarios($input: MakeScenariosInput!) {
    makeScenarios(input: $input) {
      made
      alreadyThere
      duplicates
      tooShort
      notPermitted
    }
  }
`);

export type CollectionRunRecord = FragmentOf<typeof COLLECTION_RUN>;
export type MadeScenarios = ResultOf<typeof MAKE>['makeScenarios'];

export async function fetchCollectionRuns(sourceId: string): Promise<CollectionRunRecord[]> {
  return (await request(RUNS, { sourceId })).collectionRuns.items;
}

export async function startImport(sourceId: string, fileIds: string[]): Promise<string> {
  return (await request(START, { input: { sourceId, fileIds } })).startImport.id;
}

/** May take a while on a large source: the server makes them while the request is open. */
export async function makeScenarios(input: VariablesOf<typeof MAKE>['input']): Promise<MadeScenarios> {
  return (await request(MAKE, { input }, { timeoutMs: 600_000 })).makeScenarios;
}
