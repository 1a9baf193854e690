import { type FormDefinition, type JudgmentAnswer, makeSpan, type PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { formQuestions } from './form-questions.js';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const COMMON = { label: '?', required: true };
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { ...COMMON, id: 'one', kind: 'choice', options: OPTIONS },
    { ...COMMON, id: 'some', kind: 'choices', options: OPTIONS, showIf: { part: 'one', equals: 'a' } },
    { ...COMMON, id: 'rating', kind: 'likert', min: 1, labels: ['', '', ''] },
    { ...COMMON, id: 'marked', kind: 'span', labels: OPTIONS },
    { ...COMMON, id: 'why', kind: 'text', maxLength: 10, lines: 'one' },
  ],
};
const answer = (parts: Record<string, PartAnswer>): JudgmentAnswer => ({ kind: 'form', parts });

describe('the questions of a form', () => {
  it('are its parts with labels to compare, by their kind; who left one out has no label there', () => {
    const textLength = null;
    const questions = formQuestions(FORM, [
      {
        textLength,
        answers: [answer({ one: 'a', some: ['a', 'b'], rating: 3, why: 'so' }), answer({ one: 'b' })],
      },
      { textLength, answers: [answer({ one: 'c', rating: 1 })] },
    ]);
    expect(questions.filter(({ metric }) => metric !== 'unitizing')).toMatchObject([
      { question: 'one', label: '?', metric: 'nominal', units: [['a', 'b'], ['c']] },
      { question: 'some', label: '?', metric: 'masi', units: [[['a', 'b']], []] },
      { question: 'rating', label: '?', metric: 'ordinal', units: [[3], [1]] },
    ]);
  });

  it('do not count what was answered to a part that was not asked', () => {
    const task = { textLength: null, answers: [answer({ one: 'b', some: ['a'] })] };
    const some = formQuestions(FORM, [task]).find(({ question }) => question === 'some');
    expect(some).toMatchObject({ units: [[]] });
  });

  it('compare what was marked along the text', () => {
    const text = 'I took 🚗 and left.';
    const marked = { marked: [{ ...makeSpan(text, 2, 8), label: 'a' }] };
    const task = { textLength: 17, answers: [answer(marked), answer({ one: 'a' })] };
    const question = formQuestions(FORM, [task]).find((one) => one.question === 'marked');
    expect(question?.metric).toBe('unitizing');
    expect(JSON.stringify(question)).toContain('"start":2,"end":8');
  });

  it('are for an order the places of each option, and for pairs what was chosen on whichever side', () => {
    const parts: FormDefinition['parts'] = [
      { ...COMMON, id: 'order', kind: 'ranking', options: OPTIONS },
      { ...COMMON, id: 'pairs', kind: 'pairwise', options: OPTIONS.slice(1), ties: true },
    ];
    const pair = (first: string, second: string, chosen: string | null): PartAnswer => [
      { first, second, chosen },
    ];
    const questions = formQuestions({ version: 1, parts }, [
      {
        textLength: null,
        answers: [
          answer({ order: ['b', 'a', 'c'], pairs: pair('b', 'c', 'b') }),
          answer({ order: ['a', 'b', 'c'], pairs: pair('c', 'b', 'b') }),
          answer({ pairs: pair('c', 'b', null) }),
        ],
      },
    ]);
    const places = [
      [2, 1],
      [1, 2],
      [3, 3],
    ];
    expect(questions).toEqual([
      { question: 'order', label: '?', metric: 'ordinal', units: places },
      { question: 'pairs', label: '?', metric: 'nominal', units: [['b', 'b', '']] },
    ]);
  });
});
