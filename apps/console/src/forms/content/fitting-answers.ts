import type { FormAnswer, FormDefinition, FormPart } from '@ethogram/core';
import { optionsOf } from './option-edits.js';

/** The answers that fit a form after it was changed as they did before: of questions that take the same answers. */
export function fittingAnswers(
  before: FormDefinition,
  after: FormDefinition,
  answers: FormAnswer['parts'],
): FormAnswer['parts'] {
  const shapes = new Map(before.parts.map((part) => [part.id, shapeOf(part)]));
  const fits = after.parts.filter((part) => shapes.get(part.id) === shapeOf(part)).map(({ id }) => id);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => fits.includes(id)));
}

/** What decides which answers a question takes, as text. */
function shapeOf(part: FormPart): string {
  const ids = optionsOf(part)?.map(({ id }) => id) ?? null;
  switch (part.kind) {
    case 'likert':
      return JSON.stringify([part.kind, part.min, part.labels.length]);
    case 'slider':
      return JSON.stringify([part.kind, part.min, part.max, part.step]);
    case 'pairwise':
      return JSON.stringify([part.kind, ids, part.ties]);
    case 'choice':
    case 'choices':
    case 'ranking':
    case 'span':
    case 'text':
      return JSON.stringify([part.kind, ids]);
  }
}
