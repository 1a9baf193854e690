import { type ModelSuggestion, parseModelSuggestion } from '@ethogram/core';

/** A suggestion as somebody brings it. The scenario is named by its id or by the hash of its text. */
export interface NewSuggestion {
  readonly scenario: { readonly id: string } | { readonly textHash: string };
  readonly model: string;
  readonly revision: string;
  readonly answer: ModelSuggestion;
}

/** What lines that lack them are of. */
export interface ModelOfLines {
  readonly model?: string | null;
  readonly revision?: string | null;
}

export type ParsedLine =
  | { readonly ok: true; readonly suggestion: NewSuggestion }
  | { readonly ok: false; readonly problem: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_NAME = 200;

/** One line of JSON: `scenario` or `textHash`, `model` and `revision` unless given for all lines, and the answer's parts. */
export function parseSuggestionLine(line: string, { model, revision }: ModelOfLines): ParsedLine {
  const fields = fieldsOf(line);
  if (!fields) return { ok: false, problem: 'This is no JSON object.' };
  const { scenario, textHash, model: ownModel, revision: ownRevision, ...answer } = fields;
  const problems: string[] = [];
  const of = { model: ownModel ?? model, revision: ownRevision ?? revision ?? '' };
  if (!isName(of.model) || of.model === '')
    problems.push('Name the model, in the line or for the whole file.');
  if (!isName(of.revision)) problems.push('The revision must be text.');
  const named = nameOf(scenario, textHash);
  if (!named)
    problems.push('Name the scenario by "scenario", its id, or by "textHash", the hash of its text.');
  const parsed = parseModelSuggestion(answer);
  if (!parsed.ok) problems.push(...parsed.problems);
  if (problems.length > 0 || !parsed.ok || !named) return { ok: false, problem: problems.join(' ') };
  const { model: name, revision: state } = of as { model: string; revision: string };
  return {
    ok: true,
    suggestion: { scenario: named, model: name.trim(), revision: state.trim(), answer: parsed.suggestion },
  };
}

function nameOf(scenario: unknown, textHash: unknown): NewSuggestion['scenario'] | undefined {
  if (typeof scenario === 'string' && ID.test(scenario)) return { id: scenario.toLowerCase() };
  return typeof textHash === 'string' && textHash !== '' && scenario === undefined ? { textHash } : undefined;
}

function isName(candidate: unknown): candidate is string {
  return typeof candidate === 'string' && candidate.trim().length <= LONGEST_NAME;
}

function fieldsOf(line: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
