import { DEFAULT_MORAL_FORM, PLAIN_MORAL_FORM } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { formInWords } from './form-words.js';

describe('what a study asks, in words', () => {
  it('names what is asked on top and how', () => {
    expect(formInWords(DEFAULT_MORAL_FORM)).toBe('Passages of the text as evidence (optional).');
    expect(formInWords({ ...PLAIN_MORAL_FORM, whose: 'required', twoPasses: true })).toBe(
      'A first impression of the title alone, whose value it is (required).',
    );
    expect(formInWords(PLAIN_MORAL_FORM)).toBe('Nothing.');
  });

  it('does not guess at a form of a later version', () => {
    expect(formInWords({ version: 2 })).toBeNull();
  });
});
