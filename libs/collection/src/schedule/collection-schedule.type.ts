import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import {
  type CollectionRequest,
  type Listing,
  LISTING_TIMES,
  type ListingTime,
  LISTINGS,
} from '../run/collection-request.js';
import { ListingEnum, ListingTimeEnum } from '../run/collection-run.enums.js';
import type { ScheduleView } from './collection-schedule.service.js';
import { cronInWords } from './cron-words.js';

/** A listing that is fetched again and again. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('CollectionSchedule')
export class CollectionScheduleType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  sourceId!: string;

  @Field(() => String)
  name!: string;

  /** Five fields: minute, hour, day of the month, month, day of the week; UTC. */
  @Field(() => String)
  cron!: string;

  @Field(() => String)
  cronInWords!: string;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => JsonScalar)
  request!: CollectionRequest;

  /** Why it does not, or last time did not, start a run. */
  @Field(() => String, { nullable: true })
  problem!: string | null;

  @Field(() => Date, { nullable: true })
  lastStartedAt!: Date | null;

  /** Null when it is switched off. */
  @Field(() => Date, { nullable: true })
  nextAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

export function toCollectionScheduleType({
  schedule,
  problem,
  nextAt,
}: ScheduleView): CollectionScheduleType {
  const { id, sourceId, name, cron, enabled, request, lastStartedAt, createdAt } = schedule;
  return Object.assign(new CollectionScheduleType(), {
    ...{ id, sourceId, name, cron, enabled, request, lastStartedAt, createdAt, problem, nextAt },
    cronInWords: cronInWords(cron),
  });
}

@InputType()
export class CollectionScheduleInput {
  /** Left out: a new one. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID)
  @IsUUID()
  sourceId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(120)
  name!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  cron!: string;

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  enabled!: boolean;

  @Field(() => String)
  @IsString()
  @MaxLength(100)
  subreddit!: string;

  @Field(() => ListingEnum)
  @IsIn(LISTINGS)
  listing!: Listing;

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
  limit?: number | null;

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  withComments!: boolean;
}
