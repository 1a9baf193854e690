import {
  type FormDefinition,
  type GuidelineExample,
  type MoralForm,
  parseExamples,
  parseFormDefinition,
  parseMoralForm,
} from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import type { StudyKind } from '../study/study.entity.js';

/** What is asked and how it is explained. */
export interface FormContent {
  readonly definition: FormDefinition | MoralForm;
  readonly guideline: string;
  readonly examples: GuidelineExample[];
}

/** As it came. */
export interface UntrustedContent {
  readonly definition: unknown;
  readonly guideline: string;
  readonly examples?: unknown;
}

/** What is wrong with an untrusted form for studies of this kind; nothing when it can be used. */
export function definitionProblems(kind: StudyKind, definition: unknown): readonly string[] {
  const parsed = parseOf(kind, definition);
  return parsed.ok ? [] : parsed.problems;
}

/** @throws BadInputError */
export function checkedContent(kind: StudyKind, content: UntrustedContent): FormContent {
  return {
    definition: checkedDefinition(kind, content.definition),
    guideline: content.guideline,
    examples: checkedExamples(content.examples),
  };
}

/** @throws BadInputError */
export function checkedDefinition(kind: StudyKind, definition: unknown): FormDefinition | MoralForm {
  const parsed = parseOf(kind, definition);
  if (!parsed.ok) throw new BadInputError(parsed.problems.join(' '));
  return 'definition' in parsed ? parsed.definition : parsed.form;
}

/** @throws BadInputError */
export function checkedExamples(examples: unknown): GuidelineExample[] {
  const parsed = parseExamples(examples ?? []);
  if (!parsed.ok) throw new BadInputError(parsed.problems.join(' '));
  return parsed.examples;
}

function parseOf(
  kind: StudyKind,
  definition: unknown,
): ReturnType<typeof parseFormDefinition> | ReturnType<typeof parseMoralForm> {
  if (kind === 'FORM') return parseFormDefinition(definition);
  if (kind === 'MORAL_JUDGMENT') return parseMoralForm(definition);
  return { ok: false, problems: ['A survey asks what its instrument asks; it has no form.'] };
}
