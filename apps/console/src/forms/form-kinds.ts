import type { FormKind } from './content/form-content.js';

/** The kinds of form and what each is for. */
export const FORM_KINDS: Readonly<Record<FormKind, string>> = {
  FORM: 'Questions of your own',
  MORAL_JUDGMENT: 'Moral judgment',
};

export function kindOfForm(kind: string): string {
  return FORM_KINDS[kind as FormKind] ?? kind;
}
