import { describe, expect, it } from '@jest/globals';
import type { FormAnswer, FormDefinition } from '../form/form-definition.js';
import { checkGold } from './check-gold.js';
import type { ExpectedAnswer, ExpectedFormAnswer } from './expected-answer.js';
import { expectedFormProblems, expectedOfForm } from './expected-form.js';
import { parseExpectedAnswer } from './parse-expected-answer.js';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { id: 'one', kind: 'choice', label: 'One', required: true, options: OPTIONS },
    { id: 'some', kind: 'choices', label: 'Some', required: false, options: OPTIONS },
    { id: 'rating', kind: 'likert', label: 'Rating', required: true, min: 1, labels: ['', '', '', '', ''] },
    { id: 'why', kind: 'text', label: 'Why', required: false, maxLength: 100, lines: 'one' },
  ],
};
const ANSWER: FormAnswer = { kind: 'form', parts: { one: 'a', some: ['b', 'c'], rating: 4, why: 'so' } };
const EXPECTED: ExpectedFormAnswer = {
  kind: 'form',
  parts: [
    { part: 'one', anyOf: ['a', 'b'] },
    { part: 'some', exactly: ['c', 'b'] },
    { part: 'rating', value: 2, tolerance: 1 },
  ],
};

describe('what is expected of a form', () => {
  it('is read as it was written', () => {
    expect(parseExpectedAnswer(EXPECTED)).toEqual({ ok: true, expected: EXPECTED });
  });

  it.each<[string, unknown]>([
    ['nothing', []],
    ['a part twice', [EXPECTED.parts[0], EXPECTED.parts[0]]],
    ['two things of one part', [{ part: 'one', anyOf: ['a'], value: 1 }]],
    ['no part', [{ anyOf: ['a'] }]],
    ['none of any', [{ part: 'one', anyOf: [] }]],
    ['another field', [{ part: 'one', anyOf: ['a'], note: 'x' }]],
    ['less than no tolerance', [{ part: 'rating', value: 2, tolerance: -1 }]],
    ['a part of every object', [{ part: '__proto__', anyOf: ['a'] }]],
  ])('may not be %s', (_, parts) => {
    expect(parseExpectedAnswer({ kind: 'form', parts }).ok).toBe(false);
  });

  it('fits parts that have one right answer, and what can be answered there', () => {
    expect(expectedFormProblems(EXPECTED, FORM)).toEqual([]);
    const wrong: ExpectedFormAnswer = {
      kind: 'form',
      parts: [
        { part: 'one', anyOf: ['d'] },
        { part: 'some', anyOf: ['a'] },
        { part: 'rating', value: 6, tolerance: 1 },
        { part: 'why', anyOf: ['so'] },
        { part: 'other', anyOf: ['a'] },
      ],
    };
    expect(expectedFormProblems(wrong, FORM)).toHaveLength(5);
  });

  it('is compared part by part', () => {
    expect(checkGold(ANSWER, EXPECTED)).toEqual([
      { question: 'one', isRight: true },
      { question: 'some', isRight: true },
      { question: 'rating', isRight: false },
    ]);
    const none = checkGold({ kind: 'form', parts: {} }, EXPECTED);
    expect(none.map(({ isRight }) => isRight)).toEqual([false, false, false]);
    const nothingChosen: ExpectedAnswer = { kind: 'form', parts: [{ part: 'some', exactly: [] }] };
    expect(checkGold({ kind: 'form', parts: {} }, nothingChosen)).toEqual([
      { question: 'some', isRight: true },
    ]);
    expect(checkGold({ kind: 'survey', ratings: [] }, nothingChosen)).toEqual([
      { question: 'some', isRight: false },
    ]);
  });

  it('can be taken from a settled answer, without what has no right answer', () => {
    const settled = expectedOfForm(ANSWER, FORM);
    expect(settled.parts.map(({ part }) => part)).toEqual(['one', 'some', 'rating']);
    expect(expectedFormProblems(settled, FORM)).toEqual([]);
    expect(checkGold(ANSWER, settled).every(({ isRight }) => isRight)).toBe(true);
  });
});
