import { describe, expect, it } from '@jest/globals';
import { DEFAULT_MORAL_FORM, type FormPart } from '@ethogram/core';
import { emptyContent } from './form-content.js';
import { differences } from './form-difference.js';

const FIT: FormPart = {
  id: 'fit',
  kind: 'likert',
  label: 'Fits',
  required: true,
  min: 1,
  labels: ['no', 'yes'],
};
const NOTE: FormPart = {
  id: 'note',
  kind: 'text',
  label: 'Note',
  required: false,
  maxLength: 100,
  lines: 'one',
};
const OTHER: FormPart = { ...NOTE, id: 'other', label: 'Other' };
const form = (...parts: FormPart[]) => ({ ...emptyContent('FORM'), parts });

describe('what changed between two versions of a form', () => {
  it('is nothing for the same', () => {
    expect(differences(form(FIT, NOTE), form({ ...FIT }, NOTE))).toEqual([]);
  });

  it('names questions that came, went, were changed and moved', () => {
    const asked: FormPart = { ...NOTE, label: 'Comment', required: true, showIf: { part: 'fit', atMost: 1 } };
    expect(differences(form(FIT, NOTE), form(FIT, asked, OTHER))).toEqual([
      '“Comment”: asks “Comment”, not “Note”',
      '“Comment”: is required, not optional',
      '“Comment”: is asked if “Fits” is at most 1, not always',
      'New: “Other”',
    ]);
    expect(differences(form(FIT, NOTE, OTHER), form(OTHER, FIT))).toEqual([
      'Without “Note”',
      'The questions are in another order',
    ]);
  });

  it('hides no change that its words do not tell', () => {
    const choice = (id: string): FormPart => ({
      id: 'c',
      kind: 'choice',
      label: 'C',
      required: true,
      options: [{ id, label: 'A' }],
    });
    expect(differences(form(choice('a')), form(choice('b')))).toEqual([
      '“C”: details that only its JSON shows',
    ]);
  });

  it('tells the parts of a moral judgment, the guideline and the examples', () => {
    const before = {
      ...emptyContent('MORAL_JUDGMENT'),
      examples: [{ title: 'One', text: 'a', explanation: '' }],
    };
    const after = {
      ...before,
      moral: { ...DEFAULT_MORAL_FORM, whose: 'required' as const, twoPasses: true },
      guideline: 'Read.',
      examples: [
        { title: 'One', text: 'b', explanation: '' },
        { title: 'Two', text: '', explanation: '' },
      ],
    };
    expect(differences(before, after)).toEqual([
      'Whose value it is: required, not off',
      'Two passes, not one',
      'The guideline is another',
      'The example “One” is another',
      'New example: “Two”',
    ]);
  });
});
