import { Access, JsonScalar } from '@ethogram/platform';
import type { FormDefinition, MoralForm } from '@ethogram/core';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  AssignedItemType,
  AssignedReviewItemType,
  AssignedScaleType,
  AssignedScenarioType,
  toAssignedReviewItem,
} from '../claim/assignment.type.js';
import { pairSeedOf } from '../claim/pair-seed.js';
import type { StudyKind } from '../study/study.entity.js';
import { StudyKindEnum } from '../study/study.type.js';
import type { OwnParticipation, ParticipationStep, PhaseTask } from './own-participation.js';
import { ParticipationPhaseEnum } from './participation-phase.enum.js';
import type { WithdrawalRule } from './participation-plan.js';
import type { Phase } from './participation.policy.js';

export const WithdrawalRuleEnum = { UNLINK: 'UNLINK', REMOVE: 'REMOVE' } as const satisfies {
  [R in WithdrawalRule]: R;
};
registerEnumType(WithdrawalRuleEnum, { name: 'WithdrawalRule' });

const StepStateEnum = { DONE: 'DONE', NOW: 'NOW', LATER: 'LATER' } as const;
registerEnumType(StepStateEnum, { name: 'StepState' });

@Access('ANNOTATOR')
@ObjectType('ParticipationStep')
export class ParticipationStepType {
  @Field(() => ParticipationPhaseEnum)
  phase!: Phase;

  @Field(() => StepStateEnum)
  state!: ParticipationStep['state'];

  /** Null where the number of tasks is not known beforehand. */
  @Field(() => Int, { nullable: true })
  asked!: number | null;

  @Field(() => Int, { nullable: true })
  done!: number | null;
}

@Access('ANNOTATOR')
@ObjectType('ConsentText')
export class ConsentTextType {
  @Field(() => Int)
  version!: number;

  @Field(() => String)
  text!: string;

  /** SHA-256 of the text, hex. */
  @Field(() => String)
  textHash!: string;

  /** What becomes of the judgments of who withdraws. */
  @Field(() => WithdrawalRuleEnum)
  withdrawal!: WithdrawalRule;
}

/** A training task, or a page of a survey around the work. */
@Access('ANNOTATOR')
@ObjectType('PhaseTask')
export class PhaseTaskType {
  @Field(() => ParticipationPhaseEnum)
  phase!: Phase;

  @Field(() => String)
  key!: string;

  @Field(() => Int)
  place!: number;

  @Field(() => Int)
  asked!: number;

  @Field(() => Int)
  tryNumber!: number;

  @Field(() => StudyKindEnum)
  kind!: StudyKind;

  @Field(() => AssignedScenarioType, { nullable: true })
  scenario!: AssignedScenarioType | null;

  @Field(() => [AssignedItemType])
  items!: readonly AssignedItemType[];

  @Field(() => AssignedScaleType, { nullable: true })
  scale!: AssignedScaleType | null;

  @Field(() => JsonScalar, { nullable: true })
  form!: MoralForm | null;

  /** The parts of the study's own form; null for other kinds. */
  @Field(() => JsonScalar, { nullable: true })
  definition!: FormDefinition | null;

  @Field(() => String)
  pairSeed!: string;

  @Field(() => AssignedReviewItemType, { nullable: true })
  item!: AssignedReviewItemType | null;
}

/** One's own way through the steps of a study. */
@Access('ANNOTATOR')
@ObjectType('MyParticipation')
export class MyParticipationType {
  @Field(() => ID)
  studyId!: string;

  @Field(() => String)
  studyName!: string;

  @Field(() => ParticipationPhaseEnum)
  phase!: Phase;

  @Field(() => [ParticipationStepType])
  steps!: ParticipationStepType[];

  @Field(() => ConsentTextType, { nullable: true })
  consent!: ConsentTextType | null;

  @Field(() => Int, { nullable: true })
  acceptedVersion!: number | null;

  @Field(() => PhaseTaskType, { nullable: true })
  task!: PhaseTaskType | null;

  @Field(() => Int)
  tryNumber!: number;

  @Field(() => Int, { nullable: true })
  tries!: number | null;

  @Field(() => Float, { nullable: true })
  passMark!: number | null;

  @Field(() => String, { nullable: true })
  completionCode!: string | null;

  @Field(() => String, { nullable: true })
  returnUrl!: string | null;
}

export function toMyParticipationType(own: OwnParticipation): MyParticipationType {
  const { task, consent, steps, ...rest } = own;
  return Object.assign(new MyParticipationType(), rest, {
    steps: steps.map((step) => Object.assign(new ParticipationStepType(), step)),
    consent: consent && Object.assign(new ConsentTextType(), pickConsent(consent)),
    task: task && toPhaseTaskType(task),
  });
}

function pickConsent({
  version,
  text,
  textHash,
  withdrawal,
}: NonNullable<OwnParticipation['consent']>): ConsentTextType {
  return { version, text, textHash, withdrawal };
}

function toPhaseTaskType({ content, ...task }: PhaseTask): PhaseTaskType {
  const { kind, scenario, items, scale, form, definition, item } = content;
  return Object.assign(new PhaseTaskType(), task, {
    kind,
    scenario: scenario && Object.assign(new AssignedScenarioType(), scenario),
    items,
    scale,
    form,
    definition,
    pairSeed: pairSeedOf(task.key, String(task.tryNumber)),
    item: item && toAssignedReviewItem(item),
  });
}
