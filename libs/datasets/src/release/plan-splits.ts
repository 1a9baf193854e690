import {
  type AssignedRow,
  assignSplits,
  findLeaks,
  type Leak,
  SPLIT_NAMES,
  type SplitName,
} from '@ethogram/core';
import { ConflictError } from '@ethogram/platform';

export type SplitRatios = Readonly<Record<SplitName, number>>;

export interface SplitCandidate {
  readonly key: string;
  readonly group: string;
  readonly stratum: string;
}

export interface SplitPlanOptions {
  readonly ratios: SplitRatios;
  readonly seed: number;
  /** Splits of rows of the release before this one: their groups stay where they are. */
  readonly pinned?: ReadonlyMap<string, SplitName>;
}

const LISTED_PAIRS = 20;

/** Groups under the name of their smallest key: group names from upstream may hold random ids, keys do not. */
export function nameGroupsByKey(
  rows: readonly { readonly key: string; readonly upstreamGroup: string }[],
): Map<string, string> {
  const smallest = new Map<string, string>();
  for (const { key, upstreamGroup } of rows) {
    const name = smallest.get(upstreamGroup);
    if (name === undefined || key < name) smallest.set(upstreamGroup, key);
  }
  return new Map(rows.map(({ key, upstreamGroup }) => [key, smallest.get(upstreamGroup) as string]));
}

/**
 * The split of every row, by group. A group with rows of an earlier release keeps their split, so that a test set
 * stays a test set while a study grows; the others are dealt by `assignSplits` to fill what is then missing. A new row
 * may join groups that lay in different splits: all of it goes to the first of train, validation and test that has a
 * part, because a row models were trained on must never become a test row.
 */
export function planSplits(
  rows: readonly SplitCandidate[],
  options: SplitPlanOptions,
): Map<string, SplitName> {
  const kept = pinnedGroups(rows, options.pinned ?? new Map());
  const free = rows.filter((row) => !kept.has(row.group));
  const dealt =
    free.length === 0
      ? new Map<string, SplitName>()
      : assignSplits(free, { seed: options.seed, ratios: missingShares(rows, kept, options.ratios) });
  return new Map(rows.map((row) => [row.key, (kept.get(row.group) ?? dealt.get(row.key)) as SplitName]));
}

function pinnedGroups(
  rows: readonly SplitCandidate[],
  pinned: ReadonlyMap<string, SplitName>,
): Map<string, SplitName> {
  const groups = new Map<string, SplitName>();
  for (const { key, group } of rows) {
    const split = pinned.get(key);
    const known = groups.get(group);
    if (split && (!known || SPLIT_NAMES.indexOf(split) < SPLIT_NAMES.indexOf(known)))
      groups.set(group, split);
  }
  return groups;
}

/** Shares of the free rows that bring each split closest to its share of all rows. */
function missingShares(
  rows: readonly SplitCandidate[],
  kept: ReadonlyMap<string, SplitName>,
  ratios: SplitRatios,
): SplitRatios {
  if (kept.size === 0) return ratios;
  const missing = SPLIT_NAMES.map((name) => {
    const there = rows.filter((row) => kept.get(row.group) === name).length;
    return Math.max(0, ratios[name] * rows.length - there);
  });
  const total = missing.reduce((sum, count) => sum + count, 0);
  return Object.fromEntries(
    SPLIT_NAMES.map((name, index) => [name, (missing[index] ?? 0) / total]),
  ) as SplitRatios;
}

/** @throws ConflictError listing pairs of rows that share a group across splits. */
export function refuseLeaks(rows: readonly AssignedRow[]): void {
  const leaks = findLeaks(rows);
  if (leaks.length === 0) return;
  const splits = new Map(rows.map((row) => [row.key, row.split]));
  const pairs = leaks.flatMap((leak) => leakingPairs(leak, splits));
  const listed = pairs.slice(0, LISTED_PAIRS).join('; ');
  const more = pairs.length > LISTED_PAIRS ? `; and ${pairs.length - LISTED_PAIRS} more` : '';
  throw new ConflictError(`The release would leak between splits: ${listed}${more}.`);
}

function leakingPairs({ group, keys }: Leak, splits: ReadonlyMap<string, SplitName>): string[] {
  const [first, ...others] = keys;
  return others
    .filter((other) => splits.get(other) !== splits.get(first as string))
    .map(
      (other) =>
        `${first} (${splits.get(first as string)}) and ${other} (${splits.get(other)}) share ${group}`,
    );
}
