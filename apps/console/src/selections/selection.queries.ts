import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query Selections($filter: SelectionListFilter, $page: PageInput, $sort: SortInput) {
    selections(filter: $filter, page: $page, sort: $sort) {
      items {
        id
        name
        filterInWords
        sampleInWords
        matched
        size
        usable
        createdAt
      }
      total
    }
  }
`);
const ONE = graphql(`
  query Selection($id: ID!) {
    selection(id: $id) {
      id
      name
      filter
      filterInWords
      sampleInWords
      sample
      matched
      size
      usable
      strata {
        stratum
        count
      }
      createdAt
    }
  }
`);
const PREVIEW = graphql(`
  query PreviewSelection($filter: SelectionFilterInput!, $sample: SampleInput!) {
    previewSelection(filter: $filter, sample: $sample) {
      matchedPosts
      withScenario
      usable
      waitingForReview
      size
      strata {
        stratum
        count
      }
    }
  }
`);
const CREATE = graphql(`
  mutation CreateSelection($input: CreateSelectionInput!) {
    createSelection(input: $input) {
      id
    }
  }
`);
const DELETE = graphql(`
  mutation DeleteSelection($id: ID!) {
    deleteSelection(id: $id)
  }
`);

export type SelectionLine = ResultOf<typeof LIST>['selections']['items'][number];
export type SelectionRecord = ResultOf<typeof ONE>['selection'];
export type CreateSelection = VariablesOf<typeof CREATE>['input'];
export type SelectionFilter = CreateSelection['filter'];
export type Sample = CreateSelection['sample'];
export type SelectionPreview = ResultOf<typeof PREVIEW>['previewSelection'];
type Filter = VariablesOf<typeof LIST>['filter'];

export const selectionQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).selections,
  get: async (id) => (await request(ONE, { id })).selection,
} satisfies ResourceQueries;

/** What a selection would hold, without saving one. */
export async function previewSelection(filter: SelectionFilter, sample: Sample): Promise<SelectionPreview> {
  return (await request(PREVIEW, { filter, sample }, { timeoutMs: 60_000 })).previewSelection;
}

export async function createSelection(input: CreateSelection): Promise<string> {
  return (await request(CREATE, { input }, { timeoutMs: 120_000 })).createSelection.id;
}

export async function deleteSelection(id: string): Promise<void> {
  await request(DELETE, { id });
}
