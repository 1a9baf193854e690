import { Access } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Recruiter, RECRUITERS } from './recruitment-link.entity.js';
import type { LinkWithCounts } from './recruitment.service.js';

export const RecruiterEnum = { PROLIFIC: 'PROLIFIC', OTHER: 'OTHER' } as const satisfies {
  [R in Recruiter]: R;
};
registerEnumType(RecruiterEnum, { name: 'Recruiter' });

/** A public address that lets people into a study. */
@Access('CURATOR')
@ObjectType('RecruitmentLink')
export class RecruitmentLinkType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => RecruiterEnum)
  recruiter!: Recruiter;

  /** As it is to be given to the recruiter. */
  @Field(() => String)
  address!: string;

  @Field(() => Int, { nullable: true })
  places!: number | null;

  @Field(() => Int)
  joined!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;
}

export function toRecruitmentLinkType({ link, joined, address }: LinkWithCounts): RecruitmentLinkType {
  const { id, name, recruiter, places, createdAt, closedAt } = link;
  const fields = { id, name, recruiter, places, createdAt, closedAt, joined, address };
  return Object.assign(new RecruitmentLinkType(), fields);
}

@Access('CURATOR')
@ObjectType('InvitedParticipant')
export class InvitedParticipantType {
  @Field(() => String)
  externalId!: string;

  /** Theirs alone. */
  @Field(() => String)
  address!: string;
}

@InputType()
export class CreateRecruitmentLinkInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => RecruiterEnum)
  @IsIn(RECRUITERS)
  recruiter!: Recruiter;

  /** Most people it lets in; any number unless said. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  places?: number | null;
}
