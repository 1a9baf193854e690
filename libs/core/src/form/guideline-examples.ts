import { FieldReader } from './field-reader.js';
import type { GuidelineExample } from './form-definition.js';
import { FORM_LIMITS, MOST_PROBLEMS } from './form-limits.js';

export type ParsedExamples =
  | { readonly ok: true; readonly examples: GuidelineExample[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Checks untrusted worked cases and returns a clean copy, or what is wrong with them. */
export function parseExamples(input: unknown): ParsedExamples {
  if (!Array.isArray(input) || input.length > FORM_LIMITS.examples)
    return { ok: false, problems: [`The examples must be a list of at most ${FORM_LIMITS.examples}.`] };
  const problems: string[] = [];
  const examples = input.map((entry: unknown, index) => {
    const reader = new FieldReader(entry, `Example ${index + 1}`, problems);
    const example = {
      title: reader.text('title', FORM_LIMITS.exampleTitle),
      text: reader.text('text', FORM_LIMITS.exampleText, { mayBeEmpty: true }),
      explanation: reader.text('explanation', FORM_LIMITS.exampleText, { mayBeEmpty: true }),
    };
    reader.refuseOthers();
    return example;
  });
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
    : { ok: true, examples };
}
