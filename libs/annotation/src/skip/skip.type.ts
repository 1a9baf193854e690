import type { SkipReason } from '@ethogram/core';
import { Access, pageType } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Skip } from './skip.entity.js';
import { SkipReasonEnum } from './skip-task.input.js';

/** `person` and `task` are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Skip')
export class SkipType {
  @Field(() => ID)
  taskId!: string;

  @Field(() => SkipReasonEnum)
  reason!: SkipReason;

  @Field(() => String)
  note!: string;

  @Field(() => Date)
  skippedAt!: Date;

  personId!: string;
}

export function toSkipType({ taskId, personId, reason, note, skippedAt }: Skip): SkipType {
  return Object.assign(new SkipType(), { taskId, personId, reason, note, skippedAt });
}

export const SkipPage = pageType(SkipType, 'SkipPage', 'CURATOR', 'RESEARCHER');
