import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { ParticipationPhaseEnum } from './participation-phase.enum.js';
import { type AskedPhase, ASKED_PHASES } from './participation.policy.js';

const ONE_DAY_MS = 86_400_000;

@InputType()
export class SubmitPhaseAnswerInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  @Field(() => ParticipationPhaseEnum)
  @IsIn(ASKED_PHASES)
  phase!: AskedPhase;

  @Field(() => String)
  @IsString()
  @Length(1, 100)
  taskKey!: string;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  @Max(100)
  tryNumber!: number;

  @Field(() => String)
  @IsString()
  @Length(8, 200)
  idempotencyKey!: string;

  @Field(() => JsonScalar)
  answer!: unknown;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(ONE_DAY_MS)
  durationMs?: number | null;
}
