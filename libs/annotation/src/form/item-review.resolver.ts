import { Access } from '@ethogram/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ItemReviewService } from './item-review.service.js';
import { ItemReviewType, toItemReviewType } from './item-review.type.js';

@Resolver(() => ItemReviewType)
export class ItemReviewResolver {
  constructor(private readonly service: ItemReviewService) {}

  /** Of every statement of the instrument, in its order. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [ItemReviewType])
  async itemReviews(@Args('studyId', { type: () => ID }) studyId: string): Promise<ItemReviewType[]> {
    return (await this.service.ofStudy(studyId)).map(({ review, item }) => toItemReviewType(review, item));
  }
}
