import { describe, expect, it } from '@jest/globals';
import { makeSpan } from '../spans/text-span.js';
import type { FormDefinition, FormPart, PairwisePart, PartAnswer } from './form-definition.js';
import { formAnswerProblems } from './form-answer-problems.js';
import { pairsOf } from './pairs-of.js';
import { parseFormAnswer } from './parse-form-answer.js';
import { partSummary } from './part-summary.js';

const TEXT = 'I took 🚗 and left.';
const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: `Option ${id}` }));
const part = (rest: object): FormPart => ({ id: 'p', label: 'Part', required: true, ...rest }) as FormPart;
const CHOICE = part({ kind: 'choice', options: OPTIONS });
const CHOICES = part({ kind: 'choices', options: OPTIONS, least: 2, most: 2 });
const LIKERT = part({ kind: 'likert', min: 1, labels: ['no', '', 'yes'] });
const SLIDER = part({ kind: 'slider', min: 0, max: 1, step: 0.1, minLabel: '', maxLabel: '' });
const RANKING = part({ kind: 'ranking', options: OPTIONS });
const PAIRWISE: PairwisePart = {
  id: 'p',
  label: 'Part',
  required: true,
  kind: 'pairwise',
  options: OPTIONS,
  ties: false,
};
const SPAN = part({ kind: 'span', labels: OPTIONS, most: 1 });
const WORDS = part({ kind: 'text', maxLength: 5, lines: 'one' });
const PAIRS = pairsOf(PAIRWISE, 'seed').map((pair) => ({
  ...pair,
  chosen: pair.first,
}));
const PASSAGE = { ...makeSpan(TEXT, 2, 8), label: 'a' };

function problems(asked: FormPart, answer: PartAnswer | undefined, text: string | null = TEXT): string {
  const definition: FormDefinition = { version: 1, parts: [asked] };
  const parts: Record<string, PartAnswer> = answer === undefined ? {} : { p: answer };
  return formAnswerProblems({ kind: 'form', parts }, definition, text).join(' ');
}

