import { asFields, type Fields, unknownFields } from '../moral/answer-fields.js';
import { MAX_SPANS } from '../moral/judgment-answer.js';
import { textSpanProblems } from '../moral/parse-spans.js';
import { codePointLength } from '../spans/text-span.js';
import type { ComparedPair, FormAnswer, LabelledSpan, PartAnswer } from './form-definition.js';
import { FORM_LIMITS, isFormId, MOST_PROBLEMS } from './form-limits.js';

export type ParsedFormAnswer =
  { readonly ok: true; readonly answer: FormAnswer } | { readonly ok: false; readonly problems: string[] };

/** Entries of the longest list there can be: options, or passages. */
const LONGEST_LIST = Math.max(FORM_LIMITS.options, MAX_SPANS);

/**
 * Checks the shape of an untrusted answer and returns a clean copy, or what is wrong with it. Whether it answers the form it
 * was given for is for whoever has the form: `formAnswerProblems`.
 */
export function parseFormAnswer(input: unknown): ParsedFormAnswer {
  const fields = asFields(input) ?? {};
  const parts = asFields(fields.parts);
  if (fields.kind !== 'form' || !parts)
    return { ok: false, problems: ['An answer to a form must have the kind "form" and an object "parts".'] };
  const problems = unknownFields(fields, ['kind', 'parts']);
  const entries = Object.entries(parts);
  if (entries.length > FORM_LIMITS.parts) problems.push(`A form has ${FORM_LIMITS.parts} parts at most.`);
  const read = entries.slice(0, FORM_LIMITS.parts).flatMap(([id, answer]): [string, PartAnswer][] => {
    const name = `"${id.slice(0, FORM_LIMITS.id)}"`;
    if (!isFormId(id)) problems.push(`${name} cannot be the id of a part.`);
    const clean = parsePart(answer, `The answer to ${name}`, problems);
    return clean === undefined ? [] : [[id, clean]];
  });
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  return { ok: true, answer: { kind: 'form', parts: Object.fromEntries(read) } };
}

function parsePart(input: unknown, place: string, problems: string[]): PartAnswer | undefined {
  if (typeof input === 'string') {
    if (codePointLength(input) <= FORM_LIMITS.textAnswer) return input;
    problems.push(`${place} must have at most ${FORM_LIMITS.textAnswer} characters.`);
  } else if (typeof input === 'number') {
    if (Number.isFinite(input)) return input;
    problems.push(`${place} must be a finite number.`);
  } else if (Array.isArray(input) && input.length <= LONGEST_LIST) return parseList(input, place, problems);
  else problems.push(`${place} must be text, a number or a list of at most ${LONGEST_LIST}.`);
  return undefined;
}

function parseList(input: readonly unknown[], place: string, problems: string[]): PartAnswer | undefined {
  if (input.every(isFormId)) return [...input];
  const before = problems.length;
  const entries = input.map((entry) => asFields(entry) ?? {});
  const arePassages = entries.every((entry) => Object.hasOwn(entry, 'quote'));
  const read = entries.map((entry, index) =>
    arePassages
      ? parsePassage(entry, `${place}, entry ${index + 1},`, problems)
      : parsePair(entry, `${place}, entry ${index + 1},`, problems),
  );
  return problems.length > before ? undefined : (read as ComparedPair[] | LabelledSpan[]);
}

function parsePassage(fields: Fields, place: string, problems: string[]): LabelledSpan {
  const { start, end, quote, textHash, label } = fields;
  problems.push(...textSpanProblems(fields, place));
  if (!isFormId(label)) problems.push(`${place} needs a label of the part.`);
  problems.push(...unknownFields(fields, ['start', 'end', 'quote', 'textHash', 'label']));
  return { start, end, quote, textHash, label } as LabelledSpan;
}

function parsePair(fields: Fields, place: string, problems: string[]): ComparedPair {
  const { first, second, chosen } = fields;
  const isPair = isFormId(first) && isFormId(second) && first !== second;
  if (!isPair || (chosen !== null && chosen !== first && chosen !== second))
    problems.push(`${place} must be an id, a passage, or two options of which "chosen" is one or null.`);
  problems.push(...unknownFields(fields, ['first', 'second', 'chosen']));
  return { first, second, chosen } as ComparedPair;
}
