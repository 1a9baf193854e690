import { SWEEP_DIRECTIONS, type SweepDirection, SweepDirectionEnum } from '@ethogram/models';
import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { SUITE_KEYS, type SuiteKey } from '@ethogram/suites';
import type { ExperimentRequest } from './experiment-settings.js';

/** The preset survey-to-behavior: one fine-tune for each value, all suites, one report. */
@InputType()
export class ExperimentInput implements ExperimentRequest {
  @Field(() => [String], { description: 'Served names of base models.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  models!: string[];

  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  values!: string[];

  @Field(() => [SweepDirectionEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(SWEEP_DIRECTIONS, { each: true })
  directions?: SweepDirection[] | null;

  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  deltas?: number[] | null;

  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(400)
  @IsInt({ each: true })
  seeds?: number[] | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  sham?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  steering?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Keys of suites, as value-profile; all by default.' })
  @IsOptional()
  @IsArray()
  @IsIn(SUITE_KEYS, { each: true })
  suites?: SuiteKey[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  releaseId?: string | null;

  @Field(() => JsonScalar, { nullable: true })
  @IsOptional()
  hyperparameters?: unknown;
}
