import { type Verdict, VERDICTS } from '@ethogram/core';

export type MoralCommand =
  | { readonly do: 'verdict'; readonly verdict: Verdict }
  | { readonly do: 'acceptability'; readonly value: number }
  | { readonly do: 'confidence'; readonly value: number }
  | { readonly do: 'find-value' | 'write-rationale' | 'mark-evidence' | 'say-more' };

export type CommonCommand = { readonly do: 'submit' | 'help' | 'guideline' | 'skip' | 'leave' };

export type SurveyCommand =
  { readonly do: 'rate'; readonly rating: number } | { readonly do: 'next-item' | 'previous-item' };

/** What of a keyboard event decides; an event fits as it is. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Where the focus is: in a text field letters are text; on a button or link Enter is its own. */
export type FocusPlace = 'page' | 'text' | 'button';

export const ACCEPTABILITY_KEYS = ['a', 's', 'd', 'f', 'g'] as const;
export const CONFIDENCE_KEYS = ['q', 'w', 'e', 'r', 't'] as const;
/** In the field in which a value is sought: how strongly the value chosen last is at stake, and whose it is. */
export const STRENGTH_KEYS = ['0', '1', '2', '3'] as const;
export const WHOSE_KEYS = ['4', '5', '6', '7'] as const;

/** Commands every form has. `areSingleKeysOn`: the person may switch keys without Ctrl off (WCAG 2.1.4). */
export function commonCommand(
  stroke: Stroke,
  place: FocusPlace,
  areSingleKeysOn: boolean,
): CommonCommand | null {
  if (stroke.key === 'Enter' && (stroke.ctrlKey || stroke.metaKey)) return { do: 'submit' };
  if (stroke.key === 'Escape' && place === 'text') return { do: 'leave' };
  if (!isSingle(stroke, place, areSingleKeysOn)) return null;
  if (stroke.key === 'Enter') return place === 'button' ? null : { do: 'submit' };
  if (stroke.key === '?') return { do: 'help' };
  if (stroke.key.toLowerCase() === 'x') return { do: 'skip' };
  return stroke.key.toLowerCase() === 'i' ? { do: 'guideline' } : null;
}

export function moralCommand(
  stroke: Stroke,
  place: FocusPlace,
  areSingleKeysOn: boolean,
): MoralCommand | null {
  if (!isSingle(stroke, place, areSingleKeysOn)) return null;
  const key = stroke.key.toLowerCase();
  const verdict = VERDICTS[Number(key) - 1];
  if (verdict) return { do: 'verdict', verdict };
  const acceptability = ACCEPTABILITY_KEYS.findIndex((candidate) => candidate === key);
  if (acceptability >= 0) return { do: 'acceptability', value: acceptability - 2 };
  const confidence = CONFIDENCE_KEYS.findIndex((candidate) => candidate === key);
  if (confidence >= 0) return { do: 'confidence', value: confidence + 1 };
  if (key === 'v' || key === '/') return { do: 'find-value' };
  if (key === 'm') return { do: 'mark-evidence' };
  if (key === 'o') return { do: 'say-more' };
  return key === 'n' ? { do: 'write-rationale' } : null;
}

export function surveyCommand(
  stroke: Stroke,
  place: FocusPlace,
  areSingleKeysOn: boolean,
  scale: { min: number; max: number },
): SurveyCommand | null {
  if (!isSingle(stroke, place, areSingleKeysOn)) return null;
  const key = stroke.key.toLowerCase();
  if (key === 'j') return { do: 'next-item' };
  if (key === 'k') return { do: 'previous-item' };
  const rating = /^\d$/.test(key) ? Number(key) : NaN;
  return rating >= scale.min && rating <= scale.max ? { do: 'rate', rating } : null;
}

/** Whether a stroke may be a shortcut: no key with Ctrl, and nothing that is typed into a field. */
export function isSingle(
  { ctrlKey, metaKey, altKey }: Stroke,
  place: FocusPlace,
  areSingleKeysOn: boolean,
): boolean {
  return areSingleKeysOn && place !== 'text' && !ctrlKey && !metaKey && !altKey;
}
