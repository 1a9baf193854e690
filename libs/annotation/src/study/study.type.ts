import { PersonType } from '@ethogram/accounts';
import type { FormDefinition, GuidelineExample, MoralForm } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { WordingVariantEnum, type WordingVariantName } from '@ethogram/surveys';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { AssignmentStrategyEnum } from '../assignment/assignment-strategy.enum.js';
import type { AssignmentStrategy } from '../assignment/assignment-strategy.js';
import { GuidelineExampleType } from './guideline-example.type.js';
import type { StudyCounts } from './study-statistics.js';
import { STUDY_KINDS, STUDY_STATES, type Study, type StudyKind, type StudyState } from './study.entity.js';

export const StudyKindEnum = {
  MORAL_JUDGMENT: 'MORAL_JUDGMENT',
  SURVEY: 'SURVEY',
  FORM: 'FORM',
} as const satisfies {
  [K in StudyKind]: K;
};
registerEnumType(StudyKindEnum, { name: 'StudyKind' });

export const StudyStateEnum = { DRAFT: 'DRAFT', OPEN: 'OPEN', CLOSED: 'CLOSED' } as const satisfies {
  [S in StudyState]: S;
};
registerEnumType(StudyStateEnum, { name: 'StudyState' });

/** `instrument`, `formVersion`, `people` and `agreement` are added by its resolver. */
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

  /** The form of the instrument's wordings its people are asked. */
  @Field(() => WordingVariantEnum)
  wordingVariant!: WordingVariantName;

  /** Which parts of a moral judgment are asked, or the parts of a form; null for a survey. */
  @Field(() => JsonScalar, { nullable: true })
  form!: MoralForm | FormDefinition | null;

  /** The version of the library its form, guideline and examples were taken from. */
  @Field(() => ID, { nullable: true })
  formVersionId!: string | null;

  @Field(() => [GuidelineExampleType])
  examples!: GuidelineExample[];

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
    formVersionId,
    examples,
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
    formVersionId,
    examples,
    seed,
    assignment,
    taskTotal,
    personCap,
    simulated,
    createdAt,
    selectionId,
    includeOptIn,
  };
  const wordingVariant = study.wordingVariant.toUpperCase() as WordingVariantName;
  return Object.assign(new StudyType(), { ...own, wordingVariant }, counts);
}

/** With the counts of a list of studies. */
export function withCounts(study: Study, counts: ReadonlyMap<string, StudyCounts>): StudyType {
  const own = counts.get(study.id);
  if (!own) throw new Error(`The study ${study.id} was not counted.`);
  return toStudyType(study, own);
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

  @Field(() => [GuidelineExampleType])
  examples!: GuidelineExample[];

  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  remaining!: number;

  /** Most tasks one may hold at once; 1: nothing ahead. */
  @Field(() => Int)
  aheadLimit!: number;

  /** Whether an answer may be followed by what a model would say, so that the app waits for it. */
  @Field(() => Boolean)
  showsSuggestions!: boolean;

  /** When the study's rule last found too many answers to checks wrong; null: it did not. Tells no task from another. */
  @Field(() => Date, { nullable: true })
  warnedAt!: Date | null;
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

  /** Studies of this instrument. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  instrumentId?: string | null;
}
