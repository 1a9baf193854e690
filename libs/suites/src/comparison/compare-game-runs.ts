import {
  type Estimate,
  type GamesComparison,
  type GameShift,
  isDefined,
  type PlainEstimate,
  type ShiftEstimate,
} from '@ethogram/core';
import { comparePlays, type PlayComparison } from '../text-adventure/compare-plays.js';
import { CATEGORIES } from '../text-adventure/marks.js';
import type { RandomBaseline } from '../text-adventure/metrics.js';
import type { PlayScore } from '../text-adventure/scorer.js';
import { pairByKey } from './pair-by-key.js';

const METRICS = ['reward', ...CATEGORIES];

/**
 * Plays with the same game, goal, seed and episode side by side, in normalised scores; see `comparePlays`. Once over all pairs,
 * turns without a usable answer drawn evenly, and once over the pairs that have no such turn: the first is diluted
 * towards random play, the second says nothing of games a model cannot play. Throws RangeError for mixed methods.
 */
export function compareGameRuns(
  base: readonly PlayScore[],
  tuned: readonly PlayScore[],
  baselines: readonly RandomBaseline[],
  seed: string,
): GamesComparison {
  const options = { metrics: METRICS, seed };
  const all = comparePlays(base, tuned, baselines, options);
  const answered = comparePlays(base, tuned, baselines, { ...options, answeredOnly: true });
  const { pairs } = pairByKey(base, tuned);
  return {
    kind: 'text-adventure',
    plays: pairs.length,
    games: [...new Set(pairs.map((pair) => pair.base.game))].sort(),
    metrics: shiftsOf(all),
    answeredOnly: Object.keys(answered.shifts).length > 0 ? shiftsOf(answered) : null,
    fallback: all.fallbackRates,
    unpaired: all.onlyBase.length + all.onlyTuned.length,
  };
}

function shiftsOf({ shifts }: PlayComparison): Record<string, GameShift> {
  return Object.fromEntries(
    Object.entries(shifts).map(([metric, { overall, hierarchical, adjustedP, games }]) => [
      metric,
      {
        overall: toShift(overall, hierarchical, adjustedP),
        games: Object.fromEntries(Object.entries(games).map(([game, found]) => [game, plain(found)])),
      },
    ]),
  );
}

function toShift(
  { shift, low, high, n, clusters, pValue, standardizedShift }: PlayComparison['shifts'][string]['overall'],
  hierarchical: Estimate,
  pHolm: number | null,
): ShiftEstimate {
  return {
    ...{ shift, low, high, n, clusters, pValue, pHolm },
    pBh: null,
    bootstrap: isDefined(hierarchical) ? { low: hierarchical.low, high: hierarchical.high } : null,
    cohensD: standardizedShift,
    cliffsDelta: null,
    bounds: null,
  };
}

function plain(found: Estimate): PlainEstimate | null {
  return isDefined(found)
    ? { value: found.value, low: found.low, high: found.high, n: found.n, method: found.method }
    : null;
}
