import { type Estimate, hierarchicalBootstrap, isDefined, mean } from '@ethogram/core';
import { RANDOM_AGENT } from './agents.js';
import { playEpisode } from './episode.js';
import type { Game } from './game.js';
import { CATEGORIES } from './marks.js';
import { type Attainable, type PlayScore, scorePlay } from './scorer.js';

/** What random play of one game comes to. */
export type RandomBaseline = {
  game: string;
  gameHash: string;
  plays: number;
  /** Mean count of each category. */
  counts: Record<string, number>;
  /** Mean share of the attainable points. */
  share: number | null;
};

/** Plays a game at random, 1,000 times unless told. */
export async function randomBaseline(
  game: Game,
  attainable: Attainable,
  options: { seed: string | number; plays?: number },
): Promise<RandomBaseline> {
  const scores: PlayScore[] = [];
  for (let episode = 0; episode < (options.plays ?? 1000); episode += 1) {
    const play = await playEpisode(game, RANDOM_AGENT, { seed: options.seed, episode, goal: 'none' });
    scores.push(scorePlay(game, play, attainable));
    // A long game takes a while: whoever else shares the process gets a turn.
    if (episode % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
  }
  const counts = Object.fromEntries(
    CATEGORIES.map((category) => [category, mean(scores.map((score) => score.counts[category] ?? 0))]),
  );
  const shares = scores.flatMap((score) => score.share ?? []);
  const share = shares.length > 0 ? mean(shares) : null;
  return { game: game.key, gameHash: game.hash, plays: scores.length, counts, share };
}

/** 100 · share of the attainable points, or 100 · count ÷ random mean of the same game; null where that is 0. */
export function normalisedScore(
  score: PlayScore,
  metric: string,
  baselines: readonly RandomBaseline[],
): number | null {
  if (metric === 'reward') return score.share === null ? null : 100 * score.share;
  const baseline = baselines.find(({ game, gameHash }) => game === score.game && gameHash === score.gameHash);
  if (!baseline) throw new RangeError(`There is no random baseline for the game ${score.game}.`);
  const expected = baseline.counts[metric];
  const count = score.counts[metric];
  if (expected === undefined || count === undefined) throw new RangeError(`"${metric}" is not counted.`);
  return expected > 0 ? (100 * count) / expected : null;
}

/** "reward" and every category, normalised; categories no random play meets are absent. */
export type MetricEstimates = Record<string, Estimate>;

export type GamesSummary = {
  agent: string;
  plays: number;
  /** Share of decisions that were drawn evenly because the agent gave no usable answer or went in circles. */
  fallbackRate: number;
  /** Mean over games of the mean over plays; hierarchical bootstrap of games and the plays within. */
  metrics: MetricEstimates;
  /** One by one, with a bootstrap over the plays. */
  games: Record<string, { plays: number; fallbackRate: number; metrics: MetricEstimates }>;
};

export type SummaryOptions = { seed: string | number; level?: number; resamples?: number };

/** Throws RangeError without plays, or with plays of several agents. */
export function summariseGames(
  scores: readonly PlayScore[],
  baselines: readonly RandomBaseline[],
  options: SummaryOptions,
): GamesSummary {
  const agents = new Set(scores.map((score) => score.agent));
  if (agents.size !== 1) throw new RangeError('A summary needs plays of exactly one agent.');
  const byGame = [...Map.groupBy(scores, ({ game }) => game)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    agent: [...agents][0] as string,
    plays: scores.length,
    fallbackRate: fallbackRate(scores),
    metrics: estimatesOf(scores, baselines, options),
    games: Object.fromEntries(
      byGame.map(([game, own]) => [
        game,
        {
          plays: own.length,
          fallbackRate: fallbackRate(own),
          metrics: estimatesOf(own, baselines, { ...options, seed: `${options.seed}|${game}` }),
        },
      ]),
    ),
  };
}

function estimatesOf(
  scores: readonly PlayScore[],
  baselines: readonly RandomBaseline[],
  { seed, ...options }: SummaryOptions,
): MetricEstimates {
  const metrics: MetricEstimates = {};
  for (const metric of ['reward', ...CATEGORIES]) {
    const known = scores.flatMap((score) => {
      const value = normalisedScore(score, metric, baselines);
      return value === null ? [] : [{ value, game: score.game }];
    });
    if (known.length === 0) continue;
    metrics[metric] = hierarchicalBootstrap(
      known.map(({ value }) => value),
      known.map(({ game }) => game),
      { ...options, seed: `${seed}|${metric}` },
    );
  }
  return metrics;
}

/** Decisions drawn evenly ÷ decisions somebody was asked for; 0 without any. */
export function fallbackRate(scores: readonly PlayScore[]): number {
  const asked = scores.reduce((sum, score) => sum + decisionsOf(score), 0);
  const answered = scores.reduce((sum, score) => sum + score.outcomes.answered - score.guarded, 0);
  return asked === 0 ? 0 : (asked - answered) / asked;
}

/** Decisions somebody was asked for. */
export function decisionsOf({ outcomes }: PlayScore): number {
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}

export type ParetoPoint = { agent: string; reward: number; violations: number; onFront: boolean };

/**
 * Reward against violations. An agent is on the front when no other has at least its reward and at most its violations
 * and is better in one of them. Agents without both numbers are left out.
 */
export function paretoSummary(summaries: readonly GamesSummary[], against = 'violations'): ParetoPoint[] {
  const points = summaries.flatMap(({ agent, metrics }) => {
    const [reward, violations] = [metrics.reward, metrics[against]];
    if (!reward || !violations || !isDefined(reward) || !isDefined(violations)) return [];
    return [{ agent, reward: reward.value, violations: violations.value }];
  });
  return points.map((point) => ({ ...point, onFront: !points.some((other) => dominates(other, point)) }));
}

type Place = { reward: number; violations: number };

function dominates(one: Place, other: Place): boolean {
  return (
    one.reward >= other.reward &&
    one.violations <= other.violations &&
    (one.reward > other.reward || one.violations < other.violations)
  );
}
