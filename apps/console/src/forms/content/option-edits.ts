import type { FormOption, FormPart } from '@ethogram/core';
import { freeId, idOf } from './new-part.js';

/** The options of a question, or the labels of its passages; null where it has none. */
export function optionsOf(part: FormPart): readonly FormOption[] | null {
  if (part.kind === 'span') return part.labels;
  return 'options' in part ? part.options : null;
}

export function withOptions(part: FormPart, options: readonly FormOption[]): FormPart {
  return (part.kind === 'span' ? { ...part, labels: options } : { ...part, options }) as FormPart;
}

export function withNewOption(options: readonly FormOption[]): readonly FormOption[] {
  const number = options.length + 1;
  const id = freeId(
    `option_${number}`,
    options.map((option) => option.id),
  );
  return [...options, { id, label: `Option ${number}` }];
}

/**
 * With another label. An id made of the label before follows it, unless a version has been saved with it: answers are
 * stored under ids, and have to be comparable.
 * @param isSaved whether a saved version has this option
 */
export function withLabel(
  options: readonly FormOption[],
  at: number,
  label: string,
  isSaved: boolean,
): readonly FormOption[] {
  const option = options[at];
  if (!option) return options;
  const others = options.filter((_, place) => place !== at).map(({ id }) => id);
  const wasMade = option.id === freeId(idOf(option.label), others);
  const made = idOf(label);
  const id = wasMade && !isSaved && made !== '' ? freeId(made, others) : option.id;
  return options.with(at, { ...option, id, label });
}

/** With an option moved; the others keep their order. */
export function withOptionMoved(
  options: readonly FormOption[],
  from: number,
  to: number,
): readonly FormOption[] {
  const option = options[from];
  if (!option || to < 0 || to >= options.length) return options;
  return options.toSpliced(from, 1).toSpliced(to, 0, option);
}

/** Which option has got another id; null where none has, or where options came or went as well. */
export function renamedOption(before: FormPart, after: FormPart): { from: string; to: string } | null {
  const [old, now] = [idsOf(before), idsOf(after)];
  const [gone, ...moreGone] = old.filter((id) => !now.includes(id));
  const [come, ...moreCome] = now.filter((id) => !old.includes(id));
  if (gone === undefined || come === undefined || moreGone.length + moreCome.length > 0) return null;
  return old.indexOf(gone) === now.indexOf(come) ? { from: gone, to: come } : null;
}

function idsOf(part: FormPart): string[] {
  return (optionsOf(part) ?? []).map(({ id }) => id);
}
