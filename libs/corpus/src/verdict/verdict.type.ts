import { type CommunityVerdict, VERDICTS, type Verdict } from '@ethogram/core';
import { Access } from '@ethogram/platform';
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const VerdictEnum = Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdict])) as {
  [V in Verdict]: V;
};
registerEnumType(VerdictEnum, { name: 'Verdict' });

const LARGEST_INT = 2 ** 31 - 1;

/** How many of something fell on each verdict; `none` had no verdict. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class VerdictCounts {
  @Field(() => Int)
  YTA!: number;

  @Field(() => Int)
  NTA!: number;

  @Field(() => Int)
  ESH!: number;

  @Field(() => Int)
  NAH!: number;

  @Field(() => Int)
  INFO!: number;

  @Field(() => Int)
  none!: number;
}

/** The distribution of the comments' votes; entropy in bits, margin = (most − second most) ÷ votes. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('CommunityVerdict')
export class CommunityVerdictType {
  @Field(() => VerdictEnum, { nullable: true })
  verdict!: Verdict | null;

  @Field(() => VerdictCounts)
  counts!: VerdictCounts;

  /** Σ max(score, 0) of the comments that voted. */
  @Field(() => VerdictCounts)
  weighted!: VerdictCounts;

  @Field(() => Int)
  votes!: number;

  @Field(() => Float)
  entropy!: number;

  @Field(() => Float)
  margin!: number;
}

export function toCommunityVerdictType(community: CommunityVerdict): CommunityVerdictType {
  const { verdict, counts, votes, entropy, margin } = community;
  const weighted = Object.fromEntries(
    VERDICTS.map((word) => [word, Math.min(community.weighted[word], LARGEST_INT)]),
  ) as Record<Verdict, number>;
  return {
    verdict,
    counts: { ...counts, none: 0 },
    weighted: { ...weighted, none: 0 },
    votes,
    entropy,
    margin,
  };
}
