import {
  CONTENT_FLAGS,
  type ContentFlag,
  POST_TYPES,
  type PostType,
  ROUTINGS,
  type Routing,
  VERDICTS,
  type Verdict,
} from '@ethogram/core';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
} from 'class-validator';
import { ContentFlagEnum, PostTypeEnum, RoutingEnum } from '../post/post-reading.js';
import { PostState } from '../post/post-state.js';
import { VerdictEnum } from '../verdict/verdict.type.js';
import type { SelectionFilter } from './selection-request.js';

const MOST = 1_000;

/** Which posts are meant; what is absent does not narrow. Lists mean any of. */
@InputType()
export class SelectionFilterInput implements SelectionFilter {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  sourceIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  subreddits?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words as people type them into a search engine: "quoted phrase", -without, or. A fullname finds its post.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601; from this moment on.' })
  @IsOptional()
  @IsISO8601()
  postedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601; before this moment.' })
  @IsOptional()
  @IsISO8601()
  postedTo?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  minScore?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  maxScore?: number | null;

  @Field(() => [VerdictEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(VERDICTS, { each: true })
  verdicts?: Verdict[] | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  minVotes?: number | null;

  @Field(() => Float, { nullable: true, description: 'Entropy of the community verdict in bits.' })
  @IsOptional()
  @IsNumber()
  minEntropy?: number | null;

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber()
  maxEntropy?: number | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  flairDiffersFromCrowd?: boolean | null;

  @Field(() => [PostTypeEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(POST_TYPES, { each: true })
  postTypes?: PostType[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'ISO 639-1 codes; `und` where it could not be told.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  languages?: string[] | null;

  @Field(() => [RoutingEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(ROUTINGS, { each: true })
  routings?: Routing[] | null;

  @Field(() => [ContentFlagEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(CONTENT_FLAGS, { each: true })
  flags?: ContentFlag[] | null;

  @Field(() => [ContentFlagEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(CONTENT_FLAGS, { each: true })
  withoutFlags?: ContentFlag[] | null;

  @Field(() => [PostState], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(Object.keys(PostState), { each: true })
  states?: PostState[] | null;

  @Field(() => Int, { nullable: true, description: 'Code points of the scenario.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  minCharacters?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  maxCharacters?: number | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  hasScenario?: boolean | null;
}
