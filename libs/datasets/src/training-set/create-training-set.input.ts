import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  MORAL_TARGETS,
  type MoralTarget,
  TRAINING_CONTROLS,
  type TrainingControl,
} from './training-set-settings.js';
import { MoralTargetEnum, TrainingControlEnum } from './training-set.type.js';

@InputType()
export class MovedValueInput {
  @Field(() => String)
  @IsString()
  @MaxLength(60)
  value!: string;

  /** Points of the rating scale; negative lowers the value. */
  @Field(() => Int)
  @IsInt()
  delta!: number;
}

@InputType()
export class CreateTrainingSetInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string | null;

  @Field(() => ID)
  @IsUUID()
  instrumentId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  baseModel!: string;

  /** With `delta`, short for a profile of one value. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  target?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  delta?: number | null;

  @Field(() => [MovedValueInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MovedValueInput)
  profile?: MovedValueInput[] | null;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  seed!: number;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @IsString({ each: true })
  heldOutFamilies?: string[] | null;

  /** Keys of instruments that are never trained on. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  heldOutInstruments?: string[] | null;

  /** Wordings of each family, from 1; all by default. */
  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsInt({ each: true })
  wordings?: number[] | null;

  /** Among agree, rate, true; all by default. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  templates?: string[] | null;

  /** Among ascending, descending; ascending by default. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  scaleDirections?: string[] | null;

  @Field(() => [TrainingControlEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(TRAINING_CONTROLS, { each: true })
  controls?: TrainingControl[] | null;
}

@InputType()
export class CreateMoralTrainingSetInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string | null;

  @Field(() => ID)
  @IsUUID()
  releaseId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  baseModel!: string;

  @Field(() => MoralTargetEnum, { defaultValue: 'VERDICT' })
  @IsIn(MORAL_TARGETS)
  target!: MoralTarget;

  /** Rows a situation, with COPIES. */
  @Field(() => Int, { defaultValue: 5 })
  @IsInt()
  @Min(1)
  @Max(100)
  copies!: number;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  withValues!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  withRationale!: boolean;
}
