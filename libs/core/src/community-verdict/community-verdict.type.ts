import type { Verdict } from '../moral/verdict.js';

/** What the vote count needs to know of a comment. */
export type VotingComment = {
  /** Stable per author; null when unknown, and then the comment counts as an author of its own. */
  readonly authorKey: string | null;
  readonly authorName?: string | null;
  readonly body: string;
  readonly score: number;
  /** Unix seconds. */
  readonly createdUtc: number;
  /** Whether it answers the post and not another comment. */
  readonly topLevel: boolean;
  /** Whether the post's author wrote it. */
  readonly isSubmitter: boolean;
  /** 'moderator' or 'admin' when written in that role. */
  readonly distinguished: string | null;
  readonly stickied: boolean;
};

/** The distribution of votes; never the winner alone. */
export type CommunityVerdict = {
  /** The most votes; null without votes or on a tie. */
  verdict: Verdict | null;
  counts: Record<Verdict, number>;
  /** Σ max(score, 0) of the votes. */
  weighted: Record<Verdict, number>;
  /** Σ log(1 + max(score, 0)) of the votes. */
  logWeighted: Record<Verdict, number>;
  votes: number;
  /** Shannon entropy of the counts in bits, 0 … log2(5); 0 without votes. */
  entropy: number;
  /** (most − second most) ÷ votes, 0 … 1; 0 without votes. */
  margin: number;
};
