import type { ReportContent, ShiftEstimate } from '@ethogram/core';
import { reportEstimates } from './report-estimates.js';

type Cell = string | number | null | undefined;

export const ESTIMATE_COLUMNS = [
  'part',
  'what',
  'shift',
  'low',
  'high',
  'pairs',
  'clusters',
  'p',
  'p_holm',
  'p_bh',
  'bootstrap_low',
  'bootstrap_high',
  'cohens_d',
  'cliffs_delta',
  'least_with_missing',
  'most_with_missing',
] as const;

/** One estimate a row; numbers in full. Empty where there is none. */
export function renderReportCsv(content: ReportContent): string {
  return csvOf([ESTIMATE_COLUMNS, ...estimateRows(content)]);
}

/** In the columns of `ESTIMATE_COLUMNS`. */
export function estimateRows(content: ReportContent): Cell[][] {
  const ours = reportEstimates(content).map(({ part, what, estimate }) => [
    ...[part, what],
    ...numbersOf(estimate),
  ]);
  return [...ours, ...benchmarkRows(content)];
}

/** The files of other tools hold no pairs, so that most columns stay empty. */
function benchmarkRows({ benchmarks }: ReportContent): Cell[][] {
  return benchmarks.flatMap(({ task, metric, difference, low, high }) => {
    if (difference === null) return [];
    const cells: Cell[] = ['benchmark', `${task} ${metric}`, difference, low, high];
    return [ESTIMATE_COLUMNS.map((_, place) => cells[place] ?? null)];
  });
}

function numbersOf(found: ShiftEstimate): Cell[] {
  return [
    ...[found.shift, found.low, found.high, found.n, found.clusters],
    ...[found.pValue, found.pHolm, found.pBh, found.bootstrap?.low, found.bootstrap?.high],
    ...[found.cohensD, found.cliffsDelta, found.bounds?.low, found.bounds?.high],
  ];
}

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** Text that a spreadsheet would take for a formula gets a mark in front, so that nothing is run by opening a file. */
function cellOf(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
