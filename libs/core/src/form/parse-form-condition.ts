import { asFields, type Fields } from '../moral/answer-fields.js';
import type { FormCondition, FormPart } from './form-definition.js';
import { FORM_LIMITS } from './form-limits.js';

interface Reading {
  readonly place: string;
  readonly earlier: readonly FormPart[];
  readonly problems: string[];
  /** Conditions read so far, those inside others counted. */
  size: number;
}

/** Stands for a condition that could not be read; the form it is in is refused. */
const NEVER: FormCondition = { any: [] };

/** The condition of an untrusted part; `earlier` holds the parts before it, the only ones that may be named. */
export function parseCondition(
  input: unknown,
  place: string,
  earlier: readonly FormPart[],
  problems: string[],
): FormCondition {
  return read(input, { place, earlier, problems, size: 0 }, 1);
}

function read(input: unknown, reading: Reading, depth: number): FormCondition {
  reading.size += 1;
  if (depth > FORM_LIMITS.conditionDepth || reading.size > FORM_LIMITS.conditionSize)
    return complain(
      reading,
      `may hold ${FORM_LIMITS.conditionSize} conditions, ${FORM_LIMITS.conditionDepth} inside each other.`,
    );
  const fields = asFields(input) ?? {};
  const names = Object.keys(fields).sort().join(' ');
  switch (names) {
    case 'all':
      return { all: readList(fields.all, reading, depth) };
    case 'any':
      return { any: readList(fields.any, reading, depth) };
    case 'not':
      return { not: read(fields.not, reading, depth + 1) };
    default:
      return readTest(fields, reading);
  }
}

function readList(input: unknown, reading: Reading, depth: number): FormCondition[] {
  if (Array.isArray(input) && input.length > 0 && input.length <= FORM_LIMITS.conditionSize)
    return input.map((entry: unknown) => read(entry, reading, depth + 1));
  complain(reading, 'needs at least one condition in "all" or "any".');
  return [];
}

function readTest({ part: id, ...test }: Fields, reading: Reading): FormCondition {
  const part = reading.earlier.find((candidate) => candidate.id === id);
  if (!part) return complain(reading, 'must name a part that comes before this one in "part".');
  const [[name, value] = ['', undefined], ...others] = Object.entries(test);
  if (others.length === 0 && isTestOf(part, name, value)) return { part: part.id, [name]: value } as never;
  return complain(reading, `must say of "${part.id}" ${TESTS[part.kind]}`);
}

const TESTS: Readonly<Record<FormPart['kind'], string>> = {
  choice: 'that it "equals" one of its options, or whether it is "answered".',
  choices: 'that it "includes" one of its options, or whether it is "answered".',
  likert: 'that it "equals" a rating, is "atLeast" or "atMost" one, or whether it is "answered".',
  slider: 'that it "equals" a number, is "atLeast" or "atMost" one, or whether it is "answered".',
  ranking: 'whether it is "answered".',
  pairwise: 'whether it is "answered".',
  span: 'that it "includes" one of its labels, or whether it is "answered".',
  text: 'that it "equals" something, or whether it is "answered".',
};

function isTestOf(part: FormPart, name: string, value: unknown): boolean {
  if (name === 'answered') return typeof value === 'boolean';
  switch (part.kind) {
    case 'choice':
      return name === 'equals' && part.options.some(({ id }) => id === value);
    case 'choices':
      return name === 'includes' && part.options.some(({ id }) => id === value);
    case 'span':
      return name === 'includes' && part.labels.some(({ id }) => id === value);
    case 'likert':
    case 'slider':
      return ['equals', 'atLeast', 'atMost'].includes(name) && Number.isFinite(value);
    case 'text':
      return name === 'equals' && typeof value === 'string' && value.length <= part.maxLength;
    case 'ranking':
    case 'pairwise':
      return false;
  }
}

function complain({ place, problems }: Reading, problem: string): FormCondition {
  problems.push(`${place} ${problem}`);
  return NEVER;
}
