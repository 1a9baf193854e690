import type { SeededRandom } from '../random/seeded-random.js';
import { makeSpan } from '../spans/text-span.js';
import type { FormAnswer, FormCondition, FormDefinition, FormPart, PartAnswer } from './form-definition.js';
import { askedParts } from './asked-parts.js';
import { pairsOf } from './pairs-of.js';

/** For tests: a text with characters of more than one unit. */
export const RANDOM_FORM_TEXT = 'I took 🚗 and left, and nobody was told where to.';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));

/** For tests: a form that parses, with conditions of every sort on the parts before. */
export function randomForm(random: SeededRandom): FormDefinition {
  const parts: FormPart[] = [];
  const count = 1 + random.integer(8);
  while (parts.length < count) {
    const asked =
      parts.length > 0 && random.next() < 0.6 ? { showIf: randomCondition(random, parts, 3) } : {};
    parts.push({ ...randomPart(random, `p${parts.length}`), ...asked });
  }
  return { version: 1, parts };
}

function randomPart(random: SeededRandom, id: string): FormPart {
  const common = { id, label: `Part ${id}`, required: random.next() < 0.5 };
  return random.pick<FormPart>([
    { ...common, kind: 'choice', options: OPTIONS },
    { ...common, kind: 'choices', options: OPTIONS, least: 1, most: 2 },
    { ...common, kind: 'likert', min: -1, labels: ['low', '', 'high'] },
    { ...common, kind: 'slider', min: 0, max: 1, step: 0.1, minLabel: '', maxLabel: '' },
    { ...common, kind: 'ranking', options: OPTIONS },
    { ...common, kind: 'pairwise', options: OPTIONS, ties: true },
    { ...common, kind: 'span', labels: OPTIONS },
    { ...common, kind: 'text', maxLength: 20, lines: 'one' },
  ]);
}

function randomCondition(random: SeededRandom, earlier: readonly FormPart[], depth: number): FormCondition {
  const inner = (): FormCondition => randomCondition(random, earlier, depth - 1);
  const kind = depth > 1 ? random.integer(6) : 5;
  if (kind === 0) return { not: inner() };
  if (kind === 1) return { all: [inner(), inner()] };
  if (kind === 2) return { any: [inner(), inner()] };
  const part = random.pick(earlier);
  const answered = { part: part.id, answered: random.next() < 0.5 };
  switch (part.kind) {
    case 'choice':
      return random.pick<FormCondition>([answered, { part: part.id, equals: 'a' }]);
    case 'choices':
    case 'span':
      return random.pick<FormCondition>([answered, { part: part.id, includes: 'b' }]);
    case 'likert':
    case 'slider':
      return random.pick<FormCondition>([
        answered,
        { part: part.id, equals: 0 },
        { part: part.id, atLeast: 0.5 },
        { part: part.id, atMost: 0.3 },
      ]);
    case 'text':
      return random.pick<FormCondition>([answered, { part: part.id, equals: 'yes' }]);
    case 'ranking':
    case 'pairwise':
      return answered;
  }
}

/** For tests: an answer to a part that fits it. */
export function randomPartAnswer(random: SeededRandom, part: FormPart): PartAnswer {
  switch (part.kind) {
    case 'choice':
      return random.pick(part.options).id;
    case 'choices':
      return random
        .shuffle(part.options)
        .slice(0, 1 + random.integer(2))
        .map(({ id }) => id);
    case 'likert':
      return part.min + random.integer(part.labels.length);
    case 'slider':
      return part.min + random.integer(11) * part.step;
    case 'ranking':
      return random.shuffle(part.options).map(({ id }) => id);
    case 'pairwise':
      return pairsOf(part, 'seed').map((pair) => ({
        ...pair,
        chosen: random.pick([pair.first, pair.second, null]),
      }));
    case 'span': {
      const start = random.integer(20);
      return [{ ...makeSpan(RANDOM_FORM_TEXT, start, start + 5), label: random.pick(part.labels).id }];
    }
    case 'text':
      return random.pick(['yes', 'no', 'perhaps 🙂']);
  }
}

/** For tests: everything asked is answered, one part after the other, as a person would. */
export function randomAnswer(random: SeededRandom, definition: FormDefinition): FormAnswer {
  const parts: Record<string, PartAnswer> = {};
  for (const part of definition.parts) {
    const isAsked = askedParts(definition, parts).some(({ id }) => id === part.id);
    if (isAsked && (part.required || random.next() < 0.5)) parts[part.id] = randomPartAnswer(random, part);
  }
  return { kind: 'form', parts };
}
