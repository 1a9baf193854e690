import type { FormPart, FormPartKind } from '@ethogram/core';
import { newPart } from './new-part.js';
import { optionsOf, withOptions } from './option-edits.js';

/** A question of another kind: its words, its condition and, where both kinds have them, its options stay. */
export function withKind(part: FormPart, kind: FormPartKind): FormPart {
  if (part.kind === kind) return part;
  const { id, label, required, help, showIf } = part;
  const other = newPart(kind, id);
  const options = optionsOf(part);
  const shaped = options && optionsOf(other) ? withOptions(other, options) : other;
  return {
    ...shaped,
    label,
    required,
    ...(help === undefined ? {} : { help }),
    ...(showIf === undefined ? {} : { showIf }),
  };
}
