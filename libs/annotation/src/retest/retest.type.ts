import { PersonType } from '@ethogram/accounts';
import { Access } from '@ethogram/platform';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNumber, IsUUID, Max, Min } from 'class-validator';
import { IntervalEstimateType, toIntervalEstimate } from '../agreement/interval-estimate.type.js';
import type { Study } from '../study/study.entity.js';
import type { PersonReliability } from './retest.service.js';
import type { Reliability } from './retest-reliability.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('RetestSettings')
export class RetestSettingsType {
  @Field(() => Float)
  share!: number;

  @Field(() => Float)
  afterHours!: number;

  @Field(() => Int)
  afterTasks!: number;

  @Field(() => Int)
  mostPerPerson!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Reliability')
export class ReliabilityType {
  /** `verdict`, `acceptability`, `rating`, or `answer`: the whole of it. */
  @Field(() => String)
  question!: string;

  /** Share that is exactly the same the second time. */
  @Field(() => IntervalEstimateType)
  same!: IntervalEstimateType;

  /** Cohen's κ; null for numbers. */
  @Field(() => IntervalEstimateType, { nullable: true })
  kappa!: IntervalEstimateType | null;

  /** ICC(2); null for names. */
  @Field(() => IntervalEstimateType, { nullable: true })
  icc!: IntervalEstimateType | null;
}

/** `person` is added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('PersonReliability')
export class PersonReliabilityType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => Int)
  answered!: number;

  @Field(() => [ReliabilityType])
  questions!: ReliabilityType[];

  personId!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('RetestCounts')
export class RetestCountsType {
  @Field(() => Int)
  held!: number;

  @Field(() => Int)
  answered!: number;

  @Field(() => Int)
  skipped!: number;
}

/** Tasks given a second time. Each part but the settings is counted only when it is asked for. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('StudyRetests')
export class StudyRetestsType {
  @Field(() => ID)
  id!: string;

  @Field(() => RetestSettingsType, { nullable: true })
  settings!: RetestSettingsType | null;
}

export function toStudyRetests({ id, retest }: Study): StudyRetestsType {
  const settings = retest && Object.assign(new RetestSettingsType(), retest);
  return Object.assign(new StudyRetestsType(), { id, settings });
}

export function toReliability({ question, same, kappa, icc }: Reliability): ReliabilityType {
  return Object.assign(new ReliabilityType(), {
    question,
    same: toIntervalEstimate(same),
    kappa: kappa && toIntervalEstimate(kappa),
    icc: icc && toIntervalEstimate(icc),
  });
}

export function toPersonReliability({ questions, ...person }: PersonReliability): PersonReliabilityType {
  return Object.assign(new PersonReliabilityType(), { ...person, questions: questions.map(toReliability) });
}

@InputType()
export class StudyRetestsInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  /** Of a person's tasks, so many are re-tests; 0: none. */
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  @Max(0.5)
  share!: number;

  @Field(() => Float, { defaultValue: 0 })
  @IsNumber()
  @Min(0)
  afterHours!: number;

  @Field(() => Int, { defaultValue: 20 })
  @IsInt()
  @Min(1)
  afterTasks!: number;

  @Field(() => Int, { defaultValue: 20 })
  @IsInt()
  @Min(1)
  mostPerPerson!: number;
}
