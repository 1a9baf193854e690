import type { GamesComparison, PathMetric } from '@ethogram/core';
import { forestFigure } from './forest-figure.js';
import { pathsFigure } from './paths-figure.js';
import type { ReportFigure } from './report-figure.js';

const PATHS: Readonly<Record<PathMetric, { key: string; title: string; axis: string }>> = {
  points: {
    key: 'trajectories-points',
    title: 'Trajectories: points on the way',
    axis: 'points so far, mean over plays',
  },
  violations: {
    key: 'trajectories-violations',
    title: 'Trajectories: violations on the way',
    axis: 'violations so far, mean over plays',
  },
};

/** What changed in the games, and how the plays went decision by decision. */
export function gameFigures({ metrics, paths = [] }: GamesComparison): ReportFigure[] {
  const title = 'Games before and after';
  const rows = Object.entries(metrics).map(([label, { overall }]) => ({
    label,
    value: overall.shift,
    low: overall.low,
    high: overall.high,
  }));
  const description = 'Change of each normalised score with 95 % intervals over games.';
  const axis = 'Normalised score (tuned − base)';
  return [
    { key: 'games', title, svg: forestFigure(title, description, rows, axis) },
    ...(paths.length > 0 ? Object.entries(PATHS) : []).map(([metric, picture]) => ({
      key: picture.key,
      title: picture.title,
      svg: pathsFigure(
        picture.title,
        `${picture.title}, a game a panel, before dashed and after whole. At the end: ${endsInWords(paths, metric as PathMetric)}`,
        paths.map(({ title: label, decisions, base, tuned }) => ({
          label,
          x: decisions,
          base: base[metric as PathMetric],
          tuned: tuned[metric as PathMetric],
        })),
        { x: 'decisions', y: picture.axis },
      ),
    })),
  ];
}

function endsInWords(paths: NonNullable<GamesComparison['paths']>, metric: PathMetric): string {
  const text = (numbers: readonly number[]): string => (numbers.at(-1) ?? 0).toFixed(1);
  return `${paths.map(({ title, base, tuned }) => `${title} ${text(base[metric])} before, ${text(tuned[metric])} after`).join('; ')}.`;
}
