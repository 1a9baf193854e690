import type { FormAnswer, FormDefinition, PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { disagrees } from './disagreement.js';

const OPTIONS = ['a', 'b'].map((id) => ({ id, label: id }));
const COMMON = { label: '?', required: false };
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { ...COMMON, id: 'one', kind: 'choice', options: OPTIONS },
    { ...COMMON, id: 'rating', kind: 'likert', min: 1, labels: ['', '', '', '', ''] },
    { ...COMMON, id: 'share', kind: 'slider', min: 0, max: 10, step: 1, minLabel: '', maxLabel: '' },
    { ...COMMON, id: 'some', kind: 'choices', options: OPTIONS },
    { ...COMMON, id: 'why', kind: 'text', maxLength: 10, lines: 'one' },
  ],
};
const asked = { scale: null, definition: FORM };
const answer = (parts: Record<string, PartAnswer>): FormAnswer => ({ kind: 'form', parts });

describe('disagreement on a form', () => {
  it.each<[boolean, Record<string, PartAnswer>, Record<string, PartAnswer>]>([
    [false, { one: 'a', why: 'so' }, { one: 'a', why: 'else' }],
    [true, { one: 'a' }, { one: 'b' }],
    [false, { one: 'a' }, {}],
    [false, { rating: 1 }, { rating: 2 }],
    [true, { rating: 1 }, { rating: 3 }],
    [false, { share: 2 }, { share: 6 }],
    [true, { share: 2 }, { share: 7 }],
    [false, { some: ['a'] }, { some: ['b'] }],
  ])('is %s between %j and %j', (expected, one, other) => {
    expect(disagrees([answer(one), answer(other)], asked)).toBe(expected);
  });
});
