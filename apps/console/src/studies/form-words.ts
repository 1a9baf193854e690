import { DEFAULT_MORAL_FORM, MORAL_FORM_PARTS, type MoralFormPart, parseMoralForm } from '@ethogram/core';

/** How a part of the form is called where a study is made and described. */
export const PART_LABELS: Readonly<Record<MoralFormPart, string>> = {
  evidence: 'Passages of the text as evidence',
  strength: 'How strongly each value is at stake',
  whose: 'Whose value it is',
  mostPeople: 'What most people would say',
  changingFact: 'What fact would change the verdict',
};

export const ASKED_CHOICES = [
  { id: 'off', name: 'Not asked' },
  { id: 'optional', name: 'Optional' },
  { id: 'required', name: 'Required' },
];

export const FORM_DEFAULTS = DEFAULT_MORAL_FORM;

/** What a study asks on top, in a sentence; null for a form this version of the console does not know. */
export function formInWords(form: unknown): string | null {
  const parsed = parseMoralForm(form);
  if (!parsed.ok) return null;
  const parts = MORAL_FORM_PARTS.filter((part) => parsed.form[part] !== 'off').map(
    (part) => `${PART_LABELS[part].toLowerCase()} (${parsed.form[part]})`,
  );
  if (parsed.form.twoPasses) parts.unshift('a first impression of the title alone');
  const [first, ...others] = parts;
  return first === undefined
    ? 'Nothing.'
    : `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ')}.`;
}
