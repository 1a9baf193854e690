import type { JudgmentAnswer } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import type { Judgment } from './judgment.entity.js';

/** `person` is added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Judgment')
export class JudgmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  taskId!: string;

  @Field(() => ID)
  studyId!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => Boolean)
  current!: boolean;

  /** Given after a model's suggestion was shown: on record, and never the current one. */
  @Field(() => Boolean)
  afterSuggestion!: boolean;

  @Field(() => JsonScalar)
  answer!: JudgmentAnswer;

  @Field(() => Int, { nullable: true })
  durationMs!: number | null;

  @Field(() => Date)
  submittedAt!: Date;

  personId!: string;
}

export function toJudgmentType(judgment: Judgment): JudgmentType {
  const { id, taskId, studyId, personId, revision, current, answer, durationMs, submittedAt } = judgment;
  const { afterSuggestion } = judgment;
  return Object.assign(new JudgmentType(), {
    id,
    taskId,
    studyId,
    personId,
    revision,
    current,
    afterSuggestion,
    answer,
    durationMs,
    submittedAt,
  });
}

export const JudgmentPage = pageType(JudgmentType, 'JudgmentPage', 'CURATOR', 'RESEARCHER');

@InputType()
export class JudgmentFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  studyId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  currentOnly?: boolean | null;
}
