import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import type { InstrumentContent } from './instrument-content.js';
import { WORDING_VARIANTS, type WordingVariant } from './wording-variant.js';

export interface ValueCount {
  readonly value: ValueKey;
  readonly direct: number;
  readonly reverse: number;
}

/** Items of each value it asks about, in the order of the taxonomy; an item counts for every value of its construct. */
export function countByValue(families: InstrumentContent['families']): ValueCount[] {
  const items = families.flatMap(({ values, keyed, wordings }) =>
    values.map((value) => ({ value, keyed, count: wordings.length })),
  );
  const sum = (value: ValueKey, keyed: string): number =>
    items
      .filter((item) => item.value === value && item.keyed === keyed)
      .reduce((total, { count }) => total + count, 0);
  return VALUE_KEYS.map((value) => ({
    value,
    direct: sum(value, 'direct'),
    reverse: sum(value, 'reverse'),
  })).filter(({ direct, reverse }) => direct + reverse > 0);
}

/** The forms some wording of it has, the neutral one among them. */
export function variantsOf(
  wordings: readonly { readonly variants: Partial<Record<string, string>> | null }[],
): WordingVariant[] {
  return WORDING_VARIANTS.filter(
    (variant) => variant === 'neutral' || wordings.some(({ variants }) => variants?.[variant] !== undefined),
  );
}
