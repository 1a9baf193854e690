import { answerOf, type FormAnswer, type FormDefinition } from '@ethogram/core';

/** A part people can disagree on: choices by being others, numbers by this distance. */
export interface ComparedPart {
  readonly id: string;
  /** Half the scale; null where any difference counts. */
  readonly gap: number | null;
}

/** One choice, ratings and sliders; what may have several answers, orders, passages and words is no disagreement. */
export function comparedParts({ parts }: FormDefinition): ComparedPart[] {
  return parts.flatMap((part): ComparedPart[] => {
    if (part.kind === 'choice') return [{ id: part.id, gap: null }];
    if (part.kind === 'likert')
      return [{ id: part.id, gap: Math.max(1, Math.ceil((part.labels.length - 1) / 2)) }];
    return part.kind === 'slider' ? [{ id: part.id, gap: (part.max - part.min) / 2 }] : [];
  });
}

/** Whether answers to one task disagree in a part; who left it out does not count there. */
export function formDisagrees(answers: readonly FormAnswer[], definition: FormDefinition): boolean {
  return comparedParts(definition).some(({ id, gap }) => {
    const given = answers.flatMap(({ parts }) => {
      const answer = answerOf(parts, id);
      return typeof answer === 'string' || typeof answer === 'number' ? [answer] : [];
    });
    if (gap === null) return new Set(given).size > 1;
    const numbers = given.map(Number);
    return numbers.length > 1 && Math.max(...numbers) - Math.min(...numbers) >= gap;
  });
}
