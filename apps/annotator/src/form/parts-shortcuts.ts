import type { FormDefinition, FormPartKind } from '@ethogram/core';
import type { ShortcutLine } from '../keyboard/HelpDialog.js';
import { texts } from '../texts/texts.js';

const { form } = texts;

/** The keys of the kinds of parts there are in a form. */
export function partsShortcuts({ parts }: FormDefinition): ShortcutLine[] {
  const kinds = new Set(parts.map(({ kind }) => kind));
  const has = (...wanted: FormPartKind[]): boolean => wanted.some((kind) => kinds.has(kind));
  return [
    { keys: ['j', 'k'], does: form.keys.move },
    ...(has('choice', 'choices', 'likert', 'ranking', 'pairwise')
      ? [{ keys: ['1', '2', '…'], does: form.keys.choose }]
      : []),
    ...(has('slider') ? [{ keys: ['←', '→'], does: form.keys.slide }] : []),
    ...(has('ranking') ? [{ keys: ['↑', '↓'], does: form.keys.rank }] : []),
    ...(has('span') ? [{ keys: ['m'], does: texts.help.evidence }] : []),
    ...(has('text') ? [{ keys: ['n'], does: form.keys.write }] : []),
  ];
}
