import { Access } from '@ethogram/platform';
import { type InstrumentItem, ItemType, toItemType } from '@ethogram/surveys';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Count, ItemReview } from './item-review.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('OptionCount')
export class OptionCountType {
  @Field(() => String)
  option!: string;

  @Field(() => Int)
  count!: number;
}

/** What people said of one statement. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('ItemReview')
export class ItemReviewType {
  @Field(() => ItemType)
  item!: ItemType;

  @Field(() => Int)
  judgments!: number;

  /** Mean fit to the value. */
  @Field(() => Float, { nullable: true })
  fit!: number | null;

  /** 95 % percentile bootstrap over judgments; null below two. */
  @Field(() => Float, { nullable: true })
  fitLow!: number | null;

  @Field(() => Float, { nullable: true })
  fitHigh!: number | null;

  @Field(() => Int)
  keep!: number;

  @Field(() => Int)
  reword!: number;

  @Field(() => Int)
  drop!: number;

  @Field(() => [OptionCountType])
  wording!: readonly Count[];

  /** Values it was said to measure rather. */
  @Field(() => [OptionCountType])
  otherValues!: readonly Count[];

  @Field(() => [String])
  newWordings!: readonly string[];

  @Field(() => [String])
  comments!: readonly string[];
}

export function toItemReviewType(review: ItemReview, item: InstrumentItem): ItemReviewType {
  const { judgments, fit, fitLow, fitHigh, decisions, wording, otherValues, newWordings, comments } = review;
  const words = { wording, otherValues, newWordings, comments };
  const own = { item: toItemType(item), judgments, fit, fitLow, fitHigh, ...decisions, ...words };
  return Object.assign(new ItemReviewType(), own);
}
