import type { Comparison } from './explore.queries.js';

/** How many rows came, went, moved to another part, stayed, and changed their verdict. */
export function movesOf({ splits, verdicts }: Comparison) {
  const sum = (rows: readonly { readonly rows: number }[]): number =>
    rows.reduce((total, one) => total + one.rows, 0);
  return {
    added: sum(splits.filter(({ from }) => from === null)),
    gone: sum(splits.filter(({ to }) => to === null)),
    moved: sum(splits.filter(({ from, to }) => from !== null && to !== null && from !== to)),
    same: sum(splits.filter(({ from, to }) => from === to)),
    changedVerdict: sum(verdicts),
  };
}
