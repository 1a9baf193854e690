import { Access } from '@ethogram/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CollectionRunType } from '../run/collection-run.type.js';

/** How well it is known whether a source's posts are still there. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('DeletionCheckStatus')
export class DeletionCheckStatusType {
  /** Posts and comments not seen for a day; the next check by the clock asks for them. */
  @Field(() => Int)
  due!: number;

  /** What was not seen for longest. Reddit asks that this is at most 48 hours ago. */
  @Field(() => Date, { nullable: true })
  oldestSeenAt!: Date | null;

  /** The last check, whatever became of it. */
  @Field(() => CollectionRunType, { nullable: true })
  lastRun!: CollectionRunType | null;

  @Field(() => Boolean)
  possible!: boolean;

  /** Why it cannot run, and what to do. */
  @Field(() => String, { nullable: true })
  notice!: string | null;
}
