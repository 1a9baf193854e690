import type { JsonNode } from './json-tree.js';

/**
 * Where a form's JSON has what a problem is about, by the place the problem names (`Part 2, entry 3 of "options", …`); the
 * nearest thing around it where that is not there. Null for problems about the form as a whole.
 */
export function offsetOfProblem(root: JsonNode, problem: string): number | null {
  const part = /^(?:"\w+" is not a field of )?Part (\d+)/.exec(problem)?.[1];
  if (part === undefined) return null;
  const path: (string | number)[] = ['parts', Number(part) - 1];
  const entry = /, entry (\d+) of "(\w+)"/.exec(problem);
  if (entry) path.push(entry[2] ?? '', Number(entry[1]) - 1);
  else if (problem.includes(', "showIf"')) path.push('showIf');
  const field = /(?:needs|in) "(\w+)"|^"(\w+)" is not/.exec(problem)?.slice(1).find(Boolean);
  return offsetOf(root, field === undefined ? path : [...path, field]);
}

function offsetOf(node: JsonNode, [step, ...rest]: readonly (string | number)[]): number {
  const next = step === undefined ? undefined : node.inside.get(step);
  return next ? offsetOf(next, rest) : node.start;
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
