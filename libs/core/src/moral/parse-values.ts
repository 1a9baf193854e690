import { isValueKey, type ValueKey } from '../values/value-taxonomy.js';
import { asFields, type Fields, isWithin, unknownFields } from './answer-fields.js';
import { STRENGTH_RANGE, type ValueAtStake } from './judgment-answer.js';
import { isDirection, isWhose, WHOSE } from './verdict.js';

/** The values at stake of an untrusted answer; what is wrong with them is added to `problems`. */
export function parseValues(input: unknown, problems: string[]): ValueAtStake[] {
  if (!Array.isArray(input)) {
    problems.push('The values must be a list; it may be empty.');
    return [];
  }
  const seen = new Set<ValueKey>();
  return input.flatMap((entry: unknown, index) => {
    const fields = asFields(entry);
    const place = `Entry ${index + 1} of the values`;
    if (!fields || !isValueKey(fields.value)) problems.push(`${place} does not name a known value.`);
    else if (!isDirection(fields.direction))
      problems.push(`${place} must be "attained", "constrained" or "both".`);
    else if (seen.has(fields.value)) problems.push(`${place} repeats "${fields.value}".`);
    else {
      problems.push(...unknownFields(fields, ['value', 'direction', 'whose', 'strength']));
      seen.add(fields.value);
      return [{ value: fields.value, direction: fields.direction, ...details(fields, place, problems) }];
    }
    return [];
  });
}

function details(
  { whose, strength }: Fields,
  place: string,
  problems: string[],
): Pick<ValueAtStake, 'whose' | 'strength'> {
  const found: Pick<ValueAtStake, 'whose' | 'strength'> = {};
  if (isWhose(whose)) found.whose = whose;
  else if (whose !== undefined)
    problems.push(`${place} must say whose it is with one of ${WHOSE.join(', ')}.`);
  if (isWithin(strength, STRENGTH_RANGE)) found.strength = strength;
  else if (strength !== undefined)
    problems.push(`${place} must have a strength that is a whole number from 0 to 3.`);
  return found;
}
