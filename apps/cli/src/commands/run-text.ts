import type { RunView } from '@ethogram/collection';

/** The object `--json` prints of a run. */
export function runSummary({ run, tally, files, skipped, rowsPerSecond }: RunView): object {
  const { id, kind, state, error, createdAt, finishedAt } = run;
  const { posts, comments, verdicts } = tally;
  return {
    ...{ id, kind, state, error, createdAt, finishedAt, rowsPerSecond },
    ...{ posts, comments, verdicts, skipped },
    files: files.map((file) => ({ name: file.name, state: file.state, error: file.error })),
  };
}

/** What a run stored, for people. */
export function runTable({ tally, skipped }: RunView): string {
  const rows = (['posts', 'comments'] as const).map((kind) => {
    const { read, stored, deleted, duplicate, invalid } = tally[kind];
    return `${kind.padEnd(9)} ${read} read: ${stored} stored, ${deleted} deleted, ${duplicate} already there, ${invalid} invalid`;
  });
  const verdicts = Object.entries(tally.verdicts).map(([verdict, posts]) => `${verdict} ${posts}`);
  const left = skipped.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  return [...rows, `verdicts  ${verdicts.join(', ')}`, ...(left ? [`skipped   ${left}`] : [])].join('\n');
}

/** Where a run is, in one line. */
export function progressOf({ run, tally, progress }: RunView): string {
  const rows = `${tally.posts.read} posts, ${tally.comments.read} comments read`;
  const of = progress.total > 0 ? ` (${progress.done} of ${progress.total})` : '';
  return `${rows}${of}${run.progressNote ? `: ${run.progressNote}` : ''}`;
}
