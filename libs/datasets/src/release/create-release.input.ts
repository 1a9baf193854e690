import { Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { VERDICT_METHODS } from './aggregate-verdicts.js';
import { LEAK_RULES, type LeakRule, STRATIFY_BY, type StratifyBy } from './release-request.js';

export const LeakRuleEnum = { FAIL: 'FAIL', LEAVE_OUT: 'LEAVE_OUT' } as const satisfies {
  [R in LeakRule]: R;
};
registerEnumType(LeakRuleEnum, { name: 'LeakRule' });

@InputType()
export class SplitRatiosInput {
  @Field(() => Float, { defaultValue: 0.8 })
  @IsNumber()
  @Min(0)
  @Max(1)
  train!: number;

  @Field(() => Float, { defaultValue: 0.1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  validation!: number;

  @Field(() => Float, { defaultValue: 0.1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  test!: number;
}

@InputType()
export class SplitSizesInput {
  @Field(() => Int)
  @IsInt()
  @Min(0)
  validation!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  test!: number;
}

/** Days or moments as ISO 8601; of the posts. */
@InputType()
export class TimeCutInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  validationFrom?: string | null;

  @Field(() => String)
  @IsString()
  @MaxLength(40)
  testFrom!: string;
}

/** Which judgments and rows go in. Times as ISO 8601, `To` exclusive. */
@InputType()
export class ReleaseFiltersInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  submittedFrom?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  submittedTo?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  postedFrom?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  postedTo?: string | null;

  /** Answers given faster are left out. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(86_400)
  minimumSeconds?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  minimumConfidence?: number | null;

  /** Groups of people the tasks were for. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  lanes?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  languages?: string[] | null;
}

@InputType()
export class CreateReleaseInput {
  /** Its versions are counted in this study. */
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  /** Further studies of the same kind, released with it. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  alsoStudyIds?: string[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string | null;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  minimumJudgments!: number;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  seed!: number;

  @Field(() => SplitRatiosInput, { defaultValue: { train: 0.8, validation: 0.1, test: 0.1 } })
  @ValidateNested()
  @Type(() => SplitRatiosInput)
  ratios!: SplitRatiosInput;

  /** Rows in validation and test, instead of ratios. */
  @Field(() => SplitSizesInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SplitSizesInput)
  sizes?: SplitSizesInput | null;

  /** Splits by the day the posts were written, instead of ratios. */
  @Field(() => TimeCutInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TimeCutInput)
  timeCut?: TimeCutInput | null;

  /** Among verdict, value, study, source. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @IsIn(STRATIFY_BY, { each: true })
  stratifyBy?: StratifyBy[] | null;

  /** Releases whose test parts must not be met in training or validation, beside the locked ones. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  guardReleaseIds?: string[] | null;

  /** What becomes of rows of earlier training that share something with a guarded test part. */
  @Field(() => LeakRuleEnum, { defaultValue: 'FAIL' })
  @IsIn(LEAK_RULES)
  leakRule!: LeakRule;

  @Field(() => ReleaseFiltersInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReleaseFiltersInput)
  filters?: ReleaseFiltersInput | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  withoutPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsUUID(undefined, { each: true })
  withoutScenarioIds?: string[] | null;

  /** How one verdict is made of many. */
  @Field(() => String, { defaultValue: 'majority' })
  @IsIn(VERDICT_METHODS)
  aggregation!: string;
}

@InputType()
export class ReleaseFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  studyId?: string | null;
}
