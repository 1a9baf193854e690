import type { ContentFlag, PostType, Routing, Verdict } from '@ethogram/core';
import type { PostState } from '../post/post-state.js';

/** Which posts are meant; what is absent does not narrow. Lists mean any of. */
export interface SelectionFilter {
  sourceIds?: string[] | null;
  subreddits?: string[] | null;
  /** Words as people type them into a search engine: "quoted phrase", -without, or. */
  search?: string | null;
  /** ISO dates. */
  postedFrom?: string | null;
  postedTo?: string | null;
  minScore?: number | null;
  maxScore?: number | null;
  verdicts?: Verdict[] | null;
  minVotes?: number | null;
  /** Entropy of the community verdict in bits. */
  minEntropy?: number | null;
  maxEntropy?: number | null;
  flairDiffersFromCrowd?: boolean | null;
  postTypes?: PostType[] | null;
  languages?: string[] | null;
  routings?: Routing[] | null;
  flags?: ContentFlag[] | null;
  withoutFlags?: ContentFlag[] | null;
  states?: PostState[] | null;
  /** Code points of the scenario. */
  minCharacters?: number | null;
  maxCharacters?: number | null;
  hasScenario?: boolean | null;
}

export const STRATA = ['VERDICT', 'SUBREDDIT', 'YEAR', 'POST_TYPE', 'ROUTING'] as const;
export type Stratum = (typeof STRATA)[number];

/** ALL: every match. RANDOM: `size` of them. STRATIFIED: as equal a number from every stratum as there are. */
export interface SampleRequest {
  kind: 'ALL' | 'RANDOM' | 'STRATIFIED';
  size?: number | null;
  seed: number;
  by?: Stratum | null;
  /** One of each near-duplicate cluster. */
  oneOfEachCluster: boolean;
}
