import { Access } from '@ethogram/platform';
import { Field, Float, ObjectType } from '@nestjs/graphql';

/** Whether and how far Reddit's API can be read here. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class RedditApiStatus {
  @Field(() => Boolean)
  configured!: boolean;

  /** Why it cannot, and what to do. */
  @Field(() => String, { nullable: true })
  notice!: string | null;

  /** Requests left until `resetsAt`; null before the first answer, and once that time is over. */
  @Field(() => Float, { nullable: true })
  remaining!: number | null;

  @Field(() => Date, { nullable: true })
  resetsAt!: Date | null;
}
