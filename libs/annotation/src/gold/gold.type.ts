import type { ExpectedAnswer } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import { GOLD_KINDS, type GoldAnswer, type GoldKind } from './gold-answer.entity.js';

export const GoldKindEnum = {
  HIDDEN: 'HIDDEN',
  ATTENTION: 'ATTENTION',
  TRAINING: 'TRAINING',
} as const satisfies {
  [K in GoldKind]: K;
};
registerEnumType(GoldKindEnum, { name: 'GoldKind' });

/** Never within reach of annotators. `position` and `title` are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('GoldAnswer')
export class GoldAnswerType {
  @Field(() => ID)
  taskId!: string;

  @Field(() => Int)
  position!: number;

  @Field(() => GoldKindEnum)
  kind!: GoldKind;

  @Field(() => JsonScalar)
  expected!: ExpectedAnswer;

  @Field(() => String)
  explanation!: string;

  @Field(() => Date)
  createdAt!: Date;
}

export function toGoldAnswerType(gold: GoldAnswer, position: number): GoldAnswerType {
  const { taskId, kind, expected, explanation, createdAt } = gold;
  return Object.assign(new GoldAnswerType(), { taskId, kind, expected, explanation, createdAt, position });
}

@InputType()
export class MarkGoldInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => GoldKindEnum, { defaultValue: 'HIDDEN' })
  @IsIn(GOLD_KINDS)
  kind!: GoldKind;

  /** The parts that must be right; see `ExpectedAnswer`. */
  @Field(() => JsonScalar)
  @IsObject()
  expected!: object;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(10_000)
  explanation!: string;
}
