import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query Scenarios($filter: ScenarioFilter, $page: PageInput, $sort: SortInput) {
    scenarios(filter: $filter, page: $page, sort: $sort) {
      items {
        id
        title
        characters
        redactions
        revealsVerdict
        reviewState
        routing
        synthetic
        createdAt
        withdrawnAt
      }
      total
    }
  }
`);
const ONE = graphql(`
  query Scenario($id: ID!) {
    scenario(id: $id) {
      id
      postId
      title
      text
      textHash
      characters
      redactions
      revealsVerdict
      reviewState
      reviewReasons
      routing
      contentFlags
      synthetic
      createdAt
      withdrawnAt
    }
  }
`);
const REDACTIONS = graphql(`
  query ScenarioRedactions($scenarioId: ID!) {
    scenarioRedactions(scenarioId: $scenarioId) {
      kind
      placeholder
      original
    }
  }
`);

export type ScenarioLine = ResultOf<typeof LIST>['scenarios']['items'][number];
export type ScenarioRecord = ResultOf<typeof ONE>['scenario'];
export type Redaction = ResultOf<typeof REDACTIONS>['scenarioRedactions'][number];
type Filter = VariablesOf<typeof LIST>['filter'];

export const scenarioQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).scenarios,
  get: async (id) => (await request(ONE, { id })).scenario,
} satisfies ResourceQueries;

/** What the placeholders of a scenario stand for. The server writes down who looked. */
export async function fetchRedactions(scenarioId: string): Promise<Redaction[]> {
  return (await request(REDACTIONS, { scenarioId })).scenarioRedactions;
}
