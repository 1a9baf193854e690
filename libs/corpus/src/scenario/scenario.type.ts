import type { RedactionCounts } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Scenario } from './scenario.entity.js';

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

  @Field(() => Boolean)
  synthetic!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  /** When its post was deleted; title and text are empty since. */
  @Field(() => Date, { nullable: true })
  withdrawnAt!: Date | null;
}

export function toScenarioType(scenario: Scenario): ScenarioType {
  const { id, postId, title, text, textHash, characters, redactions } = scenario;
  const { revealsVerdict, synthetic, createdAt, withdrawnAt } = scenario;
  const own = {
    id,
    postId,
    title,
    text,
    textHash,
    characters,
    redactions,
    revealsVerdict,
    synthetic,
    createdAt,
    withdrawnAt,
  };
  return Object.assign(new ScenarioType(), own);
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
}
