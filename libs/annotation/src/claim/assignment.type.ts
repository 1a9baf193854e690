import { type Keying, VALUES } from '@ethogram/core';
import { Access } from '@ethogram/platform';
import { KeyingEnum } from '@ethogram/surveys';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type {
  AheadOutcome,
  ClaimOutcome,
  NothingLeftOutcome,
  OtherPhaseOutcome,
  StudyClosedOutcome,
  StudyClosedReason,
} from './claim.js';
import type { ReviewedItem } from './assignment.service.js';
import { ParticipationPhaseEnum } from '../participation/participation-phase.enum.js';
import type { Phase } from '../participation/participation.policy.js';

export const StudyClosedReasonEnum = {
  DRAFT: 'DRAFT',
  CLOSED: 'CLOSED',
  PAUSED: 'PAUSED',
  NOT_PERMITTED_BY_SOURCE: 'NOT_PERMITTED_BY_SOURCE',
} as const satisfies { [R in StudyClosedReason]: R };
registerEnumType(StudyClosedReasonEnum, { name: 'StudyClosedReason' });

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
@ObjectType('AssignedValue')
export class AssignedValueType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  /** What it holds, in a few words. */
  @Field(() => String)
  description!: string;
}

/** A statement to look at, with what it is meant to measure. Never given to people who answer it. */
@Access('ANNOTATOR')
@ObjectType('AssignedReviewItem')
export class AssignedReviewItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => AssignedValueType)
  value!: AssignedValueType;

  @Field(() => KeyingEnum)
  keyed!: KeyingName;
}

type KeyingName = Uppercase<Keying>;

export function toAssignedReviewItem({ id, text, value, keyed }: ReviewedItem): AssignedReviewItemType {
  const known = VALUES.find(({ key }) => key === value);
  const named = Object.assign(new AssignedValueType(), {
    key: value,
    label: known?.label ?? value,
    description: known?.levelOneValues.join(', ') ?? '',
  });
  const keying = keyed === 'direct' ? 'DIRECT' : 'REVERSE';
  return Object.assign(new AssignedReviewItemType(), { id, text, value: named, keyed: keying } as const);
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

  /** What is read before the items. */
  @Field(() => String, { nullable: true })
  instructions!: string | null;

  /** What each item completes. */
  @Field(() => String, { nullable: true })
  stem!: string | null;
}

/** A task in somebody's hands. What it asks and `remainingForMe` are added by its resolver. */
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

  /** Slots in the hands of others; what they give back may be this person's. */
  @Field(() => Int)
  heldByOthers!: number;

  @Field(() => String)
  message!: string;
}

@Access('ANNOTATOR')
@ObjectType('StudyClosed')
export class StudyClosedType {
  @Field(() => StudyClosedReasonEnum)
  reason!: StudyClosedReason;

  @Field(() => String)
  message!: string;
}

/** It is not the turn of tasks to label; `myParticipation` says what is. */
@Access('ANNOTATOR')
@ObjectType('OtherPhase')
export class OtherPhaseType {
  @Field(() => ParticipationPhaseEnum)
  phase!: Phase;

  @Field(() => String)
  message!: string;
}

export const ClaimResult = createUnionType({
  name: 'ClaimResult',
  types: () => [AssignmentType, NothingLeftType, StudyClosedType, OtherPhaseType] as const,
});

/** Everything the person holds in the study, in the order to do it. */
@Access('ANNOTATOR')
@ObjectType('Upcoming')
export class UpcomingType {
  @Field(() => [AssignmentType])
  assignments!: AssignmentType[];
}

export const ClaimAheadResult = createUnionType({
  name: 'ClaimAheadResult',
  types: () => [UpcomingType, NothingLeftType, StudyClosedType, OtherPhaseType] as const,
});

export function toClaimResult(outcome: ClaimOutcome): typeof ClaimResult {
  return outcome.kind === 'claimed'
    ? Object.assign(new AssignmentType(), outcome.claim)
    : withoutClaim(outcome);
}

export function toClaimAheadResult(outcome: AheadOutcome): typeof ClaimAheadResult {
  if (outcome.kind !== 'ahead') return withoutClaim(outcome);
  const assignments = outcome.claims.map((claim) => Object.assign(new AssignmentType(), claim));
  return Object.assign(new UpcomingType(), { assignments });
}

function withoutClaim(
  outcome: NothingLeftOutcome | StudyClosedOutcome | OtherPhaseOutcome,
): NothingLeftType | StudyClosedType | OtherPhaseType {
  if (outcome.kind === 'other_phase') {
    const { phase, message } = outcome;
    return Object.assign(new OtherPhaseType(), { phase, message });
  }
  if (outcome.kind === 'nothing_left') {
    const { done, heldByOthers, message } = outcome;
    return Object.assign(new NothingLeftType(), { done, heldByOthers, message });
  }
  const { reason, message } = outcome;
  return Object.assign(new StudyClosedType(), { reason, message });
}
