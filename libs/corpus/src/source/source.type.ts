import { Access } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccessBasisEnum } from './access-basis.enum.js';
import { isApprovalExpired } from './approval.js';
import type { AccessBasis, Source } from './source.entity.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Source')
export class SourceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  mayAnnotate!: boolean;

  @Field(() => Boolean)
  mayPublishIds!: boolean;

  @Field(() => Boolean)
  mayPublishText!: boolean;

  @Field(() => Boolean)
  mayTrain!: boolean;

  @Field(() => AccessBasisEnum)
  accessBasis!: AccessBasis;

  @Field(() => String, { nullable: true })
  approvalRef!: string | null;

  @Field(() => Date, { nullable: true })
  approvalExpiresAt!: Date | null;

  /** Nothing more is collected until the approval is renewed. */
  @Field(() => Boolean)
  approvalExpired!: boolean;

  @Field(() => String)
  basis!: string;

  @Field(() => Boolean)
  synthetic!: boolean;

  @Field(() => Int)
  postCount!: number;

  @Field(() => Date)
  createdAt!: Date;
}

/** @param now what an approval's expiry is measured against. */
export function toSourceType(source: Source, postCount: number, now: Date): SourceType {
  const approvalExpired = isApprovalExpired(source, now);
  return Object.assign(new SourceType(), { ...source, approvalExpired, postCount });
}

/** A subreddit of which posts are stored. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class SubredditCount {
  @Field(() => String)
  subreddit!: string;

  @Field(() => Int)
  posts!: number;
}
