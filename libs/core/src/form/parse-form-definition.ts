import type { FormDefinition, FormPart } from './form-definition.js';
import { FieldReader } from './field-reader.js';
import { FORM_LIMITS, MOST_PROBLEMS } from './form-limits.js';
import { parseCondition } from './parse-form-condition.js';
import { parsePartKind } from './parse-part-kind.js';

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks an untrusted form and returns a clean copy of it, or what is wrong with it, one sentence each. A condition names
 * parts before its own only, so that what is asked can never go round in circles.
 */
export function parseFormDefinition(input: unknown): ParsedDefinition {
  const problems: string[] = [];
  const form = new FieldReader(input, 'The form', problems);
  if (form.raw('version') !== 1) form.complain('must have the version 1.');
  const parts = parseParts(form, problems);
  form.refuseOthers();
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
    : { ok: true, definition: { version: 1, parts } };
}

function parseParts(form: FieldReader, problems: string[]): FormPart[] {
  const input = form.raw('parts');
  if (!Array.isArray(input) || input.length === 0 || input.length > FORM_LIMITS.parts) {
    form.complain(`needs "parts": a list of 1 to ${FORM_LIMITS.parts}.`);
    return [];
  }
  const parts: FormPart[] = [];
  const taken = new Set<string>();
  input.forEach((entry: unknown, index) => {
    const before = problems.length;
    const part = parsePart(entry, `Part ${index + 1}`, { earlier: parts, taken, problems });
    if (problems.length === before) parts.push(part);
  });
  return parts;
}

interface Surroundings {
  readonly earlier: readonly FormPart[];
  readonly taken: Set<string>;
  readonly problems: string[];
}

function parsePart(input: unknown, place: string, { earlier, taken, problems }: Surroundings): FormPart {
  const reader = new FieldReader(input, place, problems);
  const common = {
    id: reader.id(taken),
    label: reader.text('label', FORM_LIMITS.label),
    ...reader.optionalText('help', FORM_LIMITS.help),
    required: reader.flag('required'),
  };
  const showIf = reader.raw('showIf');
  const condition =
    showIf === undefined ? {} : { showIf: parseCondition(showIf, `${place}, "showIf",`, earlier, problems) };
  const part = { ...common, ...parsePartKind(reader), ...condition } as FormPart;
  reader.refuseOthers();
  return part;
}
