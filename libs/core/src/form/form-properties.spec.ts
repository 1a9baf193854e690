import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../hash/canonical-json.js';
import { SeededRandom } from '../random/seeded-random.js';
import { answerOf, askedParts } from './asked-parts.js';
import { inFormOrder } from './form-answer-order.js';
import { formAnswerProblems, formProblemsByPart } from './form-answer-problems.js';
import { parseFormAnswer } from './parse-form-answer.js';
import { parseFormDefinition } from './parse-form-definition.js';
import { RANDOM_FORM_TEXT as TEXT, randomAnswer, randomForm, randomPartAnswer } from './random-form.js';

const ROUNDS = Array.from({ length: 400 }, (_, round) => SeededRandom.from('forms', round));
const idsOf = (parts: readonly { id: string }[]): string[] => parts.map(({ id }) => id);

describe('any form', () => {
  it('is read as it was written, and read again as it was read', () => {
    for (const random of ROUNDS) {
      const form = randomForm(random);
      const parsed = parseFormDefinition(JSON.parse(JSON.stringify(form)));
      expect(parsed).toEqual({ ok: true, definition: form });
    }
  });

  it('names only parts that come before, whatever its order was', () => {
    for (const random of ROUNDS) {
      const { parts } = randomForm(random);
      const shuffled = random.shuffle(parts);
      const looksAhead = shuffled.some(({ showIf }, index) =>
        namedIn(showIf).some((id) => !idsOf(shuffled.slice(0, index)).includes(id)),
      );
      expect(parseFormDefinition({ version: 1, parts: shuffled }).ok).toBe(!looksAhead);
    }
  });

  it('takes the answer of whoever answers what is asked', () => {
    for (const random of ROUNDS) {
      const form = randomForm(random);
      const answer = randomAnswer(random, form);
      const parsed = parseFormAnswer(JSON.parse(JSON.stringify(answer)));
      expect(parsed).toEqual({ ok: true, answer });
      expect(formAnswerProblems(answer, form, TEXT)).toEqual([]);
    }
  });

  it('lets no part be answered that is not asked, and counts no such answer for what comes after', () => {
    let hidden = 0;
    for (const random of ROUNDS) {
      const form = randomForm(random);
      const everything = Object.fromEntries(
        form.parts.map((part) => [part.id, randomPartAnswer(random, part)]),
      );
      const asked = idsOf(askedParts(form, everything));
      const problems = formProblemsByPart({ kind: 'form', parts: everything }, form, TEXT);
      const notAsked = form.parts.filter(({ id }) => !asked.includes(id));
      hidden += notAsked.length;
      expect(problems.map(({ part }) => part)).toEqual(idsOf(notAsked));
      const only = Object.fromEntries(asked.map((id) => [id, answerOf(everything, id) ?? '']));
      expect(idsOf(askedParts(form, only))).toEqual(asked);
    }
    expect(hidden).toBeGreaterThan(100);
  });

  it('stores one answer in one spelling', () => {
    for (const random of ROUNDS) {
      const form = randomForm(random);
      const answer = randomAnswer(random, form);
      const other = Object.fromEntries(
        random
          .shuffle(Object.entries(answer.parts))
          .map(([id, part]) => [id, isSet(form, id) ? [...(part as string[])].reverse() : part]),
      );
      const stored = inFormOrder({ kind: 'form', parts: other as typeof answer.parts }, form);
      expect(canonicalJson(stored)).toBe(canonicalJson(inFormOrder(answer, form)));
      expect(inFormOrder(stored, form)).toEqual(stored);
    }
  });
});

function isSet({ parts }: ReturnType<typeof randomForm>, id: string): boolean {
  return parts.some((part) => part.id === id && (part.kind === 'choices' || part.kind === 'span'));
}

function namedIn(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([name, value]) =>
    name === 'part' ? [String(value)] : Array.isArray(value) ? value.flatMap(namedIn) : namedIn(value),
  );
}
