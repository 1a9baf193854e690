import type { FormAnswer, FormDefinition, PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { formCloseness } from './form-closeness.js';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const COMMON = { label: '?', required: false };
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { ...COMMON, id: 'one', kind: 'choice', options: OPTIONS },
    { ...COMMON, id: 'some', kind: 'choices', options: OPTIONS },
    { ...COMMON, id: 'rating', kind: 'likert', min: 1, labels: ['', '', '', '', ''] },
    { ...COMMON, id: 'share', kind: 'slider', min: 0, max: 10, step: 1, minLabel: '', maxLabel: '' },
    { ...COMMON, id: 'why', kind: 'text', maxLength: 10, lines: 'one' },
  ],
};
const answer = (parts: Record<string, PartAnswer>): FormAnswer => ({ kind: 'form', parts });

describe('how near an answer to a form is to those of others', () => {
  it('is said part by part, of who answered it', () => {
    const own = answer({ one: 'a', some: ['a', 'b'], rating: 5, share: 4, why: 'so' });
    const others = [
      answer({ one: 'a', some: ['a', 'b'], rating: 1 }),
      answer({ one: 'b', rating: 5, why: 'no' }),
      answer({ one: 'c' }),
    ];
    const found = Object.fromEntries(formCloseness(own, others, FORM));
    expect(found).toEqual({ one: expect.closeTo(1 / 3), some: 1, rating: 0.5 });
    expect(Object.fromEntries(formCloseness(own, [answer({ share: 9 })], FORM))).toEqual({ share: 0.5 });
  });
});
