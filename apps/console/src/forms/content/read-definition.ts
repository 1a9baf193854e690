import { parseFormDefinition, parseMoralForm } from '@ethogram/core';
import type { FormContent, FormKind } from './form-content.js';
import { lineOf, offsetOfProblem } from './json-place.js';
import { readJson } from './json-tree.js';

export interface JsonProblem {
  readonly text: string;
  /** Where in the JSON; null: in the form as a whole. */
  readonly place: { readonly line: number; readonly offset: number } | null;
}

export type ReadDefinition =
  | { readonly ok: true; readonly content: Partial<FormContent> }
  | { readonly ok: false; readonly problems: readonly JsonProblem[] };

/** A definition out of JSON, by the rules the server checks it by; else what is wrong, and where. */
export function readDefinition(kind: FormKind, text: string): ReadDefinition {
  const tree = readJson(text);
  if (!tree.ok) {
    const place = { line: lineOf(text, tree.offset), offset: tree.offset };
    return { ok: false, problems: [{ text: tree.problem, place }] };
  }
  const problems = (sentences: readonly string[]) =>
    sentences.map((sentence) => {
      const offset = offsetOfProblem(tree.root, sentence);
      return { text: sentence, place: offset === null ? null : { line: lineOf(text, offset), offset } };
    });
  if (kind === 'FORM') {
    const parsed = parseFormDefinition(tree.value);
    return parsed.ok
      ? { ok: true, content: { parts: parsed.definition.parts } }
      : { ok: false, problems: problems(parsed.problems) };
  }
  const parsed = parseMoralForm(tree.value);
  return parsed.ok
    ? { ok: true, content: { moral: parsed.form } }
    : { ok: false, problems: problems(parsed.problems) };
}
