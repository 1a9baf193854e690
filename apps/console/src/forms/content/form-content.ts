import {
  DEFAULT_MORAL_FORM,
  type FormDefinition,
  type FormPart,
  type GuidelineExample,
  type MoralForm,
  parseMoralForm,
} from '@ethogram/core';

/** The kinds of study that have a form. */
export type FormKind = 'FORM' | 'MORAL_JUDGMENT';

/** A form as it is edited: what a version holds, and the name. */
export interface FormContent {
  readonly kind: FormKind;
  readonly name: string;
  /** Of kind FORM. */
  readonly parts: readonly FormPart[];
  /** Of kind MORAL_JUDGMENT. */
  readonly moral: MoralForm;
  /** Markdown. */
  readonly guideline: string;
  readonly examples: readonly GuidelineExample[];
}

/** A version, or a preset, as the server gives it. */
export interface StoredContent {
  readonly definition: unknown;
  readonly guideline: string;
  readonly examples: readonly GuidelineExample[];
}

export function emptyContent(kind: FormKind): FormContent {
  return { kind, name: '', parts: [], moral: DEFAULT_MORAL_FORM, guideline: '', examples: [] };
}

export function contentOf(kind: FormKind, name: string, stored: StoredContent): FormContent {
  const { definition, guideline } = stored;
  const examples = stored.examples.map(({ title, text, explanation }) => ({ title, text, explanation }));
  const moral = kind === 'MORAL_JUDGMENT' ? parseMoralForm(definition) : null;
  return {
    kind,
    name,
    parts: kind === 'FORM' ? (definition as FormDefinition).parts : [],
    moral: moral?.ok ? moral.form : DEFAULT_MORAL_FORM,
    guideline,
    examples,
  };
}

/** What is stored as the definition: the parts, or what a moral judgment asks on top. */
export function definitionOf({ kind, parts, moral }: FormContent): FormDefinition | MoralForm {
  return kind === 'FORM' ? { version: 1, parts } : moral;
}
