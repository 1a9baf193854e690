import type { LabelDistribution } from './label-distribution.js';
import { labelDistribution } from './label-distribution.js';

/** What became of a sample. Every outcome is stored and counted; none is dropped. `error` is set by the caller. */
export const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Below this mass on the labels the model was saying something else. */
export const MINIMUM_MASS = 0.05;

const REFUSAL =
  /\b(?:i (?:can ?not|can['’]?t|won['’]?t|will not|am (?:not able|unable) to|['’]?m (?:not able|unable) to|do not (?:have|hold)|don['’]?t (?:have|hold))|as an? (?:ai|artificial|language model)|(?:i['’]?m|i am) (?:just |only )?an? (?:ai|artificial|language model))\b/i;

/**
 * A distribution is answered when its mass on the labels reaches `minimumMass`, else unparsable. A text is answered
 * when `readLabel` finds one label, refused when it declines, else unparsable.
 */
export function readOutcome(
  answer: LabelDistribution | string,
  labels: readonly string[],
  options: { minimumMass?: number } = {},
): Outcome {
  if (typeof answer !== 'string') {
    return answer.mass > 0 && answer.mass >= (options.minimumMass ?? MINIMUM_MASS)
      ? 'answered'
      : 'unparsable';
  }
  if (readLabel(answer, labels) !== null) return 'answered';
  return REFUSAL.test(answer) ? 'refused' : 'unparsable';
}

/**
 * The label a free text answers with: the one it opens with, else the only one it holds as a word of its own.
 * Null when there is none, or several and none at the start. Single letters and ordinary words count at the start only
 * ("a" and "all" turn up in any sentence).
 */
export function readLabel(text: string, labels: readonly string[]): string | null {
  const words = text.match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)?/gu) ?? [];
  const asLabel = (word: string): string | undefined =>
    labels.find((label) => label === word) ??
    labels.find((label) => label.length > 1 && label.toUpperCase() === word.toUpperCase());
  const opening = asLabel(words[0] ?? '');
  if (opening !== undefined && !/^\W*\w+\s*(?:[-–/]|or\b|to\b)\s*\w+/u.test(text)) return opening;
  const isTelling = (label: string): boolean => !/^(?:\p{L}|\p{Ll}+)$/u.test(label);
  const found = new Set(words.map(asLabel).filter((label) => label !== undefined && isTelling(label)));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The distribution of repeated free answers: shares of each label, with the readable share as the mass. */
export function distributionFromTexts(
  texts: readonly string[],
  labels: readonly string[],
  method = 'sampled text',
): LabelDistribution {
  const raw: Record<string, number> = {};
  for (const text of texts) {
    const label = readLabel(text, labels);
    if (label !== null) raw[label] = (raw[label] ?? 0) + 1 / texts.length;
  }
  return labelDistribution(raw, labels, method);
}
