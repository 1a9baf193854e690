import { assignSplits, joinGroups, SPLIT_NAMES, type SplitName } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import type { Candidate } from './release-candidate.js';
import {
  type SplitRatios,
  type SplitRequest,
  stratifyBy,
  timeOf,
  type StratifyBy,
} from './release-request.js';

export interface SplitPlanOptions extends SplitRequest {
  readonly seed: number;
  readonly stratum: StratifyBy;
  /** Splits of rows of the release before this one, by key: their groups stay where they are. */
  readonly pinned: ReadonlyMap<string, SplitName>;
  /** Links of locked test parts: whoever shares one belongs to the test part. */
  readonly guarded: ReadonlySet<string>;
}

export interface PlacedCandidate {
  readonly candidate: Candidate;
  readonly split: SplitName;
  readonly group: string;
}

export interface SplitPlan {
  /** By key, in the order of the file. */
  readonly rows: readonly PlacedCandidate[];
  readonly leftOut: { readonly wouldLeak: number; readonly undated: number };
}

interface Group {
  readonly name: string;
  readonly members: Candidate[];
}

/**
 * The split of every row, by group. In this order: a group that shares something with a locked test part is tested; one
 * with rows of an earlier release keeps their split, so that a test set stays a test set while a study grows; the others
 * go by the cut in time, or are dealt by `assignSplits` to fill what is then missing. A new row may join groups that lay in
 * different splits: all of it goes to the first of train, validation and test that has a part, because a row models were
 * trained on must never become a test row.
 */
export function planSplits(candidates: readonly Candidate[], options: SplitPlanOptions): SplitPlan {
  const dated = options.timeCut ? candidates.filter(({ postedAt }) => postedAt !== null) : candidates;
  const groups = groupsOf(dated);
  const placed = new Map<Group, SplitName>();
  let wouldLeak = 0;
  for (const group of groups) {
    const kept = earliestSplit(group, options.pinned);
    if (isGuarded(group, options.guarded)) {
      if (options.leakRule === 'LEAVE_OUT') wouldLeak += dropTrained(group, options.pinned);
      placed.set(group, options.leakRule !== 'LEAVE_OUT' && kept ? kept : 'test');
    } else if (kept) placed.set(group, kept);
    else if (options.timeCut) placed.set(group, splitByTime(group, options.timeCut));
  }
  deal(groups, placed, options);
  const rows = groups.flatMap((group) =>
    group.members.map((candidate) => ({
      candidate,
      split: placed.get(group) as SplitName,
      group: candidate.groupName ?? group.name,
    })),
  );
  return {
    rows: rows.sort((left, right) => compare(left.candidate, right.candidate)),
    leftOut: { wouldLeak, undated: candidates.length - dated.length },
  };
}

/** By key; those of one text in any order, which their content decides later. */
function compare(left: Candidate, right: Candidate): number {
  if (left.key !== right.key) return left.key < right.key ? -1 : 1;
  return 0;
}

/** Rows that share a link or a text, directly or through others, under the smallest of their keys. */
function groupsOf(candidates: readonly Candidate[]): Group[] {
  const names = joinGroups(candidates.map(({ key, links }) => ({ key, groups: links })));
  const groups = Map.groupBy(candidates, ({ key }) => names.get(key) as string);
  return [...groups].map(([name, members]) => ({ name, members }));
}

function isGuarded({ members }: Group, guarded: ReadonlySet<string>): boolean {
  return guarded.size > 0 && members.some(({ links }) => links.some((link) => guarded.has(link)));
}

function earliestSplit({ members }: Group, pinned: ReadonlyMap<string, SplitName>): SplitName | undefined {
  const found = new Set(members.flatMap(({ key }) => pinned.get(key) ?? []));
  return SPLIT_NAMES.find((name) => found.has(name));
}

/** Takes out the rows that models may have been trained on, so that the rest can be tested; says how many. */
function dropTrained(group: Group, pinned: ReadonlyMap<string, SplitName>): number {
  const stays = group.members.filter(({ key }) => (pinned.get(key) ?? 'test') === 'test');
  const dropped = group.members.length - stays.length;
  group.members.splice(0, group.members.length, ...stays);
  return dropped;
}

function splitByTime({ members }: Group, cut: NonNullable<SplitRequest['timeCut']>): SplitName {
  const newest = members.reduce((latest, { postedAt }) => Math.max(latest, postedAt ?? -Infinity), -Infinity);
  const test = timeOf(cut.testFrom, 'testFrom');
  if (!test) throw new BadInputError('A cut in time needs testFrom: the day the test part begins.');
  if (newest >= test.getTime()) return 'test';
  const validation = timeOf(cut.validationFrom, 'validationFrom');
  return validation && newest >= validation.getTime() ? 'validation' : 'train';
}

/** Deals the groups that have no place yet, and writes where they go. */
function deal(groups: readonly Group[], placed: Map<Group, SplitName>, options: SplitPlanOptions): void {
  const free = groups.filter((group) => !placed.has(group));
  if (free.length === 0) return;
  const by = stratifyBy(options, options.stratum);
  // Keys of one text repeat; a number makes each row one of its own, and group names decide the draw.
  const rows = free.flatMap(({ name, members }) =>
    members.map(({ strata }, index) => ({
      key: `${name} ${index}`,
      group: name,
      stratum: by.map((each) => strata[each] ?? '').join('|'),
    })),
  );
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const ratios = missingShares(wantedRows(options, total), placed);
  const dealt = assignSplits(rows, { seed: options.seed, ratios });
  for (const group of free) placed.set(group, dealt.get(`${group.name} 0`) as SplitName);
}

/** Rows each split should have in the end. */
function wantedRows({ ratios, sizes }: SplitRequest, total: number): Record<SplitName, number> {
  if (!sizes)
    return {
      train: ratios.train * total,
      validation: ratios.validation * total,
      test: ratios.test * total,
    };
  const train = total - sizes.validation - sizes.test;
  if (train <= 0)
    throw new BadInputError(
      `There are ${total} rows, so ${sizes.validation} for validation and ${sizes.test} for testing leave nothing to train on.`,
    );
  return { train, ...sizes };
}

/** Shares of the rows to be dealt that bring each split closest to what it should have. */
function missingShares(
  wanted: Record<SplitName, number>,
  placed: ReadonlyMap<Group, SplitName>,
): SplitRatios {
  const there = { train: 0, validation: 0, test: 0 };
  for (const [{ members }, split] of placed) there[split] += members.length;
  const missing = SPLIT_NAMES.map((name) => Math.max(0, wanted[name] - there[name]));
  const total = missing.reduce((sum, count) => sum + count, 0);
  const shares = SPLIT_NAMES.map((name, index) => [name, total > 0 ? (missing[index] ?? 0) / total : 0]);
  return total > 0 ? (Object.fromEntries(shares) as SplitRatios) : { train: 1, validation: 0, test: 0 };
}
