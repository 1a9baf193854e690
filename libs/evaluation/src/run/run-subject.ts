import type { Goal, SurveyVariants, VerdictOrders } from '@ethogram/suites';
import type { SplitName } from '@ethogram/core';

export const PLAY_AGENTS = ['distribution', 'sampled', 'random', 'greedy'] as const;

/** Who decides in a text adventure: the model by its option probabilities, by its text, or one of the baselines. */
export type PlayAgent = (typeof PLAY_AGENTS)[number];

/** What a run asks about. The suite's prompts follow from it and the label style. */
export type RunSubject =
  | {
      readonly suite: 'value-profile';
      readonly instrumentId: string;
      /** Left out: each item in the wordings that may be trained on, ascending digits. */
      readonly variants?: SurveyVariants;
    }
  | {
      readonly suite: 'held-out-survey';
      readonly instrumentId: string;
      readonly families: readonly string[];
      readonly variants?: SurveyVariants;
    }
  | {
      readonly suite: 'moral-judgment';
      readonly releaseId: string;
      /** Left out: fixed. */
      readonly orders?: VerdictOrders;
      /** Of the release; left out: all of it. */
      readonly parts?: readonly SplitName[];
    }
  | PlaySubject
  | { readonly suite: 'capability' }
  | {
      readonly suite: 'own';
      /** Folder of the suite, below the folder of own suites. */
      readonly name: string;
    };

export interface PlaySubject {
  readonly suite: 'text-adventure';
  /** Keys of games, in the order they are played. */
  readonly games: readonly string[];
  readonly goals: readonly Goal[];
  /** Plays of each game under each goal. */
  readonly episodes: number;
  readonly agent: PlayAgent;
}