describe('an answer to a part', () => {
  it.each<[string, FormPart, PartAnswer, string]>([
    ['a choice', CHOICE, 'b', 'Option b'],
    ['choices', CHOICES, ['a', 'c'], 'Option a, Option c'],
    ['a rating', LIKERT, 3, '3 · yes'],
    ['a rating without words', LIKERT, 2, '2'],
    ['a number between steps that binary cannot say', SLIDER, 0.1 + 0.2, '0.30000000000000004'],
    ['a ranking', RANKING, ['c', 'a', 'b'], 'Option c > Option a > Option b'],
    ['every pair', PAIRWISE, PAIRS, ''],
    ['a passage', SPAN, [PASSAGE], 'Option a: “took 🚗”'],
    ['words counted by code point', WORDS, '🚗🚗🚗🚗🚗', '🚗🚗🚗🚗🚗'],
  ])('%s is taken, and put into words', (_, asked, answer, words) => {
    expect(problems(asked, answer)).toBe('');
    if (words) expect(partSummary(asked, answer)).toBe(words);
  });

  it.each<[string, FormPart, PartAnswer, RegExp]>([
    ['no option', CHOICE, 'd', /choose one of the options/],
    ['a list for a choice', CHOICE, ['a'], /choose one of the options/],
    ['too few', CHOICES, ['a'], /at least 2/],
    ['too many', CHOICES, ['a', 'b', 'c'], /at most 2/],
    ['one twice', CHOICES, ['a', 'a'], /choose among the options/],
    ['a rating beyond the scale', LIKERT, 4, /from 1 to 3/],
    ['a rating between two', LIKERT, 1.5, /from 1 to 3/],
    ['a number in words', LIKERT, '2', /from 1 to 3/],
    ['a number between steps', SLIDER, 0.25, /in steps of 0.1/],
    ['a number beyond the end', SLIDER, 1.1, /from 0 to 1/],
    ['a part of a ranking', RANKING, ['a', 'b'], /every option/],
    ['a part of the pairs', PAIRWISE, PAIRS.slice(1), /every pair/],
    ['a pair twice', PAIRWISE, [...PAIRS.slice(1), ...PAIRS.slice(2)], /every pair/],
    [
      'neither, where it may not be said',
      PAIRWISE,
      PAIRS.map((pair) => ({ ...pair, chosen: null })),
      /every pair/,
    ],
    ['a passage under no label', SPAN, [{ ...PASSAGE, label: 'd' }], /one of its labels/],
    ['a passage that stands elsewhere', SPAN, [{ ...PASSAGE, quote: 'left.' }], /does not quote/],
    [
      'two passages where one is asked',
      SPAN,
      [PASSAGE, { ...makeSpan(TEXT, 0, 3), label: 'a' }],
      /at most 1/,
    ],
    ['more words than fit', WORDS, '🚗🚗🚗🚗🚗🚗', /at most 5 characters/],
    ['words for pairs', PAIRWISE, 'a', /every pair/],
    ['ids for passages', SPAN, ['a'], /mark passages/],
  ])('%s is refused', (_, asked, answer, problem) => {
    expect(problems(asked, answer)).toMatch(problem);
  });

  it('is wanted where it is required, and empty is none', () => {
    expect(problems(CHOICE, undefined)).toMatch(/“Part” needs an answer/);
    expect(problems(WORDS, '  ')).toMatch(/needs an answer/);
    expect(problems({ ...CHOICE, required: false }, undefined)).toBe('');
  });

  it('cannot be a passage of a text that is empty or was deleted', () => {
    expect(problems(SPAN, undefined, '')).toBe('');
    expect(problems(SPAN, undefined, null)).toBe('');
    expect(problems(SPAN, undefined, TEXT)).toMatch(/needs an answer/);
  });

  it('may only be to a part the form has', () => {
    const definition: FormDefinition = { version: 1, parts: [{ ...CHOICE, required: false }] };
    expect(formAnswerProblems({ kind: 'form', parts: { q: 'a' } }, definition, TEXT)).toEqual([
      '"q" is not a part of this form.',
    ]);
  });
});

describe('an untrusted answer', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['no parts', { kind: 'form' }],
    ['a part of every object', JSON.parse('{"kind":"form","parts":{"__proto__":"a"}}')],
    ['the constructor', { kind: 'form', parts: { constructor: 'a' } }],
    ['true', { kind: 'form', parts: { p: true } }],
    ['an object', { kind: 'form', parts: { p: { a: 1 } } }],
    ['no finite number', { kind: 'form', parts: { p: Number.POSITIVE_INFINITY } }],
    ['a mixed list', { kind: 'form', parts: { p: ['a', 1] } }],
    ['a pair that chose a third', { kind: 'form', parts: { p: [{ first: 'a', second: 'b', chosen: 'c' }] } }],
    ['a pair of one', { kind: 'form', parts: { p: [{ first: 'a', second: 'a', chosen: null }] } }],
    ['a passage with more than it has', { kind: 'form', parts: { p: [{ ...PASSAGE, note: 'x' }] } }],
    ['a list without end', { kind: 'form', parts: { p: Array.from({ length: 201 }, () => 'a') } }],
    ['words without end', { kind: 'form', parts: { p: 'x'.repeat(10_001) } }],
    [
      'parts without end',
      { kind: 'form', parts: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, 1])) },
    ],
    ['another field', { kind: 'form', parts: {}, person: 'x' }],
  ])('of %s is refused', (_, input) => {
    expect(parseFormAnswer(input).ok).toBe(false);
  });
});

describe('pairs', () => {
  it('come in one order for one seed, in others for others, each once', () => {
    const asked = PAIRWISE;
    expect(pairsOf(asked, 'one')).toEqual(pairsOf(asked, 'one'));
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) => JSON.stringify(pairsOf(asked, `${seed}`))),
    );
    expect(orders.size).toBeGreaterThan(10);
    const sides = pairsOf(asked, 'one').map(({ first, second }) => [first, second].sort().join(''));
    expect(sides.sort()).toEqual(['ab', 'ac', 'bc']);
  });
});
