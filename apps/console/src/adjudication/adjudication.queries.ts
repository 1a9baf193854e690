import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const STUDY = graphql(`
  query StudyToAdjudicate($id: ID!) {
    study(id: $id) {
      id
      name
      kind
      form
      simulated
      instrument {
        id
        title
        version
        scaleMin
        scaleMax
        scaleLabels
        items {
          id
          text
        }
      }
    }
  }
`);
const QUEUE = graphql(`
  query AdjudicationQueue($input: AdjudicationQueueInput!) {
    adjudicationQueue(input: $input) {
      taskId
      position
      note
      task {
        scenario {
          id
          title
          text
        }
        items {
          id
          text
        }
      }
      answers {
        letter
        answer
      }
      revisions {
        id
        revision
        answer
        reason
        createdAt
      }
      gold {
        kind
      }
    }
  }
`);
const ADJUDICATE = graphql(`
  mutation Adjudicate($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      id
    }
  }
`);
const PROMOTE = graphql(`
  mutation PromoteToGold($taskId: ID!, $kind: GoldKind!) {
    promoteToGold(taskId: $taskId, kind: $kind) {
      taskId
    }
  }
`);

export type AdjudicatedStudy = ResultOf<typeof STUDY>['study'];
export type DisputedTask = ResultOf<typeof QUEUE>['adjudicationQueue'][number];
export type QueueInput = VariablesOf<typeof QUEUE>['input'];

export const fetchAdjudicatedStudy = async (id: string): Promise<AdjudicatedStudy> =>
  (await request(STUDY, { id })).study;

/** The next task after a position; null when there is none. */
export async function fetchDisputed(input: QueueInput): Promise<DisputedTask | null> {
  return (await request(QUEUE, { input })).adjudicationQueue[0] ?? null;
}

export async function adjudicate(taskId: string, answer: object, reason: string): Promise<void> {
  await request(ADJUDICATE, { input: { taskId, answer, reason } });
}

export async function promoteToGold(taskId: string): Promise<void> {
  await request(PROMOTE, { taskId, kind: 'HIDDEN' });
}
