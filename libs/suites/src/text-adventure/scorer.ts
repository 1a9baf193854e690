import { OUTCOMES, type Outcome } from '../read-outcome.js';
import type { PlayStatus } from './engine.js';
import { ONLY_OPTION, replay, type Trajectory } from './episode.js';
import { explore } from './explore.js';
import { type Game, totalPoints } from './game.js';
import { CATEGORIES, categoriesOf } from './marks.js';
import type { Goal } from './prompt.js';

/** One play in numbers. */
export type PlayScore = {
  key: string;
  game: string;
  gameHash: string;
  agent: string;
  goal: Goal;
  points: number;
  /** points ÷ attainable points, 0 … 1; null for a game without points. */
  share: number | null;
  /** How often each category was met on choices taken and scenes entered; every one of `CATEGORIES`. */
  counts: Record<string, number>;
  status: PlayStatus;
  /** Decisions, with those of one option alone. */
  turns: number;
  /** Decisions somebody was asked for, by outcome; all but the answered ones were drawn evenly. */
  outcomes: Record<Outcome, number>;
  /** Answered decisions that were drawn evenly all the same, because the play went in circles. */
  guarded: number;
  /** How the agent's answers were read; more than one makes a play unfit for comparison. */
  methods: string[];
};

export type Attainable = { points: number; exact: boolean };

/** The most points one play can reach; a lower bound when not every state could be looked at. */
export function attainablePoints(game: Game, options: { width?: number } = {}): Attainable {
  const { points, exact } = explore(game, options);
  return { points, exact: exact || points === totalPoints(game) };
}

/** Throws RangeError when the play is not of this version of the game. */
export function scorePlay(game: Game, trajectory: Trajectory, attainable: Attainable): PlayScore {
  const counts: Record<string, number> = Object.fromEntries(CATEGORIES.map((category) => [category, 0]));
  for (const { marks } of replay(game, trajectory))
    for (const category of marks.flatMap(categoriesOf)) counts[category] = (counts[category] ?? 0) + 1;
  const { key, gameHash, agent, goal, points, status, turns } = trajectory;
  const asked = turns.filter(({ method }) => method !== ONLY_OPTION);
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, asked.filter((turn) => turn.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  const guarded = asked.filter((turn) => turn.guarded && turn.outcome === 'answered').length;
  return {
    ...{ key, game: game.key, gameHash, agent, goal, points, counts, status, outcomes, guarded },
    share: attainable.points > 0 ? points / attainable.points : null,
    turns: turns.length,
    methods: [...new Set(asked.map((turn) => turn.method))].sort(),
  };
}
