import type { ContentFlag, PostType as PostKind, Routing, Verdict } from '@ethogram/core';
import { Access, pageType } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ReviewStateEnum } from '../scenario/review-state.enum.js';
import type { ReviewState } from '../scenario/scenario-review.js';
import { CommunityVerdictType, toCommunityVerdictType, VerdictEnum } from '../verdict/verdict.type.js';
import { ContentFlagEnum, PostTypeEnum, RoutingEnum } from './post-reading.js';
import type { PostSnapshot } from './post-snapshot.entity.js';
import { PostState } from './post-state.js';
import type { PostWithContext } from './post.service.js';

/** `snapshots` is added by its resolver. */
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

  @Field(() => ReviewStateEnum, { nullable: true, description: 'Of its scenario.' })
  scenarioReview!: ReviewState | null;

  /** Null until it was read. */
  @Field(() => PostTypeEnum, { nullable: true })
  postType!: PostKind | null;

  @Field(() => String, { nullable: true, description: 'ISO 639-1 code, `und` when it cannot be told.' })
  language!: string | null;

  @Field(() => [ContentFlagEnum])
  contentFlags!: ContentFlag[];

  @Field(() => RoutingEnum, { nullable: true })
  routing!: Routing | null;

  @Field(() => Int, { nullable: true, description: 'Comments as Reddit counts them.' })
  numComments!: number | null;

  @Field(() => Float, { nullable: true })
  upvoteRatio!: number | null;

  @Field(() => String, { nullable: true, description: 'Fullname of the post it is an update of.' })
  updateOf!: string | null;

  @Field(() => Date, { description: 'When its source last showed it.' })
  seenAt!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null when there is no flair verdict or no crowd verdict.',
  })
  flairDiffersFromCrowd!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the words searched for stand: plain text with « » round them.',
  })
  snippet!: string | null;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PostSnapshot')
export class PostSnapshotType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  capturedAt!: Date;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => String, { nullable: true })
  flair!: string | null;

  @Field(() => Int, { nullable: true })
  score!: number | null;

  @Field(() => Int, { nullable: true })
  numComments!: number | null;

  @Field(() => Float, { nullable: true })
  upvoteRatio!: number | null;
}

export function toPostType(found: PostWithContext): PostType {
  const { post, ...context } = found;
  const { id, fullname, sourceId, subreddit, title, body, flair, flairVerdict, verdict, score, postedAt } =
    post;
  const { state, postType, language, contentFlags, routing, numComments, upvoteRatio, updateOf, seenAt } =
    post;
  const words = {
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
  };
  const reading = { state, postType, language, contentFlags, routing, updateOf, seenAt };
  return Object.assign(new PostType(), {
    ...words,
    ...reading,
    ...context,
    numComments,
    upvoteRatio,
    communityVerdict: post.communityVerdict ? toCommunityVerdictType(post.communityVerdict) : null,
    flairDiffersFromCrowd: differs(flairVerdict, post.communityVerdict?.verdict ?? null),
  });
}

export function toPostSnapshotType(snapshot: PostSnapshot): PostSnapshotType {
  const { id, capturedAt, title, body, flair, score, numComments, upvoteRatio } = snapshot;
  const own = { id, capturedAt, title, body, flair, score, numComments, upvoteRatio };
  return Object.assign(new PostSnapshotType(), own);
}

function differs(flair: Verdict | null, crowd: Verdict | null): boolean | null {
  return flair === null || crowd === null ? null : flair !== crowd;
}

export const PostPage = pageType(PostType, 'PostPage', 'CURATOR', 'RESEARCHER');
