import { type BarFilter, VALUES, VERDICTS } from '@ethogram/core';
import type { RowFacts } from './row-facts.js';

/** A way to sort rows into bars. Rows are found again by the key of a bar, so `keysOf` and `BAR_CONDITIONS` say the same. */
export interface BarRule {
  readonly filter: BarFilter;
  readonly title: string;
  readonly bars: readonly { readonly key: string; readonly label: string }[];
  readonly keysOf: (facts: RowFacts) => readonly string[];
}

/** Upper ends of the steps of disagreement, in bits; log2 of five verdicts is 2.32. */
const ENTROPY_STEPS = [0, 0.5, 1, 1.5, 2.4];
const MOST_JUDGMENTS = 10;

export function barRules(): BarRule[] {
  return [
    {
      filter: 'verdict',
      title: 'Verdict',
      bars: [...VERDICTS.map((key) => ({ key, label: key })), { key: 'none', label: 'Tie' }],
      keysOf: ({ verdict }) => [verdict ?? 'none'],
    },
    {
      filter: 'acceptability',
      title: 'Acceptability (mean, rounded)',
      bars: ['-2', '-1', '0', '1', '2'].map((key) => ({ key, label: key.replace('-', '−') })),
      keysOf: ({ acceptability }) => (acceptability === null ? [] : [String(roundUp(acceptability))]),
    },
    entropyBars(),
    judgmentBars(),
    {
      filter: 'value',
      title: 'Values somebody names',
      bars: VALUES.map(({ key, label }) => ({ key, label })),
      keysOf: ({ valueMask }) => VALUES.filter((_, index) => valueMask & (1 << index)).map(({ key }) => key),
    },
  ];
}

/** Those that make sense of every kind of row. */
export function plainRules(): BarRule[] {
  return [entropyBars(), judgmentBars()];
}

function entropyBars(): BarRule {
  return {
    filter: 'entropy',
    title: 'Disagreement (entropy of the answers, bits)',
    bars: ENTROPY_STEPS.map((to, index) => {
      const from = ENTROPY_STEPS[index - 1];
      return { key: String(to), label: from === undefined ? '0: all agree' : `over ${from} to ${to}` };
    }),
    keysOf: ({ entropy }) => {
      const to = ENTROPY_STEPS.find((step) => entropy <= step) ?? ENTROPY_STEPS.at(-1);
      return [String(to)];
    },
  };
}

function judgmentBars(): BarRule {
  const bars = Array.from({ length: MOST_JUDGMENTS }, (_, index) => ({
    key: String(index + 1),
    label: index + 1 === MOST_JUDGMENTS ? `${MOST_JUDGMENTS} or more` : String(index + 1),
  }));
  return {
    filter: 'judgments',
    title: 'Judgments a row',
    bars,
    keysOf: ({ judgments }) => [String(Math.min(judgments, MOST_JUDGMENTS))],
  };
}

/** Halves go up, as `floor(x + 0.5)` in the database; never −0. */
function roundUp(value: number): number {
  return Math.floor(value + 0.5) + 0;
}

/** Conditions on `release_row_facts`, with ? for the key of the bar; of a value, for its mask. */
export const BAR_CONDITIONS: Readonly<Record<BarFilter, string>> = {
  verdict: `coalesce(verdict, 'none') = ?`,
  acceptability: 'floor(acceptability + 0.5) = ?::int',
  entropy: `entropy <= ?::real and entropy > coalesce((select max(step) from unnest(array[${ENTROPY_STEPS.join(', ')}]::real[]) step where step < ?::real), -1)`,
  judgments: `least(judgments, ${MOST_JUDGMENTS}) = ?::int`,
  value: 'value_mask & ?::int <> 0',
};
