import { type GamePaths, type GamesComparison, PATH_METRICS, type PathMetric } from '@ethogram/core';
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
  const svg = forestFigure(title, description, rows, axis);
  return [
    { key: 'games', title, description, svg },
    ...(paths.length > 0 ? PATH_METRICS : []).map((metric) => pathFigure(paths, metric)),
  ];
}

function pathFigure(paths: readonly GamePaths[], metric: PathMetric): ReportFigure {
  const { key, title, axis } = PATHS[metric];
  const description = `${title}, a game a panel, before dashed and after whole. At the end: ${endsInWords(paths, metric)}`;
  const panels = paths.map(({ title: label, decisions, base, tuned }) => ({
    ...{ label, x: decisions },
    ...{ base: base[metric], tuned: tuned[metric] },
  }));
  return {
    ...{ key, title, description },
    svg: pathsFigure(title, description, panels, { x: 'decisions', y: axis }),
  };
}

function endsInWords(paths: readonly GamePaths[], metric: PathMetric): string {
  const text = (numbers: readonly number[]): string => (numbers.at(-1) ?? 0).toFixed(1);
  return `${paths.map(({ title, base, tuned }) => `${title} ${text(base[metric])} before, ${text(tuned[metric])} after`).join('; ')}.`;
}
