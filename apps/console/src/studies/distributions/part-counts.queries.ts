import { graphql, request, type ResultOf } from '@ethogram/web';

const COUNTS = graphql(`
  query PartCounts($studyId: ID!) {
    partCounts(studyId: $studyId) {
      part
      answered
      counts {
        option
        count
      }
    }
  }
`);

export type PartCounts = ResultOf<typeof COUNTS>['partCounts'][number];

export async function fetchPartCounts(studyId: string): Promise<PartCounts[]> {
  return (await request(COUNTS, { studyId })).partCounts;
}
