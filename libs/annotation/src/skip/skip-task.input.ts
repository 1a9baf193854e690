import { MAX_SKIP_NOTE_LENGTH, SKIP_REASONS, type SkipReason } from '@ethogram/core';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export const SkipReasonEnum = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, reason])) as {
  [Reason in SkipReason]: Reason;
};
registerEnumType(SkipReasonEnum, { name: 'SkipReason' });

@InputType()
export class SkipTaskInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => SkipReasonEnum)
  @IsIn(SKIP_REASONS)
  reason!: SkipReason;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_SKIP_NOTE_LENGTH * 2)
  note?: string | null;

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  prefetch!: boolean;
}
