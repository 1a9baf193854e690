import type { SplitName } from './assign-splits.js';

/** A row with everything it shares with other rows, each `KIND:NAME`. */
export type LinkedRow = {
  readonly key: string;
  readonly links: readonly string[];
  readonly split: SplitName;
};

/** Two rows in different splits that share something. */
export type Leak = {
  readonly first: string;
  readonly firstSplit: SplitName;
  readonly second: string;
  readonly secondSplit: SplitName;
  /** What they share, `KIND:NAME`. */
  readonly share: string;
};

/**
 * Every row that shares something with a row of another split, beside the first row, by key, that has it. Empty means
 * no leak. It knows nothing of groups, so that a mistake in forming them cannot hide a leak. In the order of keys,
 * whatever the order of the rows.
 */
export function findLeaks(rows: readonly LinkedRow[]): Leak[] {
  const firsts = new Map<string, LinkedRow>();
  for (const row of rows)
    for (const link of row.links) {
      const known = firsts.get(link);
      if (!known || row.key < known.key) firsts.set(link, row);
    }
  const leaks: Leak[] = [];
  for (const row of rows)
    for (const share of row.links) {
      const first = firsts.get(share) as LinkedRow;
      if (first.split === row.split) continue;
      leaks.push({
        first: first.key,
        firstSplit: first.split,
        second: row.key,
        secondSplit: row.split,
        share,
      });
    }
  const order = ({ first, second, share }: Leak): string => `${first} ${second} ${share}`;
  return leaks.sort((left, right) => (order(left) < order(right) ? -1 : 1));
}
