import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { JsonScalar } from '@ethogram/platform';
import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SteeringDirectionEnum } from './run.type.js';

@InputType()
export class SteeringInput {
  @Field(() => String, { description: 'Key of a value.' })
  @IsIn(VALUE_KEYS)
  value!: ValueKey;

  @Field(() => SteeringDirectionEnum)
  @IsIn(Object.values(SteeringDirectionEnum))
  direction!: 'lower' | 'raise';
}

@InputType()
export class FailureLimitInput {
  @Field(() => Int)
  @IsInt()
  @Min(1)
  inARow!: number;

  @Field(() => Float)
  @IsNumber()
  share!: number;
}

@InputType()
export class StartRunInput {
  @Field(() => JsonScalar, {
    description:
      'What it asks about, told by its suite: {"suite":"value-profile","instrumentId":…}, {"suite":"held-out-survey","instrumentId":…,"families":[…]}, {"suite":"moral-judgment","releaseId":…}, {"suite":"text-adventure","games":[…],"goals":[…],"episodes":…,"agent":…}, {"suite":"capability"} or {"suite":"own","name":…}.',
  })
  @IsObject()
  subject!: object;

  @Field(() => String, { description: 'A served model, or an adapter of this installation.' })
  @IsString()
  @MaxLength(300)
  model!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  seed?: number | null;

  @Field(() => SteeringInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SteeringInput)
  steering?: SteeringInput | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  repeat?: number | null;

  @Field(() => FailureLimitInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailureLimitInput)
  failureLimit?: FailureLimitInput | null;
}
