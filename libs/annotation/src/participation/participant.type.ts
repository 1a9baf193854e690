import { Access, pageType } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ParticipationPhaseEnum } from './participation-phase.enum.js';
import type { Phase } from './participation.policy.js';
import type { ParticipantMark } from './participants.service.js';

export const ParticipantMarkEnum = {
  RETURNED: 'RETURNED',
  APPROVED: 'APPROVED',
  NONE: 'NONE',
} as const satisfies {
  [M in ParticipantMark]: M;
};
registerEnumType(ParticipantMarkEnum, { name: 'ParticipantMark' });

/** Somebody in a study with steps; nothing of what they answered. */
@Access('CURATOR')
@ObjectType('Participant')
export class ParticipantType {
  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  displayName!: string;

  /** Who they are to their recruiter. */
  @Field(() => String, { nullable: true })
  externalId!: string | null;

  @Field(() => ParticipationPhaseEnum)
  phase!: Phase;

  @Field(() => Int)
  tryNumber!: number;

  @Field(() => Int, { nullable: true })
  consentVersion!: number | null;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  completedAt!: Date | null;

  /** Time on screen in all parts, minutes. */
  @Field(() => Float)
  activeMinutes!: number;

  @Field(() => Int)
  judgments!: number;

  @Field(() => String, { nullable: true })
  completionCode!: string | null;

  @Field(() => Date, { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => Date, { nullable: true })
  returnedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  approvedAt!: Date | null;
}

export const ParticipantPage = pageType(ParticipantType, 'ParticipantPage', 'CURATOR');

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PublishedConsent')
export class PublishedConsentType {
  @Field(() => Int)
  version!: number;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  textHash!: string;

  @Field(() => Date)
  publishedAt!: Date;
}
