import { PersonType } from '@ethogram/accounts';
import type { MoralForm } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { AssignmentStrategyEnum } from '../assignment/assignment-strategy.enum.js';
import type { AssignmentStrategy } from '../assignment/assignment-strategy.js';
import type { StudyCounts } from './study-statistics.js';
import { STUDY_KINDS, STUDY_STATES, type Study, type StudyKind, type StudyState } from './study.entity.js';

export const StudyKindEnum = { MORAL_JUDGMENT: 'MORAL_JUDGMENT', SURVEY: 'SURVEY' } as const satisfies {
  [K in StudyKind]: K;
};
registerEnumType(StudyKindEnum, { name: 'StudyKind' });

export const StudyStateEnum = { DRAFT: 'DRAFT', OPEN: 'OPEN', CLOSED: 'CLOSED' } as const satisfies {
  [S in StudyState]: S;
};
registerEnumType(StudyStateEnum, { name: 'StudyState' });

/** `instrument`, `people` and `agreement` are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Study')
export class StudyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StudyKindEnum)
  kind!: StudyKind;

  @Field(() => StudyStateEnum)
  state!: StudyState;

  @Field(() => String)
  guideline!: string;

  @Field(() => Int)
  judgmentsPerTask!: number;

  @Field(() => Int)
  leaseSeconds!: number;

  @Field(() => Int)
  aheadLimit!: number;

  @Field(() => ID, { nullable: true })
  instrumentId!: string | null;

  /** Which parts of a moral judgment are asked; null for a survey. */
  @Field(() => JsonScalar, { nullable: true })
  form!: MoralForm | null;

  /** The selection its scenarios were taken from. */
  @Field(() => ID, { nullable: true })
  selectionId!: string | null;

  @Field(() => Boolean)
  includeOptIn!: boolean;

  @Field(() => Int)
  seed!: number;

  @Field(() => AssignmentStrategyEnum)
  assignment!: AssignmentStrategy;

  /** Most tasks one person may judge. */
  @Field(() => Int, { nullable: true })
  personCap!: number | null;

  @Field(() => Boolean)
  simulated!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Int)
  taskCount!: number;

  @Field(() => Int)
  slotCount!: number;

  @Field(() => Int)
  doneCount!: number;

  @Field(() => Int)
  claimedCount!: number;

  @Field(() => Int)
  openCount!: number;

  taskTotal!: number;
}

export function toStudyType(study: Study, counts: StudyCounts): StudyType {
  const {
    id,
    name,
    kind,
    state,
    guideline,
    judgmentsPerTask,
    leaseSeconds,
    aheadLimit,
    instrumentId,
    form,
    seed,
    assignment,
    taskTotal,
    personCap,
    simulated,
    createdAt,
    selectionId,
    includeOptIn,
  } = study;
  const own = {
    id,
    name,
    kind,
    state,
    guideline,
    judgmentsPerTask,
    leaseSeconds,
    aheadLimit,
    instrumentId,
    form,
    seed,
    assignment,
    taskTotal,
    personCap,
    simulated,
    createdAt,
    selectionId,
    includeOptIn,
  };
  return Object.assign(new StudyType(), own, counts);
}

export const StudyPage = pageType(StudyType, 'StudyPage', 'CURATOR', 'RESEARCHER');

@Access('CURATOR', 'RESEARCHER')
@ObjectType('StudyPerson')
export class StudyPersonType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => Int)
  judgments!: number;

  @Field(() => Float, { nullable: true })
  medianSeconds!: number | null;

  @Field(() => Date, { nullable: true })
  lastAt!: Date | null;
}

/** A study as one of its people sees it. */
@Access('ANNOTATOR')
@ObjectType('MyStudy')
export class MyStudyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StudyKindEnum)
  kind!: StudyKind;

  @Field(() => String)
  guideline!: string;

  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  remaining!: number;

  /** Most tasks one may hold at once; 1: nothing ahead. */
  @Field(() => Int)
  aheadLimit!: number;
}

@InputType()
export class StudyFilter {
  @Field(() => StudyKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(STUDY_KINDS)
  kind?: StudyKind | null;

  @Field(() => StudyStateEnum, { nullable: true })
  @IsOptional()
  @IsIn(STUDY_STATES)
  state?: StudyState | null;
}
