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

export type TaskRecord = ResultOf<typeof TASKS>['tasks']['items'][number];
export type TaskJudgment = TaskRecord['judgments'][number];

export async function fetchTasks(
  studyId: string,
  offset: number,
  limit: number,
): Promise<ResultOf<typeof TASKS>['tasks']> {
  return (await request(TASKS, { studyId, page: { offset, limit } })).tasks;
}
