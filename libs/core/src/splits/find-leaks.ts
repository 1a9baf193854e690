import type { SplitName } from './assign-splits.js';
import { SPLIT_NAMES } from './assign-splits.js';

export type AssignedRow = { readonly key: string; readonly group: string; readonly split: SplitName };

/** A group found in more than one split, with the keys of its rows. */
export type Leak = { group: string; splits: SplitName[]; keys: string[] };

/** Every group that crosses splits, by group name. Empty means no leak. */
export function findLeaks(rows: readonly AssignedRow[]): Leak[] {
  const groups = new Map<string, AssignedRow[]>();
  for (const row of rows) {
    const members = groups.get(row.group);
    if (members) members.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups]
    .map(([group, members]) => ({
      group,
      splits: SPLIT_NAMES.filter((name) => members.some((member) => member.split === name)),
      keys: members.map((member) => member.key).sort(),
    }))
    .filter((leak) => leak.splits.length > 1)
    .sort((left, right) => (left.group < right.group ? -1 : 1));
}
