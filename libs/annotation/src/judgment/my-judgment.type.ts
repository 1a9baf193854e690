import type { JudgmentAnswer, MoralForm } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AssignedItemType, AssignedScaleType, AssignedScenarioType } from '../claim/assignment.type.js';

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

  /** Which parts of a moral judgment are asked; null for a survey. */
  @Field(() => JsonScalar, { nullable: true })
  form!: MoralForm | null;

  @Field(() => [AssignedItemType])
  items!: readonly AssignedItemType[];

  @Field(() => AssignedScaleType, { nullable: true })
  scale!: AssignedScaleType | null;
}
