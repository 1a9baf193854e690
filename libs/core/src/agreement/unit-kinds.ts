import type { LabelTable } from './label-table.js';

/**
 * Units that hold the same labels, whoever gave them, told once with how many there are: all that coefficients need
 * which do not ask who said what. Kind k holds the labels `codes[i]`, `counts[i]` times each, for i from `starts[k]` to
 * `starts[k + 1]`; codes ascend.
 */
export type UnitKinds = {
  readonly times: Uint32Array;
  /** Labels in a unit of the kind. */
  readonly sizes: Uint32Array;
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
  readonly counts: Uint32Array;
  readonly valueCount: number;
};

/** The kinds of units with `atLeast` labels or more; the others say nothing and are left out. One pass over the labels. */
export function unitKinds(table: LabelTable<unknown>, atLeast: 1 | 2): UnitKinds {
  const { starts, labels } = labelsByUnit(table);
  const kinds = new Map<string, number>();
  const times: number[] = [];
  const firstUnit: number[] = [];
  for (let unit = 0; unit < table.unitCount; unit += 1) {
    const from = starts[unit] as number;
    const to = starts[unit + 1] as number;
    if (to - from < atLeast) continue;
    const key = labels.subarray(from, to).sort().join();
    const known = kinds.get(key);
    if (known !== undefined) {
      times[known] = (times[known] as number) + 1;
      continue;
    }
    kinds.set(key, times.length);
    times.push(1);
    firstUnit.push(unit);
  }
  const tallied = firstUnit.map((unit) => tally(labels.subarray(starts[unit], starts[unit + 1])));
  const offsets = new Uint32Array(tallied.length + 1);
  tallied.forEach(({ codes }, kind) => (offsets[kind + 1] = (offsets[kind] as number) + codes.length));
  return {
    times: Uint32Array.from(times),
    sizes: Uint32Array.from(tallied, ({ counts }) => counts.reduce((sum, count) => sum + count, 0)),
    starts: offsets,
    codes: Uint32Array.from(tallied.flatMap(({ codes }) => codes)),
    counts: Uint32Array.from(tallied.flatMap(({ counts }) => counts)),
    valueCount: table.values.length,
  };
}

/** How many units hold two labels or more. */
export function pairableUnits({ times, sizes }: UnitKinds): number {
  return times.reduce((sum, count, kind) => sum + ((sizes[kind] as number) > 1 ? count : 0), 0);
}

/** The labels sorted by unit, without comparing: counted, then put in place. */
function labelsByUnit({ units, labels, unitCount }: LabelTable<unknown>): {
  starts: Uint32Array;
  labels: Uint32Array;
} {
  const starts = new Uint32Array(unitCount + 1);
  for (const unit of units) starts[unit + 1] = (starts[unit + 1] as number) + 1;
  for (let unit = 0; unit < unitCount; unit += 1)
    starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(labels.length);
  for (let row = 0; row < units.length; row += 1) {
    const unit = units[row] as number;
    const place = next[unit] as number;
    sorted[place] = labels[row] as number;
    next[unit] = place + 1;
  }
  return { starts, labels: sorted };
}

function tally(sortedCodes: Uint32Array): { codes: number[]; counts: number[] } {
  const codes: number[] = [];
  const counts: number[] = [];
  for (const code of sortedCodes) {
    if (codes.at(-1) === code) counts[counts.length - 1] = (counts.at(-1) as number) + 1;
    else {
      codes.push(code);
      counts.push(1);
    }
  }
  return { codes, counts };
}
