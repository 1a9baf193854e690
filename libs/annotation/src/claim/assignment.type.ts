import { Access } from '@ethogram/platform';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ClaimOutcome } from './claim.js';

@Access('ANNOTATOR')
@ObjectType('AssignedScenario')
export class AssignedScenarioType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  textHash!: string;
}

@Access('ANNOTATOR')
@ObjectType('AssignedItem')
export class AssignedItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;
}

@Access('ANNOTATOR')
@ObjectType('AssignedScale')
export class AssignedScaleType {
  @Field(() => Int)
  min!: number;

  @Field(() => Int)
  max!: number;

  @Field(() => [String])
  labels!: readonly string[];
}

/** A task in somebody's hands. `kind`, `scenario`, `items`, `scale` and `remainingForMe` are added by its resolver. */
@Access('ANNOTATOR')
@ObjectType('Assignment')
export class AssignmentType {
  @Field(() => String)
  claimToken!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => Date)
  leaseUntil!: Date;

  @Field(() => ID)
  taskId!: string;

  @Field(() => ID)
  studyId!: string;
}

@Access('ANNOTATOR')
@ObjectType('NothingLeft')
export class NothingLeftType {
  @Field(() => Int)
  done!: number;

  @Field(() => String)
  message!: string;
}

@Access('ANNOTATOR')
@ObjectType('StudyClosed')
export class StudyClosedType {
  @Field(() => String)
  message!: string;
}

export const ClaimResult = createUnionType({
  name: 'ClaimResult',
  types: () => [AssignmentType, NothingLeftType, StudyClosedType] as const,
});

export function toClaimResult(outcome: ClaimOutcome): typeof ClaimResult {
  switch (outcome.kind) {
    case 'claimed':
      return Object.assign(new AssignmentType(), outcome.claim);
    case 'nothing_left':
      return Object.assign(new NothingLeftType(), { done: outcome.done, message: outcome.message });
    case 'study_closed':
      return Object.assign(new StudyClosedType(), { message: outcome.message });
  }
}
