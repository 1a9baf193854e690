import type { FormAnswer, FormCondition, FormDefinition, FormPart, PartAnswer } from './form-definition.js';

/** The answer to a part, if there is one: neither empty text nor an empty list is. */
export function answerOf(parts: FormAnswer['parts'], id: string): PartAnswer | undefined {
  const answer = Object.hasOwn(parts, id) ? parts[id] : undefined;
  if (typeof answer === 'string') return answer.trim() === '' ? undefined : answer;
  return Array.isArray(answer) && answer.length === 0 ? undefined : answer;
}

/**
 * The parts that are asked given the answers so far, in order. An answer to a part that is not asked counts for nothing,
 * as what it depended on has been taken back.
 */
export function askedParts(definition: FormDefinition, parts: FormAnswer['parts']): FormPart[] {
  const counted = new Map<string, PartAnswer>();
  return definition.parts.filter((part) => {
    if (part.showIf && !holds(part.showIf, counted)) return false;
    const answer = answerOf(parts, part.id);
    if (answer !== undefined) counted.set(part.id, answer);
    return true;
  });
}

function holds(condition: FormCondition, answers: ReadonlyMap<string, PartAnswer>): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers.get(condition.part);
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if ('equals' in condition) return answer === condition.equals;
  if ('includes' in condition) return includes(answer, condition.includes);
  if (typeof answer !== 'number') return false;
  return 'atLeast' in condition ? answer >= condition.atLeast : answer <= condition.atMost;
}

function includes(answer: PartAnswer | undefined, wanted: string): boolean {
  if (!Array.isArray(answer)) return false;
  return answer.some((entry: unknown) =>
    typeof entry === 'string' ? entry === wanted : (entry as { label?: unknown }).label === wanted,
  );
}
