import {
  bootstrapInterval,
  type Estimate,
  hierarchicalBootstrap,
  holm,
  type PairedShift,
  pairedShift,
  type ScorePair,
} from '@ethogram/core';
import { pairByKey } from '../comparison/pair-by-key.js';
import { decisionsOf, fallbackRate, normalisedScore, type RandomBaseline } from './metrics.js';
import type { PlayScore } from './scorer.js';

export type MetricShift = {
  /** Over all games, a game being the cluster. */
  overall: PairedShift;
  /** The same mean with an interval of games drawn, and of plays within each; narrower than the t interval where games are few. */
  hierarchical: Estimate;
  /** Holm's correction over the metrics compared together; null where there was no test. */
  adjustedP: number | null;
  /** By game: mean paired difference with a bootstrap interval over its plays. */
  games: Record<string, Estimate>;
};

export type PlayComparison = {
  shifts: Record<string, MetricShift>;
  /** Share of turns drawn evenly, of each side. */
  fallbackRates: { base: number; tuned: number };
  onlyBase: string[];
  onlyTuned: string[];
};

export type CompareOptions = {
  /** "reward" and names of `CATEGORIES`; corrected together. */
  metrics: readonly string[];
  seed: string | number;
  level?: number;
  /** True leaves out pairs in which either play had a decision that was drawn evenly. */
  answeredOnly?: boolean;
};

/**
 * What changed from base to tuned on plays with the same game, goal, seed and episode, in normalised scores. Metrics
 * without a pair are absent. Throws RangeError when the plays' answers were not all read by one method.
 */
export function comparePlays(
  base: readonly PlayScore[],
  tuned: readonly PlayScore[],
  baselines: readonly RandomBaseline[],
  options: CompareOptions,
): PlayComparison {
  const methods = new Set([...base, ...tuned].flatMap((score) => score.methods));
  if (methods.size > 1)
    throw new RangeError(
      `Plays read by different methods cannot be compared: ${[...methods].sort().join(', ')}.`,
    );
  const { pairs, onlyBase, onlyTuned } = pairByKey(base, tuned);
  const kept = options.answeredOnly
    ? pairs.filter((pair) => answered(pair.base) && answered(pair.tuned))
    : pairs;
  const found = options.metrics.flatMap((metric) => {
    const scored = scorePairs(kept, metric, baselines);
    return scored.length > 0 ? [{ metric, scored, ...shiftOf(scored, metric, options) }] : [];
  });
  const adjusted = holm(found.map(({ overall }) => overall.pValue));
  return {
    shifts: Object.fromEntries(
      found.map(({ metric, ...shift }, index) => [metric, { ...shift, adjustedP: adjusted[index] ?? null }]),
    ),
    fallbackRates: { base: fallbackRate(base), tuned: fallbackRate(tuned) },
    onlyBase,
    onlyTuned,
  };
}

function answered(score: PlayScore): boolean {
  return score.outcomes.answered === decisionsOf(score) && score.guarded === 0;
}

function scorePairs(
  pairs: readonly { base: PlayScore; tuned: PlayScore }[],
  metric: string,
  baselines: readonly RandomBaseline[],
): ScorePair[] {
  return pairs.flatMap((pair) => {
    const base = normalisedScore(pair.base, metric, baselines);
    const tuned = normalisedScore(pair.tuned, metric, baselines);
    return base === null || tuned === null ? [] : [{ base, tuned, cluster: pair.base.game }];
  });
}

function shiftOf(
  scored: readonly ScorePair[],
  metric: string,
  { seed, level = 0.95 }: CompareOptions,
): Omit<MetricShift, 'adjustedP'> {
  const byGame = Map.groupBy(scored, ({ cluster }) => cluster);
  const games = [...byGame].map(([game, pairs]): [string, Estimate] => [
    game,
    bootstrapInterval(
      pairs.map((pair) => pair.tuned - pair.base),
      { seed: `${seed}|${metric}|${game}`, level },
    ),
  ]);
  return {
    overall: pairedShift(scored, { seed: `${seed}|${metric}`, level }),
    hierarchical: hierarchicalBootstrap(
      scored.map((pair) => pair.tuned - pair.base),
      scored.map(({ cluster }) => cluster),
      { seed: `${seed}|${metric}`, level },
    ),
    games: Object.fromEntries(games),
  };
}
