import type { Verdict } from '@ethogram/core';
import { VERDICTS } from '@ethogram/core';
import type { LabelStyle } from '../sample-plan.js';

/** The question about a situation. Models depend on every byte. */
export const MORAL_TEMPLATE =
  'Who is in the wrong here? Answer YTA (the author), NTA (someone else), ESH (everyone), NAH (no one) or INFO (cannot tell).\n{title}\n{text}';

/** The same question with neutral letters: shows whether a model knows the forum's codes rather than the case. */
export const MORAL_LETTERS_TEMPLATE =
  'Who is in the wrong here? Answer A (the author), B (someone else), C (everyone), D (no one) or E (cannot tell).\n{title}\n{text}';

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

export const MORAL_LABELS: readonly Verdict[] = VERDICTS;

/** Template and labels of a style; the labels stand for the verdicts in the order of VERDICTS. */
export function moralWording(style: LabelStyle): { template: string; labels: string[] } {
  return style === 'codes'
    ? { template: MORAL_TEMPLATE, labels: [...MORAL_LABELS] }
    : { template: MORAL_LETTERS_TEMPLATE, labels: [...LETTERS] };
}
