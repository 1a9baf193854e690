import { type FormPart, MORAL_FORM_PARTS, type MoralForm } from '@ethogram/core';
import { PART_LABELS } from '../../studies/form-words.js';
import { conditionInWords } from './condition-words.js';
import type { FormContent } from './form-content.js';
import { KIND_WORDS } from './new-part.js';
import { answersInWords } from './part-words.js';

/** What is another in `after` than in `before`, a line each, without the text of the guideline itself. */
export function differences(before: FormContent, after: FormContent): string[] {
  return [
    ...partDifferences(before.parts, after.parts),
    ...moralDifferences(before.moral, after.moral),
    ...(before.guideline === after.guideline ? [] : ['The guideline is another']),
    ...exampleDifferences(before, after),
  ];
}

function partDifferences(before: readonly FormPart[], after: readonly FormPart[]): string[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !now.has(id)).map((part) => `Without ${named(part)}`),
    ...after.flatMap((part) => {
      const was = old.get(part.id);
      return was
        ? changes(was, part, before, after).map((change) => `${named(part)}: ${change}`)
        : [`New: ${named(part)}`];
    }),
    ...(isReordered(before, after) ? ['The questions are in another order'] : []),
  ];
}

function changes(
  was: FormPart,
  is: FormPart,
  before: readonly FormPart[],
  after: readonly FormPart[],
): string[] {
  const pairs: [what: string, was: string, is: string][] = [
    ['asks', quoted(was.label), quoted(is.label)],
    ['is a', KIND_WORDS[was.kind].name.toLowerCase(), KIND_WORDS[is.kind].name.toLowerCase()],
    ['offers', answersInWords(was), answersInWords(is)],
    ['explains', quoted(was.help ?? ''), quoted(is.help ?? '')],
    ['is', was.required ? 'required' : 'optional', is.required ? 'required' : 'optional'],
    ['is asked', whenAsked(was, before), whenAsked(is, after)],
  ];
  const told = pairs
    .filter(([, old, now]) => old !== now)
    .map(([what, old, now]) => `${what} ${now}, not ${old}`);
  // Such as an id of an option, which no words show.
  return told.length > 0 || JSON.stringify(was) === JSON.stringify(is)
    ? told
    : ['details that only its JSON shows'];
}

function whenAsked(part: FormPart, parts: readonly FormPart[]): string {
  return part.showIf ? `if ${conditionInWords(part.showIf, parts)}` : 'always';
}

function isReordered(before: readonly FormPart[], after: readonly FormPart[]): boolean {
  const [old, now] = [before, after].map((parts, _, [a = [], b = []]) =>
    parts.map(({ id }) => id).filter((id) => [a, b].every((all) => all.some((part) => part.id === id))),
  );
  return JSON.stringify(old) !== JSON.stringify(now);
}

function moralDifferences(before: MoralForm, after: MoralForm): string[] {
  const asked = MORAL_FORM_PARTS.filter((part) => before[part] !== after[part]).map(
    (part) => `${PART_LABELS[part]}: ${after[part]}, not ${before[part]}`,
  );
  if (before.twoPasses === after.twoPasses) return asked;
  return [...asked, after.twoPasses ? 'Two passes, not one' : 'One pass, not two'];
}

function exampleDifferences(before: FormContent, after: FormContent): string[] {
  const old = new Map(before.examples.map((example) => [example.title, JSON.stringify(example)]));
  const now = new Set(after.examples.map(({ title }) => title));
  return [
    ...before.examples
      .filter(({ title }) => !now.has(title))
      .map(({ title }) => `Without the example ${quoted(title)}`),
    ...after.examples.flatMap((example) => {
      const was = old.get(example.title);
      if (was === undefined) return [`New example: ${quoted(example.title)}`];
      return was === JSON.stringify(example) ? [] : [`The example ${quoted(example.title)} is another`];
    }),
  ];
}

function named({ label }: FormPart): string {
  return quoted(label);
}

function quoted(text: string): string {
  return `“${text}”`;
}
