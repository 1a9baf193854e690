import type { CommunityVerdict, Verdict } from '@ethogram/core';
import { Access, pageType } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CommunityVerdictType, VerdictEnum } from '../verdict/verdict.type.js';
import { PostState } from './post-state.js';
import type { PostWithContext } from './post.service.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Post')
export class PostType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fullname!: string;

  @Field(() => ID)
  sourceId!: string;

  @Field(() => String)
  subreddit!: string;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true })
  body!: string | null;

  @Field(() => String, { nullable: true })
  flair!: string | null;

  @Field(() => VerdictEnum, { nullable: true })
  flairVerdict!: Verdict | null;

  @Field(() => CommunityVerdictType, { nullable: true })
  communityVerdict!: CommunityVerdictType | null;

  @Field(() => VerdictEnum, { nullable: true })
  verdict!: Verdict | null;

  @Field(() => Int, { nullable: true })
  score!: number | null;

  @Field(() => Int)
  commentCount!: number;

  @Field(() => Date, { nullable: true })
  postedAt!: Date | null;

  @Field(() => PostState)
  state!: PostState;

  @Field(() => ID, { nullable: true })
  scenarioId!: string | null;
}

export function toPostType({ post, commentCount, scenarioId }: PostWithContext): PostType {
  const {
    id,
    fullname,
    sourceId,
    subreddit,
    title,
    body,
    flair,
    flairVerdict,
    verdict,
    score,
    postedAt,
    state,
  } = post;
  const communityVerdict = post.communityVerdict ? toCommunityVerdictType(post.communityVerdict) : null;
  const own = {
    id,
    fullname,
    sourceId,
    subreddit,
    title,
    body,
    flair,
    flairVerdict,
    verdict,
    score,
    postedAt,
    state,
  };
  return Object.assign(new PostType(), { ...own, communityVerdict, commentCount, scenarioId });
}

function toCommunityVerdictType({
  verdict,
  counts,
  votes,
  entropy,
  margin,
}: CommunityVerdict): CommunityVerdictType {
  return { verdict, counts: { ...counts, none: 0 }, votes, entropy, margin };
}

export const PostPage = pageType(PostType, 'PostPage', 'CURATOR', 'RESEARCHER');
