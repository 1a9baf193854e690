import { JsonScalar } from '@ethogram/platform';
import { WordingVariantEnum, type WordingVariantName } from '@ethogram/surveys';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ASSIGNMENT_STRATEGIES, type AssignmentStrategy } from '../assignment/assignment-strategy.js';
import { AssignmentStrategyEnum } from '../assignment/assignment-strategy.enum.js';
import { GuidelineExampleInput } from './guideline-example.type.js';
import { STUDY_KINDS, type StudyKind } from './study.entity.js';
import { StudyKindEnum } from './study.type.js';

@InputType()
export class CreateStudyInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => StudyKindEnum)
  @IsIn(STUDY_KINDS)
  kind!: StudyKind;

  /** Needed unless `formVersionId` brings it. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50_000)
  guideline?: string | null;

  @Field(() => Int, { defaultValue: 3 })
  @IsInt()
  @Min(1)
  @Max(100)
  judgmentsPerTask!: number;

  @Field(() => Int, { defaultValue: 1800 })
  @IsInt()
  @Min(30)
  @Max(86_400)
  leaseSeconds!: number;

  /** Most tasks a person may hold at once; 1: nothing ahead, nothing offline. */
  @Field(() => Int, { defaultValue: 50 })
  @IsInt()
  @Min(1)
  @Max(200)
  aheadLimit!: number;

  /** MORAL_JUDGMENT, FORM: where the scenarios come from, unless they are named. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;

  /** MORAL_JUDGMENT, FORM: the selection the scenarios come from. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  selectionId?: string | null;

  /** Also scenarios that only people may be shown who asked for them: its people must have. */
  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  includeOptIn!: boolean;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100_000)
  @IsUUID(undefined, { each: true })
  scenarioIds?: string[] | null;

  /** A seeded sample of at most this many. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  scenarioLimit?: number | null;

  /** SURVEY: whose items are asked. FORM: whose items are looked at, one a task, instead of scenarios. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  instrumentId?: string | null;

  /** SURVEY: the form of its wordings that people are asked; neutral where an item has no such form. */
  @Field(() => WordingVariantEnum, { defaultValue: 'NEUTRAL' })
  @IsIn(Object.keys(WordingVariantEnum))
  wordingVariant!: WordingVariantName;

  @Field(() => Int, { defaultValue: 10 })
  @IsInt()
  @Min(1)
  @Max(500)
  batterySize!: number;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  seed!: number;

  @Field(() => AssignmentStrategyEnum, { defaultValue: 'RANDOM' })
  @IsIn(ASSIGNMENT_STRATEGIES)
  assignment!: AssignmentStrategy;

  /** Most tasks one person may judge. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  personCap?: number | null;

  /**
   * MORAL_JUDGMENT: which parts are asked, by name `off`, `optional` or `required`, and `twoPasses`; see `MoralForm`.
   * FORM: the parts; see `formSchema`.
   */
  @Field(() => JsonScalar, { nullable: true })
  @IsOptional()
  @IsObject()
  form?: object | null;

  /** Worked cases shown beside the guideline. */
  @Field(() => [GuidelineExampleInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => GuidelineExampleInput)
  examples?: GuidelineExampleInput[] | null;

  /** A version of a form of the library, instead of guideline, form and examples. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  formVersionId?: string | null;

  /** The steps its people take before and after the work: consent, training, surveys, completion; see the curators' guide. */
  @Field(() => JsonScalar, { nullable: true })
  @IsOptional()
  @IsObject()
  participation?: object | null;
}
