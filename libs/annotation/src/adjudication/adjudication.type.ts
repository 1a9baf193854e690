import type { JudgmentAnswer, ValueKey } from '@ethogram/core';
import { VALUE_KEYS } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Adjudication } from './adjudication.entity.js';
import { QUEUE_KINDS, type QueueKind } from './adjudication-queue.js';

export const QueueKindEnum = {
  DISAGREEMENT: 'DISAGREEMENT',
  VALUE: 'VALUE',
  REQUEST: 'REQUEST',
  SETTLED: 'SETTLED',
} as const satisfies { [K in QueueKind]: K };
registerEnumType(QueueKindEnum, { name: 'AdjudicationQueueKind' });

/** An answer without its author. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('AnonymousAnswer')
export class AnonymousAnswerType {
  @Field(() => String)
  letter!: string;

  @Field(() => JsonScalar)
  answer!: JudgmentAnswer;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Adjudication')
export class AdjudicationType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  taskId!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => Boolean)
  current!: boolean;

  @Field(() => JsonScalar)
  answer!: JudgmentAnswer;

  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  createdAt!: Date;
}

/** A task to settle. `task`, `answers`, `adjudications` and `gold` are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('DisputedTask')
export class DisputedTaskType {
  @Field(() => ID)
  taskId!: string;

  @Field(() => Int)
  position!: number;

  /** Why somebody asked for it to be settled. */
  @Field(() => String, { nullable: true })
  note!: string | null;
}

@InputType()
export class AdjudicationQueueInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  @Field(() => QueueKindEnum, { defaultValue: 'DISAGREEMENT' })
  @IsIn(QUEUE_KINDS)
  by!: QueueKind;

  /** VALUE: which. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(VALUE_KEYS)
  value?: ValueKey | null;

  /** Position of the last task seen. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  after?: number | null;

  @Field(() => Int, { defaultValue: 20 })
  @IsInt()
  @Min(1)
  @Max(100)
  first!: number;
}

@InputType()
export class AdjudicateInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => JsonScalar)
  @IsObject()
  answer!: object;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

export function toAdjudicationType(row: Adjudication): AdjudicationType {
  const { id, taskId, revision, current, answer, reason, createdAt } = row;
  return Object.assign(new AdjudicationType(), { id, taskId, revision, current, answer, reason, createdAt });
}
