import { SeededRandom } from '../random/seeded-random.js';

export const SPLIT_NAMES = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof SPLIT_NAMES)[number];

export type SplitRow = {
  /** Unique among the rows. */
  readonly key: string;
  /** Rows of one group always share a split. */
  readonly group: string;
  /** Splits get the strata in proportion, as far as groups allow. */
  readonly stratum?: string;
};

export type SplitOptions = {
  /** Shares that add up to 1. */
  readonly ratios: Readonly<Record<SplitName, number>>;
  readonly seed: string | number;
};

type Group = { name: string; size: number; strata: Map<string, number>; order: number };
/** Rows a split still wants, in all and by stratum; negative when it has too many. */
type Demand = { name: SplitName; total: number; strata: Map<string, number> };

/**
 * Deals whole groups into train, validation and test.
 *
 * Groups go largest first, those of one size in a seeded order, each to the split where it lowers the squared
 * distance from the wanted sizes (in all and by stratum) the most. The result depends on the rows, the ratios and
 * the seed, never on the order of the rows. With groups of at most g rows a split misses its share by about g.
 * Throws RangeError for bad ratios or a repeated key.
 */
export function assignSplits(rows: readonly SplitRow[], options: SplitOptions): Map<string, SplitName> {
  checkRatios(options.ratios);
  const groups = collectGroups(rows, options.seed);
  // A split without a share has a fit of 0, and some other fit is positive as long as rows are left: it stays empty.
  const demands = SPLIT_NAMES.map((name) => demandOf(name, rows, options.ratios[name]));
  const splitOfGroup = new Map<string, SplitName>();
  for (const group of groups) {
    const chosen = demands.reduce((best, next) => (fit(group, next) > fit(group, best) ? next : best));
    splitOfGroup.set(group.name, chosen.name);
    chosen.total -= group.size;
    for (const [stratum, count] of group.strata) {
      chosen.strata.set(stratum, (chosen.strata.get(stratum) ?? 0) - count);
    }
  }
  return new Map(rows.map((row) => [row.key, splitOfGroup.get(row.group) as SplitName]));
}

/** Σ n·demand, which falls by as much as the squared distance rises (its n² part is the same for every split). */
function fit(group: Group, demand: Demand): number {
  let sum = group.size * demand.total;
  for (const [stratum, count] of group.strata) sum += count * (demand.strata.get(stratum) ?? 0);
  return sum;
}

function collectGroups(rows: readonly SplitRow[], seed: string | number): Group[] {
  const groups = new Map<string, Group>();
  const keys = new Set<string>();
  for (const row of rows) {
    if (keys.has(row.key)) throw new RangeError(`The key "${row.key}" is given twice.`);
    keys.add(row.key);
    let group = groups.get(row.group);
    if (!group) {
      const order = SeededRandom.from('split', seed, row.group).next();
      group = { name: row.group, size: 0, strata: new Map(), order };
      groups.set(row.group, group);
    }
    const stratum = row.stratum ?? '';
    group.size += 1;
    group.strata.set(stratum, (group.strata.get(stratum) ?? 0) + 1);
  }
  return [...groups.values()].sort(
    (left, right) => right.size - left.size || left.order - right.order || (left.name < right.name ? -1 : 1),
  );
}

function demandOf(name: SplitName, rows: readonly SplitRow[], ratio: number): Demand {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.stratum ?? '', (counts.get(row.stratum ?? '') ?? 0) + 1);
  const strata = new Map([...counts].map(([stratum, count]) => [stratum, count * ratio]));
  return { name, total: rows.length * ratio, strata };
}

function checkRatios(ratios: Readonly<Record<SplitName, number>>): void {
  const shares = SPLIT_NAMES.map((name) => ratios[name]);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!shares.every((share) => share >= 0) || !(Math.abs(total - 1) < 1e-9)) {
    throw new RangeError(
      `Split ratios must not be negative and must add up to 1, not ${shares.join(' + ')}.`,
    );
  }
}
