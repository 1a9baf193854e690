import { parseExamples, parseFormDefinition } from '@ethogram/core';
import { definitionOf, type FormContent } from './form-content.js';

/** What keeps a form from being saved, a sentence each, by the same rules as the server's. */
export function problemsOf(content: FormContent): readonly string[] {
  const parsed = content.kind === 'FORM' ? parseFormDefinition(definitionOf(content)) : null;
  const examples = parseExamples(content.examples);
  return [
    ...(content.name.trim() === '' ? ['The form needs a name.'] : []),
    ...(parsed && !parsed.ok ? parsed.problems : []),
    ...(content.guideline.trim() === '' ? ['The form needs a guideline.'] : []),
    ...(examples.ok ? [] : examples.problems),
  ];
}

/** Those about one question, by its place from 0. */
export function problemsOfPart(problems: readonly string[], at: number): string[] {
  const start = `Part ${at + 1}`;
  return problems.filter((problem) => problem.startsWith(`${start} `) || problem.startsWith(`${start},`));
}
