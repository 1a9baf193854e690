import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const WAITING = graphql(`
  query WaitingScenarios($offset: Int!) {
    scenarios(
      filter: { reviewState: WAITING }
      page: { offset: $offset, limit: 1 }
      sort: { field: "createdAt", order: ASC }
    ) {
      items {
        id
        postId
        title
        text
        reviewReasons
        redactions
        routing
        contentFlags
      }
      total
    }
  }
`);
const REVIEW = graphql(`
  mutation ReviewScenario($input: ReviewScenarioInput!) {
    reviewScenario(input: $input) {
      id
    }
  }
`);

export type WaitingScenario = ResultOf<typeof WAITING>['scenarios']['items'][number];
export type Review = VariablesOf<typeof REVIEW>['input'];

export interface WaitingPlace {
  /** Null: there is none at this place. */
  readonly scenario: WaitingScenario | null;
  /** How many wait in all. */
  readonly total: number;
}

/** The scenario that waits at a place of the queue, oldest first. */
export async function fetchWaiting(offset: number): Promise<WaitingPlace> {
  const { items, total } = (await request(WAITING, { offset })).scenarios;
  return { scenario: items[0] ?? null, total };
}

export async function reviewScenario(input: Review): Promise<void> {
  await request(REVIEW, { input });
}
