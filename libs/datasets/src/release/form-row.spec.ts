import { type FormAnswer, type FormDefinition, makeSpan, type PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import type { FormRowContent } from './form-content.js';
import { damagedPassages, formRow, type LookedAt } from './form-row.js';
import { tallyForm } from './form-tally.js';

const TEXT = 'I took 🚗 and left.';
const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const COMMON = { label: '?', required: false };
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { ...COMMON, id: 'one', kind: 'choice', options: OPTIONS },
    { ...COMMON, id: 'some', kind: 'choices', options: OPTIONS, showIf: { part: 'one', equals: 'a' } },
    { ...COMMON, id: 'rating', kind: 'likert', min: 1, labels: ['', '', ''] },
    { ...COMMON, id: 'order', kind: 'ranking', options: OPTIONS },
    { ...COMMON, id: 'pairs', kind: 'pairwise', options: OPTIONS.slice(1), ties: true },
    { ...COMMON, id: 'marked', kind: 'span', labels: OPTIONS },
    { ...COMMON, id: 'why', kind: 'text', maxLength: 100, lines: 'one' },
  ],
};
const PASSAGE = { ...makeSpan(TEXT, 2, 8), label: 'a' };
const answer = (parts: Record<string, PartAnswer>): FormAnswer => ({ kind: 'form', parts });
const ANSWERS = [
  answer({
    one: 'a',
    some: ['a', 'b'],
    rating: 1,
    order: ['a', 'b', 'c'],
    pairs: [{ first: 'b', second: 'c', chosen: 'b' }],
  }),
  answer({
    one: 'a',
    some: ['b'],
    rating: 2,
    order: ['b', 'a', 'c'],
    pairs: [{ first: 'c', second: 'b', chosen: null }],
  }),
  answer({
    one: 'a',
    rating: 3,
    marked: [PASSAGE, { ...PASSAGE, start: 3, quote: 'another' }],
    why: 'I took it.',
  }),
  answer({ one: 'b', rating: 3 }),
];

describe('what several people said', () => {
  it('is counted part by part, of those who were asked', () => {
    expect(tallyForm(FORM, ANSWERS)).toEqual({
      distribution: {
        one: { asked: 4, answered: 4, counts: { a: 3, b: 1, c: 0 } },
        some: { asked: 3, answered: 2, counts: { a: 1, b: 2, c: 0 } },
        rating: { asked: 4, answered: 4, counts: { 1: 1, 2: 1, 3: 2 } },
        order: { asked: 4, answered: 2, counts: { 'a:1': 1, 'b:2': 1, 'c:3': 2, 'b:1': 1, 'a:2': 1 } },
        pairs: { asked: 4, answered: 2, counts: { 'b>c': 1, 'b=c': 1 } },
        marked: { asked: 4, answered: 1, counts: { a: 1, b: 0, c: 0 } },
        why: { asked: 4, answered: 1, counts: {} },
      },
      aggregate: {
        one: { method: 'majority', value: 'a' },
        some: { method: 'majority-each', value: ['b'] },
        rating: { method: 'mean', value: 2.25, median: 2.5 },
        order: { method: 'borda', value: { a: 1.5, b: 1.5, c: 0 } },
        pairs: { method: 'win-share', value: { b: 0.75, c: 0.25 } },
      },
    });
  });

  it('has no winner on a tie, and nothing of parts nobody answered', () => {
    const { aggregate } = tallyForm(FORM, [answer({ one: 'a' }), answer({ one: 'b' })]);
    expect(aggregate).toEqual({ one: { method: 'majority', value: null } });
  });
});

describe('the row of a form', () => {
  const looked = (changes: Partial<LookedAt>): LookedAt => ({
    key: 'scenario:x',
    scenarioId: 'id',
    itemId: null,
    scenario: { textHash: 'x', title: 'T', text: TEXT, synthetic: false },
    item: null,
    text: TEXT,
    mayPublishText: true,
    judgments: ANSWERS.map((given, index) => ({ annotator: `p${index}`, answer: given })),
    settled: { answer: answer({ one: 'a', why: 'I took it.' }), reason: 'He took it.', revision: 1 },
    ...changes,
  });
  const contentOf = (changes: Partial<LookedAt>): FormRowContent =>
    formRow(looked(changes), FORM).content as FormRowContent;

  it('holds every answer, without passages that say something else than the text', () => {
    const given = contentOf({});
    const marked = given.judgments.find(({ annotator }) => annotator === 'p2');
    expect(marked?.parts).toEqual({ one: 'a', rating: 3, marked: [PASSAGE], why: 'I took it.' });
    expect(damagedPassages(ANSWERS[2] as FormAnswer, FORM, TEXT)).toBe(1);
    expect(given.adjudicated).toEqual({
      parts: { one: 'a', why: 'I took it.' },
      reason: 'He took it.',
      revision: 1,
    });
  });

  it('has no word of a text that may not be published, nor what may quote it', () => {
    const given = contentOf({ mayPublishText: false });
    const words = JSON.stringify(given);
    for (const word of ['took', 'T"']) expect(words).not.toContain(word);
    const marked = given.judgments.find(({ annotator }) => annotator === 'p2');
    expect(marked?.parts).toMatchObject({
      marked: [{ start: 2, end: 8, quote: null, label: 'a' }],
      why: null,
    });
    expect(given.adjudicated).toMatchObject({ parts: { why: null }, reason: null });
  });

  it('is the same in whatever order the answers come', () => {
    const { judgments } = looked({});
    expect(contentOf({ judgments: [...judgments].reverse() })).toEqual(contentOf({}));
  });
});
