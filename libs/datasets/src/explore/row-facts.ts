import { type SplitName, VALUE_KEYS, type Verdict } from '@ethogram/core';
import type { FormRowContent } from '../release/form-content.js';
import type { ReleaseRowContent } from '../release/release-content.js';

export interface RowFacts {
  readonly split: SplitName;
  readonly verdict: Verdict | null;
  readonly entropy: number;
  readonly judgments: number;
  readonly acceptability: number | null;
  readonly valueMask: number;
}

/** What a row is found by; see `ReleaseRowFact`. */
export function factsOf(row: ReleaseRowContent): RowFacts {
  const nothing = { split: row.split, verdict: null, acceptability: null, valueMask: 0 };
  switch (row.kind) {
    case 'moral_judgment':
      return {
        split: row.split,
        verdict: row.aggregate.verdict,
        entropy: stored(row.aggregate.entropy),
        judgments: row.judgments.length,
        acceptability: stored(row.aggregate.acceptability),
        valueMask: valueMask(Object.keys(row.distribution.values)),
      };
    case 'survey':
      return {
        ...nothing,
        entropy: stored(entropyBits(Object.values(row.distribution))),
        judgments: row.ratings.length,
      };
    case 'form':
      return { ...nothing, entropy: stored(formEntropy(row)), judgments: row.judgments.length };
  }
}

/** Bit i: the value i of `VALUE_KEYS` is among the names. */
export function valueMask(names: readonly string[]): number {
  return VALUE_KEYS.reduce((mask, key, index) => (names.includes(key) ? mask | (1 << index) : mask), 0);
}

/** The most divided question that people answer once: a question of several answers differs without disagreement. */
function formEntropy({ distribution }: FormRowContent): number {
  const single = Object.values(distribution).filter(
    ({ answered, counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0) === answered,
  );
  return Math.max(0, ...single.map(({ counts }) => entropyBits(Object.values(counts))));
}

function entropyBits(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce(
    (sum, count) => (count > 0 ? sum - (count / total) * Math.log2(count / total) : sum),
    0,
  );
}

/** As the database keeps it, so that a bar and the rows found by it count the same; without the noise of logarithms. */
function stored(value: number): number {
  return Math.fround(Number(value.toFixed(6)));
}
