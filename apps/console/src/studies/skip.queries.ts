import { graphql, request, type ResultOf } from '@ethogram/web';

const SKIPS = graphql(`
  query Skips($studyId: ID!, $page: PageInput) {
    skips(studyId: $studyId, page: $page) {
      items {
        taskId
        reason
        note
        skippedAt
        person {
          id
          displayName
        }
        task {
          id
          position
          scenario {
            id
            title
          }
        }
      }
      total
    }
  }
`);

export type SkipLine = ResultOf<typeof SKIPS>['skips']['items'][number];

export async function fetchSkips(
  studyId: string,
  offset: number,
  limit: number,
): Promise<ResultOf<typeof SKIPS>['skips']> {
  return (await request(SKIPS, { studyId, page: { offset, limit } })).skips;
}
