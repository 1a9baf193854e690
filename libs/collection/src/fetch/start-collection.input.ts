import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LISTING_TIMES, LISTINGS, type Listing, type ListingTime } from '../run/collection-request.js';
import { COLLECTION_KINDS, type CollectionKind } from '../run/collection-run.entity.js';
import { CollectionKindEnum, ListingEnum, ListingTimeEnum } from '../run/collection-run.enums.js';

/** Which fields count depends on the kind. */
@InputType()
export class StartCollectionInput {
  @Field(() => ID)
  @IsUUID()
  sourceId!: string;

  /** LISTING, THREADS, BY_ID or SECOND_LOOK. */
  @Field(() => CollectionKindEnum)
  @IsIn(COLLECTION_KINDS)
  kind!: CollectionKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subreddit?: string | null;

  @Field(() => ListingEnum, { nullable: true })
  @IsOptional()
  @IsIn(LISTINGS)
  listing?: Listing | null;

  @Field(() => ListingTimeEnum, { nullable: true })
  @IsOptional()
  @IsIn(LISTING_TIMES)
  time?: ListingTime | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  query?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  limit?: number | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  withComments?: boolean | null;

  /** THREADS: ids or fullnames of posts; BY_ID: also fullnames of comments, `t1_…`. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  fullnames?: string[] | null;
}
