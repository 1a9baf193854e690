import { graphql, request, type ResultOf } from '@ethogram/web';

const TASKS = graphql(`
  query Tasks($studyId: ID!, $page: PageInput) {
    tasks(filter: { studyId: $studyId }, page: $page, sort: { field: "position", order: ASC }) {
      items {
        id
        position
        slotsDone
        slotsTotal
        closedAt
        scenario {
          id
          title
        }
        items {
          id
        }
        judgments {
          id
          answer
          current
          excluded
          revision
          durationMs
          submittedAt
          person {
            id
            displayName
          }
        }
      }
      total
    }
  }
`);

const TEXT = graphql(`
  query ScenarioText($id: ID!) {
    scenario(id: $id) {
      text
      textHash
    }
  }
`);

export type TaskRecord = ResultOf<typeof TASKS>['tasks']['items'][number];
export type TaskJudgment = TaskRecord['judgments'][number];

export async function fetchTasks(
  studyId: string,
  offset: number,
  limit: number,
): Promise<ResultOf<typeof TASKS>['tasks']> {
  return (await request(TASKS, { studyId, page: { offset, limit } })).tasks;
}

/** What evidence was marked in. */
export async function fetchScenarioText(id: string): Promise<{ text: string; textHash: string }> {
  return (await request(TEXT, { id })).scenario;
}
