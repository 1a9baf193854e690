import {
  answerOf,
  type FormAnswer,
  type FormDefinition,
  type FormPart,
  masiDistance,
  mean,
  type PartAnswer,
} from '@ethogram/core';

/**
 * How near an answer is to those of others, part by part: 1 the same, 0 as far as can be. Parts nobody else answered, and
 * those with nothing to compare, are left out.
 */
export function* formCloseness(
  { parts }: FormAnswer,
  others: readonly FormAnswer[],
  definition: FormDefinition,
): Generator<[question: string, closeness: number]> {
  for (const part of definition.parts) {
    const own = answerOf(parts, part.id);
    if (own === undefined) continue;
    const theirs = others.flatMap((other) => {
      const answer = answerOf(other.parts, part.id);
      return answer === undefined ? [] : [distance(part, own, answer)];
    });
    const known = theirs.filter((one) => one !== null);
    if (known.length > 0) yield [part.id, 1 - mean(known)];
  }
}

/** 0 … 1; null where there is nothing to compare. */
function distance(part: FormPart, one: PartAnswer, other: PartAnswer): number | null {
  switch (part.kind) {
    case 'choice':
      return one === other ? 0 : 1;
    case 'choices':
      return masiDistance(one as readonly string[], other as readonly string[]);
    case 'likert':
      return Math.abs(Number(one) - Number(other)) / (part.labels.length - 1);
    case 'slider':
      return Math.abs(Number(one) - Number(other)) / (part.max - part.min);
    case 'ranking':
    case 'pairwise':
    case 'span':
    case 'text':
      return null;
  }
}
