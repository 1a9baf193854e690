import {
  answerOf,
  askedParts,
  codePointLength,
  type FormDefinition,
  type FormPart,
  type PartAnswer,
} from '@ethogram/core';
import type { FormTexts } from './form-texts.js';
import { idsOf, type PartAnswers, passagesOf } from './part-answers.js';

/** What keeps a part from being saved, and which. */
export interface PartProblem {
  readonly part: string;
  readonly problem: string;
}

/** What is still missing or too much, in the words of whoever fills the form in; in the order of the form. */
export function partProblems(
  definition: FormDefinition,
  parts: PartAnswers,
  text: string,
  { problems: words }: FormTexts,
): PartProblem[] {
  return askedParts(definition, parts).flatMap((part) => {
    const problem = problemOf(part, answerOf(parts, part.id), text, words);
    return problem === null ? [] : [{ part: part.id, problem }];
  });
}

function problemOf(
  part: FormPart,
  answer: PartAnswer | undefined,
  text: string,
  words: FormTexts['problems'],
): string | null {
  if (answer === undefined) {
    const isPossible = part.kind !== 'span' || text.trim() !== '';
    return part.required && isPossible ? words.missing : null;
  }
  switch (part.kind) {
    case 'choices':
      return countProblem(idsOf(answer).length, part, words);
    case 'span':
      return countProblem(passagesOf(answer).length, part, words);
    case 'ranking': {
      const left = part.options.length - idsOf(answer).length;
      return left > 0 ? words.rankAll(left) : null;
    }
    case 'pairwise': {
      const count = part.options.length;
      const left = (count * (count - 1)) / 2 - idsOf(answer).length;
      return left > 0 ? words.compareAll(left) : null;
    }
    case 'text':
      return codePointLength(String(answer).trim()) > part.maxLength ? words.long(part.maxLength) : null;
    case 'choice':
    case 'likert':
    case 'slider':
      return null;
  }
}

function countProblem(
  count: number,
  { least = 0, most = Infinity }: { readonly least?: number; readonly most?: number },
  words: FormTexts['problems'],
): string | null {
  if (count < least) return words.few(least);
  return count > most ? words.many(most) : null;
}
