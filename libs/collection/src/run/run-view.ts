import type { CollectionRun, RunTally } from './collection-run.entity.js';
import type { CollectionRunFile } from './collection-run-file.entity.js';
import { type ImportTally, KEPT_INVALID_LINES, sumTallies } from './import-tally.js';

export interface InvalidRow {
  file: string;
  line: number;
  reason: string;
}

/** A run as people look at it: with what its files, still being read, have counted so far. */
export interface RunView {
  run: CollectionRun;
  files: CollectionRunFile[];
  tally: RunTally;
  /** The first 100 over all files, in their order. */
  invalidLines: InvalidRow[];
  /** KiB of files, or requests to the API. */
  progress: { done: number; total: number };
  /** Posts and comments a second, since it was started or last resumed; null before the first row and while it waits. */
  rowsPerSecond: number | null;
  skipped: { reason: string; count: number }[];
}

export function viewRun(run: CollectionRun, files: CollectionRunFile[], now: Date): RunView {
  const tally = tallyOf(run, files);
  const ofFiles = files.length > 0;
  return {
    run,
    files,
    tally,
    invalidLines: ofFiles
      ? files
          .flatMap(({ name, invalidLines }) => invalidLines.map((line) => ({ file: name, ...line })))
          .slice(0, KEPT_INVALID_LINES)
      : (run.tally.invalidRows ?? []),
    progress: {
      done: ofFiles ? sum(files.map(({ progressDone }) => progressDone)) : run.progressDone,
      total: ofFiles ? sum(files.map(({ progressTotal }) => progressTotal)) : run.progressTotal,
    },
    rowsPerSecond: speedOf(run, rowsRead(tally), now),
    skipped: skippedOf(tally),
  };
}

/** Everything that was met and not stored, by the reason in words, the most frequent first. */
export function skippedOf(tally: ImportTally): { reason: string; count: number }[] {
  const both = (kind: 'deleted' | 'duplicate' | 'invalid'): number =>
    tally.posts[kind] + tally.comments[kind];
  const counts: Record<string, number> = {
    ...tally.skipped,
    deleted: both('deleted'),
    'known before': both('duplicate'),
    'not readable': both('invalid'),
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

export function rowsRead({ posts, comments }: ImportTally): number {
  return posts.read + comments.read;
}

function tallyOf(run: CollectionRun, files: readonly CollectionRunFile[]): RunTally {
  if (files.length === 0) return run.tally;
  return { ...run.tally, ...sumTallies(files.map(({ tally }) => tally)), verdicts: run.tally.verdicts };
}

function speedOf(
  { state, startedAt, finishedAt, tally }: CollectionRun,
  rows: number,
  now: Date,
): number | null {
  if (!startedAt || state === 'QUEUED' || state === 'PAUSED') return null;
  const from = tally.resumed ? new Date(tally.resumed.at) : startedAt;
  const seconds = ((finishedAt ?? now).getTime() - from.getTime()) / 1000;
  const counted = rows - (tally.resumed?.rows ?? 0);
  return seconds <= 0 || counted <= 0 ? null : counted / seconds;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
