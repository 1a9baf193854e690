import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

const ONE_DAY_MS = 86_400_000;

@InputType()
export class SubmitJudgmentInput {
  @Field(() => ID)
  @IsUUID()
  slotId!: string;

  @Field(() => String)
  @IsString()
  @Length(1, 40)
  claimToken!: string;

  @Field(() => ID)
  @IsUUID()
  taskId!: string;

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

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  prefetch!: boolean;

  /** Somebody waits before the screen and can be shown what a model would answer. */
  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  awaitsSuggestion!: boolean;
}

@InputType()
export class ReviseJudgmentInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => String)
  @IsString()
  @Length(8, 200)
  idempotencyKey!: string;

  @Field(() => JsonScalar)
  answer!: unknown;
}
