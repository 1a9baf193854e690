import { answerOf } from '../form/asked-parts.js';
import type { FormAnswer, FormDefinition, FormPart } from '../form/form-definition.js';
import { FORM_LIMITS, isFormId } from '../form/form-limits.js';
import { asFields, unknownFields } from '../moral/answer-fields.js';
import type { GoldCheck } from './check-gold.js';
import type { ExpectedFormAnswer, ExpectedFormPart } from './expected-answer.js';

/** The expectation of an untrusted object of kind "form"; what is wrong is added to the problems. */
export function parseExpectedForm(input: unknown, problems: string[]): ExpectedFormAnswer {
  if (!Array.isArray(input) || input.length === 0 || input.length > FORM_LIMITS.parts) {
    problems.push('Say of at least one part what is expected of it.');
    return { kind: 'form', parts: [] };
  }
  const parts = input.flatMap((entry: unknown, index) => {
    const part = parsePart(entry);
    if (part) return [part];
    problems.push(
      `Entry ${index + 1} of the expected parts needs a part, and "anyOf", "exactly", or a value with its tolerance.`,
    );
    return [];
  });
  if (new Set(parts.map(({ part }) => part)).size < parts.length)
    problems.push('Say of each part once what is expected of it.');
  return { kind: 'form', parts };
}

function parsePart(entry: unknown): ExpectedFormPart | undefined {
  const { part, anyOf, exactly, value, tolerance = 0, ...rest } = asFields(entry) ?? {};
  if (!isFormId(part) || unknownFields(rest, []).length > 0) return undefined;
  const given = [anyOf, exactly, value].filter((one) => one !== undefined);
  if (given.length !== 1) return undefined;
  if (areIds(anyOf) && anyOf.length > 0) return { part, anyOf };
  if (areIds(exactly)) return { part, exactly };
  const isNear = Number.isFinite(value) && Number.isFinite(tolerance) && Number(tolerance) >= 0;
  return isNear ? { part, value: Number(value), tolerance: Number(tolerance) } : undefined;
}

function areIds(candidate: unknown): candidate is string[] {
  return Array.isArray(candidate) && candidate.length <= FORM_LIMITS.options && candidate.every(isFormId);
}

/** Where an expectation does not fit the form it is of, one sentence each. */
export function expectedFormProblems(expected: ExpectedFormAnswer, definition: FormDefinition): string[] {
  return expected.parts.flatMap((entry) => {
    const part = definition.parts.find(({ id }) => id === entry.part);
    if (!part) return [`"${entry.part}" is not a part of this form.`];
    return fits(entry, part) ? [] : [`What is expected of “${part.label}” cannot be answered there.`];
  });
}

function fits(expected: ExpectedFormPart, part: FormPart): boolean {
  if (part.kind === 'choice')
    return (
      'anyOf' in expected && expected.anyOf.every((id) => part.options.some((option) => option.id === id))
    );
  if (part.kind === 'choices')
    return (
      'exactly' in expected && expected.exactly.every((id) => part.options.some((option) => option.id === id))
    );
  if (part.kind === 'likert') return 'value' in expected && isRating(expected.value, part);
  return (
    part.kind === 'slider' && 'value' in expected && expected.value >= part.min && expected.value <= part.max
  );
}

function isRating(value: number, { min, labels }: { min: number; labels: readonly string[] }): boolean {
  return Number.isInteger(value) && value >= min && value < min + labels.length;
}

/** A part without an answer is wrong, but where nothing was to be chosen. */
export function formChecks(answer: FormAnswer | undefined, { parts }: ExpectedFormAnswer): GoldCheck[] {
  return parts.map((expected) => ({
    question: expected.part,
    isRight: answer !== undefined && isRight(answerOf(answer.parts, expected.part), expected),
  }));
}

function isRight(given: unknown, expected: ExpectedFormPart): boolean {
  if ('anyOf' in expected) return typeof given === 'string' && expected.anyOf.includes(given);
  if ('exactly' in expected) {
    const chosen: readonly unknown[] = Array.isArray(given) ? given : [];
    return chosen.length === expected.exactly.length && expected.exactly.every((id) => chosen.includes(id));
  }
  return typeof given === 'number' && Math.abs(given - expected.value) <= expected.tolerance;
}

/** What a settled answer makes of its task as gold: its choices, and its numbers with one step of tolerance. */
export function expectedOfForm({ parts }: FormAnswer, definition: FormDefinition): ExpectedFormAnswer {
  const expected = definition.parts.flatMap((part): ExpectedFormPart[] => {
    const answer = answerOf(parts, part.id);
    if (answer === undefined) return [];
    if (part.kind === 'choice') return [{ part: part.id, anyOf: [answer as string] }];
    if (part.kind === 'choices') return [{ part: part.id, exactly: answer as readonly string[] }];
    if (part.kind === 'likert') return [{ part: part.id, value: Number(answer), tolerance: 1 }];
    return part.kind === 'slider' ? [{ part: part.id, value: Number(answer), tolerance: part.step }] : [];
  });
  return { kind: 'form', parts: expected };
}
