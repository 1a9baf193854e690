import type { Marks } from './marks.js';

export const CONDITION_TESTS = ['>=', '<=', '=', '!='] as const;

/** A test of a variable; a choice is open when all of its own hold. */
export type Condition = {
  readonly variable: string;
  readonly test: (typeof CONDITION_TESTS)[number];
  readonly value: number;
};

export type Effect = { readonly variable: string; readonly change: 'add' | 'set'; readonly value: number };

export type Choice = {
  readonly text: string;
  /** The scene it leads to. */
  readonly to: string;
  readonly conditions: readonly Condition[];
  readonly effects: readonly Effect[];
  readonly marks: Marks;
  readonly achievements: readonly string[];
};

export type SceneKind =
  /** The player chooses. */
  | 'choice'
  /** Passed through: one of the open ways on is drawn, each equally likely. */
  | 'chance'
  | 'ending';

export type Scene = {
  readonly kind: SceneKind;
  readonly text: string;
  readonly marks: Marks;
  readonly achievements: readonly string[];
  readonly choices: readonly Choice[];
};

/** A whole number that stays between its bounds, whatever is added. */
export type Variable = { readonly start: number; readonly min: number; readonly max: number };

export type Achievement = { readonly text: string; readonly points: number };

/** A choice game, ready to play. Maps, because names come from files. */
export type Game = {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** Completes "You are …". */
  readonly character: string;
  readonly licence: string;
  /** Who wrote it; empty where the file does not say. */
  readonly author: string;
  readonly start: string;
  /** Scenes entered before a play is cut off; passed ones count. */
  readonly maxSteps: number;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly achievements: ReadonlyMap<string, Achievement>;
  readonly scenes: ReadonlyMap<string, Scene>;
  /** Of the file it was read from: a play belongs to exactly one content. */
  readonly hash: string;
};

/** Options are numbered by one digit, so that a model answers with one token. */
export const MOST_OPTIONS = 9;

/** The points of all achievements together, whether or not one play can reach them all. */
export function totalPoints(game: Game): number {
  return [...game.achievements.values()].reduce((sum, achievement) => sum + achievement.points, 0);
}
