import type { Direction, ValueAtStake, ValueKey } from '@ethogram/core';

/** What was said so far of a value that is at stake. */
export type ValueDraft = Omit<ValueAtStake, 'value'>;
export type ValueDrafts = Readonly<Partial<Record<ValueKey, ValueDraft>>>;

/** The two that can be switched on and off; both on is `both`. */
export const SWITCHES = ['attained', 'constrained'] as const;
export type DirectionSwitch = (typeof SWITCHES)[number];

export function isOn(direction: Direction | undefined, which: DirectionSwitch): boolean {
  return direction === which || direction === 'both';
}

/** Switches one direction of a value on or off; a value without a direction is not at stake. */
export function toggleDirection(values: ValueDrafts, value: ValueKey, which: DirectionSwitch): ValueDrafts {
  const { [value]: chosen, ...others } = values;
  const on = SWITCHES.filter((each) => isOn(chosen?.direction, each) !== (each === which));
  const [first] = on;
  if (!first) return others;
  return { ...others, [value]: { ...chosen, direction: on.length === 2 ? 'both' : first } };
}

/** Says more of a value that is chosen; the same again takes it back. */
export function describeValue(
  values: ValueDrafts,
  value: ValueKey,
  detail: Pick<ValueDraft, 'whose' | 'strength'>,
): ValueDrafts {
  const chosen = values[value];
  if (!chosen) return values;
  const next: ValueDraft = { ...chosen, ...detail };
  if (detail.whose !== undefined && detail.whose === chosen.whose) delete next.whose;
  if (detail.strength !== undefined && detail.strength === chosen.strength) delete next.strength;
  return { ...values, [value]: next };
}
