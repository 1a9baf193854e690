import {
  type Attainable,
  attainablePoints,
  type Game,
  greedyAgent,
  playEpisode,
  type PlayScore,
  type RandomBaseline,
  randomBaseline,
  scorePlay,
} from '@ethogram/suites';

/** What play without a model comes to: what counts and points are measured against. */
export interface GameBaseline {
  readonly attainable: Attainable;
  readonly random: RandomBaseline;
  /** Looking ahead for points: the ceiling, and what it costs. Null for games too large to look through. */
  readonly greedy: {
    readonly plays: number;
    readonly share: number | null;
    readonly violations: number;
  } | null;
}

/** Of all games alike, so that a game has one baseline. */
const SEED = 'baseline';
const RANDOM_PLAYS = 1000;
const GREEDY_PLAYS = 5;

/** Looking through a game of more scenes at every decision takes minutes a play. */
const MOST_SCENES_TO_LOOK_THROUGH = 200;

export async function measureBaseline(game: Game): Promise<GameBaseline> {
  const attainable = attainablePoints(game);
  const random = await randomBaseline(game, attainable, { seed: SEED, plays: RANDOM_PLAYS });
  if (game.scenes.size > MOST_SCENES_TO_LOOK_THROUGH) return { attainable, random, greedy: null };
  const scores: PlayScore[] = [];
  for (let episode = 0; episode < GREEDY_PLAYS; episode += 1) {
    const play = await playEpisode(game, greedyAgent(), { seed: SEED, episode, goal: 'points' });
    scores.push(scorePlay(game, play, attainable));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const meanOf = (read: (score: PlayScore) => number): number =>
    scores.reduce((sum, score) => sum + read(score), 0) / scores.length;
  const share = attainable.points > 0 ? meanOf((score) => score.share ?? 0) : null;
  const greedy = { plays: scores.length, share, violations: meanOf(({ counts }) => counts.violations ?? 0) };
  return { attainable, random, greedy };
}
