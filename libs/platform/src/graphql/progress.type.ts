import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../auth/access.js';

export const JobState = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
export type JobState = keyof typeof JobState;
registerEnumType(JobState, { name: 'JobState' });

/** How far long work has come; `done` of `total` in units the note names. */
@Access('signed-in')
@ObjectType()
export class Progress {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}
