import { type GamePaths, mean, type PathMetric, PATH_METRICS } from '@ethogram/core';
import { pairByKey } from '../comparison/pair-by-key.js';
import { replay, type Trajectory } from './episode.js';
import type { Game } from './game.js';
import { categoriesOf } from './marks.js';

/** What one play had come to after each decision, the first entry being before any. */
export type PlayPath = { key: string; game: string; title: string } & Record<PathMetric, number[]>;

/** Enough for a picture; a report of thirty long games stays small. */
const MOST_STEPS = 40;

/** Throws RangeError when the play is not of this version of the game. */
export function playPath(game: Game, trajectory: Trajectory): PlayPath {
  const points: number[] = [];
  const violations: number[] = [];
  let sum = 0;
  for (const { state, marks } of replay(game, trajectory)) {
    sum += marks.flatMap(categoriesOf).filter((category) => category === 'violations').length;
    points.push(state.points);
    violations.push(sum);
  }
  return { key: trajectory.key, game: game.key, title: game.title, points, violations };
}

/** The paired plays of two runs on the way, a game at a time: means over the plays that both made. */
export function gamePaths(base: readonly PlayPath[], tuned: readonly PlayPath[]): GamePaths[] {
  const byGame = Map.groupBy(pairByKey(base, tuned).pairs, (pair) => pair.base.game);
  return [...byGame]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([game, pairs]) => {
      const before = pairs.map((pair) => pair.base);
      const after = pairs.map((pair) => pair.tuned);
      const longest = Math.max(...[...before, ...after].map(({ points }) => points.length - 1));
      const decisions = stepsTo(longest);
      return {
        ...{ game, title: before[0]?.title ?? game, plays: pairs.length, decisions },
        base: meansAt(before, decisions),
        tuned: meansAt(after, decisions),
      };
    });
}

/** Whole numbers from 0 to the last, evenly spread where there are too many. */
function stepsTo(last: number): number[] {
  const count = Math.min(last, MOST_STEPS);
  return Array.from({ length: count + 1 }, (_, place) => Math.round((place * last) / Math.max(1, count)));
}

function meansAt(paths: readonly PlayPath[], decisions: readonly number[]): Record<PathMetric, number[]> {
  const along = (metric: PathMetric): number[] =>
    decisions.map((decision) =>
      mean(paths.map((path) => path[metric][Math.min(decision, path[metric].length - 1)] ?? 0)),
    );
  return Object.fromEntries(PATH_METRICS.map((metric) => [metric, along(metric)])) as Record<
    PathMetric,
    number[]
  >;
}
