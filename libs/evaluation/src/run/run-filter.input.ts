import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { JobState } from '@ethogram/platform';
import { type Outcome, OUTCOMES, type SuiteKey } from '@ethogram/suites';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { SuiteKeyEnum } from './run.type.js';

@InputType()
export class RunFilter {
  @Field(() => SuiteKeyEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(SuiteKeyEnum))
  suite?: SuiteKey;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  model?: string;

  @Field(() => JobState, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(JobState))
  state?: JobState;
}

@InputType()
export class SampleFilter {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;

  @Field(() => String, { nullable: true, description: 'Key of a value.' })
  @IsOptional()
  @IsIn(VALUE_KEYS)
  value?: ValueKey;

  @Field(() => String, { nullable: true, description: 'Found in the prompt, the answer or the key.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;
}
