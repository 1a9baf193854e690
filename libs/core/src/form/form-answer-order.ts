import { answerOf } from './asked-parts.js';
import type { FormAnswer, FormDefinition, FormPart, LabelledSpan, PartAnswer } from './form-definition.js';

/**
 * A checked answer as it is stored: parts in the order of the form, chosen options in theirs, passages in that of the text,
 * and nothing empty, so that the same answer has one spelling whoever sends it.
 */
export function inFormOrder({ parts }: FormAnswer, definition: FormDefinition): FormAnswer {
  const entries = definition.parts.flatMap((part): [string, PartAnswer][] => {
    const answer = answerOf(parts, part.id);
    return answer === undefined ? [] : [[part.id, ordered(part, answer)]];
  });
  return { kind: 'form', parts: Object.fromEntries(entries) };
}

function ordered(part: FormPart, answer: PartAnswer): PartAnswer {
  if (part.kind === 'choices') {
    const chosen = new Set(answer as readonly string[]);
    return part.options.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  }
  if (part.kind === 'span')
    return [...(answer as readonly LabelledSpan[])].sort(
      (a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1),
    );
  return answer;
}
