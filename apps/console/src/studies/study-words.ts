import { whole } from '../elements/format.js';

export const KIND_LABELS: Record<string, string> = {
  MORAL_JUDGMENT: 'Moral judgment',
  SURVEY: 'Survey',
  FORM: 'Form',
};

export function kindLabel(kind: string): string {
  return KIND_LABELS[kind] ?? kind;
}

const QUESTION_LABELS: Record<string, string> = {
  verdict: 'Verdict',
  acceptability: 'Acceptability',
  rating: 'Rating',
  values: 'Values at stake',
  evidence: 'Evidence passages',
};

export function questionLabel(question: string): string {
  return QUESTION_LABELS[question] ?? question;
}

/** How α compares answers, by its metric. */
export const COMPARED_BY: Record<string, string> = {
  nominal: 'By whether it is the same',
  interval: 'By how far apart',
  ordinal: 'By order alone',
  masi: 'By what the sets share',
  unitizing: 'By where passages overlap',
};

/** `12 of 60`. */
export function doneText({ doneCount, slotCount }: { doneCount: number; slotCount: number }): string {
  return `${whole(doneCount)} of ${whole(slotCount)}`;
}
