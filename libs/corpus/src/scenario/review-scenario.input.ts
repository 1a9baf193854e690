import { REDACTION_KINDS, type RedactionKind } from '@ethogram/core';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsUUID, Min, ValidateNested } from 'class-validator';

export const ReviewDecision = { APPROVE: 'APPROVE', REJECT: 'REJECT' } as const;
export type ReviewDecision = keyof typeof ReviewDecision;
registerEnumType(ReviewDecision, { name: 'ReviewDecision' });

/** A stretch to replace, in code points of the text, half-open. */
@InputType()
export class RedactionSpanInput {
  @Field(() => Int)
  @IsInt()
  @Min(0)
  start!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  end!: number;

  @Field(() => String, { description: `One of ${REDACTION_KINDS.join(', ')}.` })
  @IsIn(REDACTION_KINDS)
  kind!: RedactionKind;
}

@InputType()
export class ReviewScenarioInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => ReviewDecision)
  @IsIn(Object.keys(ReviewDecision))
  decision!: ReviewDecision;

  @Field(() => [RedactionSpanInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => RedactionSpanInput)
  redact!: RedactionSpanInput[];
}
