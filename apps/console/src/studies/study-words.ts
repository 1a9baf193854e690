import { whole } from '../elements/format.js';

export const KIND_LABELS: Record<string, string> = { MORAL_JUDGMENT: 'Moral judgment', SURVEY: 'Survey' };

export function kindLabel(kind: string): string {
  return KIND_LABELS[kind] ?? kind;
}

const QUESTION_LABELS: Record<string, string> = {
  verdict: 'Verdict',
  acceptability: 'Acceptability',
  rating: 'Rating',
};

export function questionLabel(question: string): string {
  return QUESTION_LABELS[question] ?? question;
}

/** `12 of 60`. */
export function doneText({ doneCount, slotCount }: { doneCount: number; slotCount: number }): string {
  return `${whole(doneCount)} of ${whole(slotCount)}`;
}
