import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { type Outcome, OUTCOMES } from '@ethogram/suites';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { CreateComparison } from './comparison.service.js';
import type { PairFilter } from './paired-samples.js';

@InputType()
export class CreateComparisonInput implements CreateComparison {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => ID)
  @IsUUID()
  baseRunId!: string;

  @Field(() => ID)
  @IsUUID()
  tunedRunId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'One of the 20 values; by default what the tuned model was trained to move.',
  })
  @IsOptional()
  @IsIn(VALUE_KEYS)
  target?: string | null;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  seed!: number;
}

@InputType()
export class SamplePairFilter implements PairFilter {
  @Field(() => ID)
  @IsUUID()
  baseRunId!: string;

  @Field(() => ID)
  @IsUUID()
  tunedRunId!: string;

  @Field(() => String, { nullable: true, description: 'What an item is keyed to, or what is at stake.' })
  @IsOptional()
  @IsIn(VALUE_KEYS)
  value?: ValueKey | null;

  @Field(() => String, { nullable: true, description: 'Of either model.' })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome | null;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  largestChangeFirst!: boolean;
}
