import { graphql, request, type ResultOf } from '@ethogram/web';

const REVIEWS = graphql(`
  query ItemReviews($studyId: ID!) {
    itemReviews(studyId: $studyId) {
      judgments
      fit
      fitLow
      fitHigh
      keep
      reword
      drop
      wording {
        option
        count
      }
      otherValues {
        option
        count
      }
      newWordings
      comments
      item {
        id
        key
        text
        value
        keyed
      }
    }
  }
`);

export type ItemReview = ResultOf<typeof REVIEWS>['itemReviews'][number];

export async function fetchItemReviews(studyId: string): Promise<ItemReview[]> {
  return (await request(REVIEWS, { studyId })).itemReviews;
}
