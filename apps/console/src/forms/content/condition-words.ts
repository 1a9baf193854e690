import type { FormCondition, FormPart } from '@ethogram/core';
import { optionsOf } from './option-edits.js';

type Leaf = Extract<FormCondition, { part: string }>;

/** A condition as people read it: `“Does it fit?” is at most 2 and “Wording” includes “leading”`. */
export function conditionInWords(condition: FormCondition, parts: readonly FormPart[]): string {
  if ('all' in condition) return joined(condition.all, ' and ', parts);
  if ('any' in condition) return joined(condition.any, ' or ', parts);
  if ('part' in condition) return leafInWords(condition, parts, false);
  const { not } = condition;
  return 'part' in not ? leafInWords(not, parts, true) : `not (${conditionInWords(not, parts)})`;
}

function leafInWords(leaf: Leaf, parts: readonly FormPart[], isNegated: boolean): string {
  const part = parts.find(({ id }) => id === leaf.part);
  const name = `“${part?.label ?? leaf.part}”`;
  const is = isNegated ? 'is not' : 'is';
  if ('answered' in leaf) return `${name} is ${leaf.answered === isNegated ? 'not ' : ''}answered`;
  if ('equals' in leaf) return `${name} ${is} ${answerName(part, leaf.equals)}`;
  if ('includes' in leaf)
    return `${name} ${isNegated ? 'does not include' : 'includes'} ${answerName(part, leaf.includes)}`;
  return 'atLeast' in leaf
    ? `${name} ${is} at least ${leaf.atLeast}`
    : `${name} ${is} at most ${leaf.atMost}`;
}

function joined(conditions: readonly FormCondition[], by: string, parts: readonly FormPart[]): string {
  return conditions
    .map((one) => {
      const words = conditionInWords(one, parts);
      return 'all' in one || 'any' in one ? `(${words})` : words;
    })
    .join(by);
}

function answerName(part: FormPart | undefined, value: string | number): string {
  if (typeof value === 'number') return String(value);
  const option = part && optionsOf(part)?.find(({ id }) => id === value);
  return `“${option?.label ?? value}”`;
}
