import { describe, expect, it } from '@jest/globals';
import type { FormDefinition, FormPart } from '@ethogram/core';
import { fittingAnswers } from './fitting-answers.js';

const FIT: FormPart = { id: 'fit', kind: 'likert', label: 'F', required: true, min: 1, labels: ['a', 'b'] };
const WHICH: FormPart = {
  id: 'which',
  kind: 'choice',
  label: 'W',
  required: true,
  options: [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
  ],
};
const form = (...parts: FormPart[]): FormDefinition => ({ version: 1, parts });
const ANSWERS = { fit: 2, which: 'y' };

describe('answers in the preview while the form changes', () => {
  it('stay when only words change', () => {
    const words = form({ ...WHICH, label: 'Which?' }, { ...FIT, labels: ['no', 'yes'] });
    expect(fittingAnswers(form(FIT, WHICH), words, ANSWERS)).toEqual(ANSWERS);
  });

  it('go when a question takes other answers, or is gone', () => {
    const fewer = form({ ...FIT, labels: ['a', 'b', 'c'] }, { ...WHICH, options: WHICH.options.slice(1) });
    expect(fittingAnswers(form(FIT, WHICH), fewer, ANSWERS)).toEqual({});
    expect(fittingAnswers(form(FIT, WHICH), form(WHICH), ANSWERS)).toEqual({ which: 'y' });
  });
});
