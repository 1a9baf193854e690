import type { FormDefinition, JudgmentAnswer, MoralForm } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  AssignedItemType,
  AssignedReviewItemType,
  AssignedScaleType,
  AssignedScenarioType,
} from '../claim/assignment.type.js';

/** A person's own answer, with what it answers. */
@Access('ANNOTATOR')
@ObjectType('MyJudgment')
export class MyJudgmentType {
  @Field(() => ID)
  taskId!: string;

  @Field(() => Date)
  submittedAt!: Date;

  @Field(() => JsonScalar)
  answer!: JudgmentAnswer;

  @Field(() => AssignedScenarioType, { nullable: true })
  scenario!: AssignedScenarioType | null;

  /** Which parts of a moral judgment are asked; null for other kinds. */
  @Field(() => JsonScalar, { nullable: true })
  form!: MoralForm | null;

  /** The parts of the study's own form; null for other kinds. */
  @Field(() => JsonScalar, { nullable: true })
  definition!: FormDefinition | null;

  @Field(() => String)
  pairSeed!: string;

  @Field(() => AssignedReviewItemType, { nullable: true })
  item!: AssignedReviewItemType | null;

  @Field(() => [AssignedItemType])
  items!: readonly AssignedItemType[];

  @Field(() => AssignedScaleType, { nullable: true })
  scale!: AssignedScaleType | null;
}
