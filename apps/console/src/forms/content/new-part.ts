import type { FormOption, FormPart, FormPartKind } from '@ethogram/core';

/** How the kinds of question are called, and when one is taken. */
export const KIND_WORDS: Readonly<Record<FormPartKind, { name: string; use: string }>> = {
  choice: { name: 'One of several', use: 'exactly one answer' },
  choices: { name: 'Any of several', use: 'as many answers as fit' },
  likert: { name: 'Rating', use: 'a few named steps' },
  slider: { name: 'Slider', use: 'a number between two ends' },
  ranking: { name: 'Ranking', use: 'all options in an order' },
  pairwise: { name: 'Pairs', use: 'every two options compared' },
  span: { name: 'Passages', use: 'marks in the text' },
  text: { name: 'Free text', use: 'words of their own' },
};

/** A question as it is when it has just been added. */
export function newPart(kind: FormPartKind, id: string): FormPart {
  const shared = { id, label: 'New question', required: true };
  switch (kind) {
    case 'choice':
      return { ...shared, kind, options: [option('yes', 'Yes'), option('no', 'No')] };
    case 'choices':
      return { ...shared, kind, options: numbered(3) };
    case 'likert':
      return {
        ...shared,
        kind,
        min: 1,
        labels: ['Not at all', 'A little', 'Partly', 'Mostly', 'Completely'],
      };
    case 'slider':
      return { ...shared, kind, min: 0, max: 100, step: 1, minLabel: 'Not at all', maxLabel: 'Completely' };
    case 'ranking':
      return { ...shared, kind, options: numbered(3) };
    case 'pairwise':
      return { ...shared, kind, options: numbered(3), ties: true };
    case 'span':
      return { ...shared, kind, required: false, labels: [option('evidence', 'Evidence')] };
    case 'text':
      return { ...shared, kind, required: false, maxLength: 1_000, lines: 'many' };
  }
}

/** An id that is not taken: `choice`, `choice_2`, `choice_3`. */
export function freeId(wish: string, taken: Iterable<string>): string {
  const ids = new Set(taken);
  if (!ids.has(wish)) return wish;
  for (let number = 2; ; number += 1) if (!ids.has(`${wish}_${number}`)) return `${wish}_${number}`;
}

/** Letters and digits of a label, as an id, which begins with a letter: `Hard to say` becomes `hard_to_say`. */
export function idOf(label: string): string {
  const letters = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  return letters
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

function option(id: string, label: string): FormOption {
  return { id, label };
}

function numbered(count: number): FormOption[] {
  return Array.from({ length: count }, (_, index) => option(`option_${index + 1}`, `Option ${index + 1}`));
}
