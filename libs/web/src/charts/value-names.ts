import { type Value, type ValueGroup, VALUES } from '@ethogram/core';

/** The four higher-order groups in the order they follow each other on the circle. */
export const VALUE_GROUPS = [
  'openness-to-change',
  'self-enhancement',
  'conservation',
  'self-transcendence',
] as const satisfies readonly ValueGroup[];

export const VALUE_GROUP_LABELS: Readonly<Record<ValueGroup, string>> = {
  'openness-to-change': 'Openness to change',
  'self-enhancement': 'Self-enhancement',
  conservation: 'Conservation',
  'self-transcendence': 'Self-transcendence',
};

/** The 20 values by the group they are shown under: the first of theirs, so that every value appears once. */
export function valuesByGroup(): readonly {
  readonly group: ValueGroup;
  readonly values: readonly Value[];
}[] {
  return VALUE_GROUPS.map((group) => ({
    group,
    values: VALUES.filter((value) => value.groups[0] === group),
  }));
}
