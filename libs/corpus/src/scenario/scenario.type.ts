import type { RedactionCounts, ReviewReason } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ReviewReasonEnum, ReviewStateEnum } from './review-state.enum.js';
import { REVIEW_STATES, type ReviewState } from './scenario-review.js';
import type { Scenario } from './scenario.entity.js';

/** `routing` and `contentFlags` are added by its resolver: they are read off its post. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Scenario')
export class ScenarioType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  postId!: string | null;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  textHash!: string;

  @Field(() => Int)
  characters!: number;

  @Field(() => JsonScalar)
  redactions!: RedactionCounts;

  @Field(() => Boolean)
  revealsVerdict!: boolean;

  @Field(() => ReviewStateEnum)
  reviewState!: ReviewState;

  @Field(() => [ReviewReasonEnum])
  reviewReasons!: ReviewReason[];

  @Field(() => Boolean)
  synthetic!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  /** When its post was deleted; title and text are empty since. */
  @Field(() => Date, { nullable: true })
  withdrawnAt!: Date | null;
}

/** What a placeholder stands for. Never part of what is exported. */
@Access('CURATOR')
@ObjectType('Redaction')
export class RedactionType {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  placeholder!: string;

  @Field(() => String)
  original!: string;
}

export function toScenarioType(scenario: Scenario): ScenarioType {
  const { id, postId, title, text, textHash, characters, redactions, revealsVerdict } = scenario;
  const { reviewState, reviewReasons, synthetic, createdAt, withdrawnAt } = scenario;
  const words = { id, postId, title, text, textHash, characters, redactions, revealsVerdict };
  return Object.assign(new ScenarioType(), {
    ...words,
    reviewState,
    reviewReasons,
    synthetic,
    createdAt,
    withdrawnAt,
  });
}

export const ScenarioPage = pageType(ScenarioType, 'ScenarioPage', 'CURATOR', 'RESEARCHER');

@InputType()
export class ScenarioFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ReviewStateEnum, { nullable: true })
  @IsOptional()
  @IsIn(REVIEW_STATES)
  reviewState?: ReviewState | null;
}
