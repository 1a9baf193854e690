import { Access, pageType } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { Task } from './task.entity.js';

/** `scenario`, `items`, `judgments` and the slot counts are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Task')
export class TaskType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  studyId!: string;

  @Field(() => Int)
  position!: number;

  /** When what it asks was deleted at its source. */
  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;

  scenarioId!: string | null;

  itemIds!: string[];
}

export function toTaskType({ id, studyId, position, scenarioId, itemIds, closedAt }: Task): TaskType {
  return Object.assign(new TaskType(), { id, studyId, position, scenarioId, itemIds, closedAt });
}

export const TaskPage = pageType(TaskType, 'TaskPage', 'CURATOR', 'RESEARCHER');

@InputType()
export class TaskFilter {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;
}
