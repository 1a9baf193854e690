import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const LIST = graphql(`
  query FileExports($releaseId: ID!) {
    fileExports(releaseId: $releaseId) {
      id
      format
      state
      error
      withdrawnAt
      createdAt
      downloadPath
      progress {
        done
        total
        note
      }
      files {
        path
        bytes
        sha256
        rows
        downloadPath
      }
    }
  }
`);
const START = graphql(`
  mutation ExportRelease($releaseId: ID!, $format: ExportFormat!) {
    exportRelease(releaseId: $releaseId, format: $format) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelExport($id: ID!) {
    cancelExport(id: $id) {
      id
    }
  }
`);

export type ExportRecord = ResultOf<typeof LIST>['fileExports'][number];
export type ExportFormat = VariablesOf<typeof START>['format'];

export async function fetchExports(releaseId: string): Promise<ExportRecord[]> {
  return (await request(LIST, { releaseId })).fileExports;
}

export async function startExport(releaseId: string, format: ExportFormat): Promise<void> {
  await request(START, { releaseId, format });
}

export async function cancelExport(id: string): Promise<void> {
  await request(CANCEL, { id });
}
