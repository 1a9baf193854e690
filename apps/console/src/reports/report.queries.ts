import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const REPORT = graphql(`
  fragment Report on Report {
    id
    name
    state
    error
    demonstration
    createdAt
    finishedAt
    progress {
      done
      total
      note
    }
    fineTuneRun {
      id
      name
      baseModel
      trainingSet {
        id
        name
        target
        delta
        profile
        instrumentId
      }
    }
  }
`);

const LIST = graphql(
  `
    query Reports($page: PageInput, $sort: SortInput) {
      reports(page: $page, sort: $sort) {
        items {
          ...Report
        }
        total
      }
    }
  `,
  [REPORT],
);
const ONE = graphql(
  `
    query Report($id: ID!) {
      report(id: $id) {
        ...Report
        affectedByDeletions
        content
        exportPath
        figures {
          key
          title
          description
          path
        }
        runs {
          id
          suite
          model
          adapterId
          state
          progress {
            done
            total
            note
          }
          error
        }
      }
    }
  `,
  [REPORT],
);
const CREATE = graphql(`
  mutation CreateReport($input: CreateReportInput!) {
    createReport(input: $input) {
      id
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelReport($id: ID!) {
    cancelReport(id: $id) {
      id
    }
  }
`);

export type ReportLine = FragmentOf<typeof REPORT>;
export type ReportRecord = ResultOf<typeof ONE>['report'];

export const reportQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).reports,
  get: async (id) => (await request(ONE, { id })).report,
} satisfies ResourceQueries;

export type CreateReportInput = VariablesOf<typeof CREATE>['input'];

export async function createReport(input: CreateReportInput): Promise<string> {
  return (await request(CREATE, { input })).createReport.id;
}

export async function cancelReport(id: string): Promise<void> {
  await request(CANCEL, { id });
}
