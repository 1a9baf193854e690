import { evidenceProblems } from '../moral/evidence-check.js';
import { codePointLength } from '../spans/text-span.js';
import { answerOf, askedParts } from './asked-parts.js';
import type {
  ComparedPair,
  FormAnswer,
  FormDefinition,
  FormOption,
  FormPart,
  LabelledSpan,
  PairwisePart,
  PartAnswer,
  SliderPart,
} from './form-definition.js';
import { pairsOf } from './pairs-of.js';

export type FormProblem = {
  /** The part's id. */
  readonly part: string;
  readonly problem: string;
};

/**
 * Where an answer does not fit its form, one sentence each.
 * @param text what passages are marked in; null when it was deleted, and nothing marked in it can be checked
 */
export function formAnswerProblems(
  answer: FormAnswer,
  definition: FormDefinition,
  text: string | null,
): string[] {
  return formProblemsByPart(answer, definition, text).map(({ problem }) => problem);
}

/** As `formAnswerProblems`, each with the part it is about. */
export function formProblemsByPart(
  { parts }: FormAnswer,
  definition: FormDefinition,
  text: string | null,
): FormProblem[] {
  const asked = askedParts(definition, parts);
  const known = new Set(definition.parts.map(({ id }) => id));
  const askedIds = new Set(asked.map(({ id }) => id));
  const notAsked = Object.keys(parts).filter((id) => !askedIds.has(id) && answerOf(parts, id) !== undefined);
  return [
    ...asked.flatMap((part) =>
      problemsOf(part, answerOf(parts, part.id), text).map((problem) => ({ part: part.id, problem })),
    ),
    ...notAsked.map((id) => ({
      part: id,
      problem: known.has(id)
        ? `"${id}" is not asked after these answers: leave it out.`
        : `"${id}" is not a part of this form.`,
    })),
  ];
}

function problemsOf(part: FormPart, answer: PartAnswer | undefined, text: string | null): string[] {
  if (answer !== undefined)
    return misfits(part, answer, text).map((problem) => `“${part.label}”: ${problem}`);
  // Nothing can be marked where there is no text.
  const isPossible = part.kind !== 'span' || (text ?? '').trim() !== '';
  return part.required && isPossible ? [`“${part.label}” needs an answer.`] : [];
}

function misfits(part: FormPart, answer: PartAnswer, text: string | null): string[] {
  switch (part.kind) {
    case 'choice':
      return hasId(part.options, answer) ? [] : ['choose one of the options.'];
    case 'choices':
      return isIds(answer, part.options) ? countProblems(answer.length, part) : ['choose among the options.'];
    case 'ranking': {
      const isWhole = isIds(answer, part.options) && answer.length === part.options.length;
      return isWhole ? [] : ['put every option into the order, each once.'];
    }
    case 'likert': {
      const max = part.min + part.labels.length - 1;
      const isRating = Number.isInteger(answer) && Number(answer) >= part.min && Number(answer) <= max;
      return isRating ? [] : [`choose a rating from ${part.min} to ${max}.`];
    }
    case 'slider':
      return sliderProblems(part, answer);
    case 'text':
      return typeof answer === 'string' && codePointLength(answer) <= part.maxLength
        ? []
        : [`write at most ${part.maxLength} characters.`];
    case 'pairwise':
      return isEveryPair(part, answer) ? [] : ['compare every pair, each once.'];
    case 'span':
      if (!isPassages(answer) || !answer.every(({ label }) => hasId(part.labels, label)))
        return ['mark passages under one of its labels.'];
      return [
        ...countProblems(answer.length, part),
        ...repeatedPassages(answer),
        ...(text === null ? [] : evidenceProblems(answer, text)),
      ];
  }
}

function hasId(options: readonly FormOption[], candidate: unknown): boolean {
  return options.some(({ id }) => id === candidate);
}

/** Ids of the options, each once. */
function isIds(answer: PartAnswer, options: readonly FormOption[]): answer is readonly string[] {
  return (
    Array.isArray(answer) &&
    new Set(answer).size === answer.length &&
    answer.every((id) => hasId(options, id))
  );
}

function countProblems(
  count: number,
  { least, most }: { readonly least?: number; readonly most?: number },
): string[] {
  if (least !== undefined && count < least) return [`choose at least ${least}.`];
  return most !== undefined && count > most ? [`choose at most ${most}.`] : [];
}

function sliderProblems({ min, max, step }: SliderPart, answer: PartAnswer): string[] {
  const steps = (Number(answer) - min) / step;
  // Steps of 0.1 are not exact in binary.
  const isOnStep = Math.abs(steps - Math.round(steps)) < 1e-6;
  const isNumber = typeof answer === 'number' && answer >= min && answer <= max && isOnStep;
  return isNumber ? [] : [`choose a number from ${min} to ${max} in steps of ${step}.`];
}

function isEveryPair(part: PairwisePart, answer: PartAnswer): boolean {
  const wanted = new Set(pairsOf(part, '').map(pairKey));
  if (!Array.isArray(answer) || answer.length !== wanted.size) return false;
  const pairs = answer as readonly ComparedPair[];
  return (
    new Set(pairs.map(pairKey)).size === wanted.size &&
    pairs.every((pair) => wanted.has(pairKey(pair)) && (part.ties || pair.chosen !== null))
  );
}

/** The same for both sides a pair can be shown on. */
function pairKey({ first, second }: Pick<ComparedPair, 'first' | 'second'>): string {
  return [first, second].sort().join(' ');
}

function isPassages(answer: PartAnswer): answer is readonly LabelledSpan[] {
  return (
    Array.isArray(answer) && answer.every((entry: unknown) => typeof entry === 'object' && 'quote' in entry!)
  );
}

function repeatedPassages(passages: readonly LabelledSpan[]): string[] {
  const keys = new Set(passages.map(({ start, end, label }) => `${start} ${end} ${label}`));
  return keys.size === passages.length ? [] : ['mark a passage under a label once.'];
}
