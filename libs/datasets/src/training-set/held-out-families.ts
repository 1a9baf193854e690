import { BadInputError } from '@ethogram/platform';

/** Families 3, 4, 7 and 8 of each value: two direct and two reverse-keyed ones. */
const DEFAULT_HELD_OUT = /-(?:3|4|7|8)$/;

/**
 * The families a training set leaves for evaluation, sorted.
 * @param families every family of the instrument.
 * @param asked undefined: the default.
 * @throws BadInputError for a family the instrument does not have, or when nothing is left to train on.
 */
export function heldOutFamilies(families: readonly string[], asked: readonly string[] | undefined): string[] {
  const known = new Set(families);
  const unknown = (asked ?? []).filter((family) => !known.has(family));
  if (unknown.length > 0) throw new BadInputError(`The instrument has no item family ${unknown.join(', ')}.`);
  const held = asked ? [...new Set(asked)] : [...known].filter((family) => DEFAULT_HELD_OUT.test(family));
  if (held.length === known.size)
    throw new BadInputError('Every item family is held out: leave some to train on.');
  return held.sort();
}
