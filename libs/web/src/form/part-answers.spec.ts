import type { FormDefinition, LabelledSpan } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { ENGLISH_FORM_TEXTS } from './english-form-texts.js';
import {
  answerOfParts,
  chosenAgain,
  compared,
  comparedOf,
  moved,
  toggled,
  withAnswer,
  withoutPassage,
  withPassage,
} from './part-answers.js';
import { partProblems } from './part-problems.js';

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
const FORM: FormDefinition = {
  version: 1,
  parts: [
    { kind: 'choice', id: 'fits', label: 'Does it fit?', required: true, options },
    {
      kind: 'text',
      id: 'why',
      label: 'Why not?',
      required: true,
      maxLength: 5,
      lines: 'one',
      showIf: { part: 'fits', equals: 'b' },
    },
    { kind: 'choices', id: 'which', label: 'Which?', required: false, options, least: 2, most: 2 },
    { kind: 'ranking', id: 'order', label: 'In which order?', required: false, options },
    { kind: 'pairwise', id: 'pairs', label: 'Which more?', required: false, options, ties: true },
    { kind: 'span', id: 'passages', label: 'Where?', required: true, labels: options },
  ],
};
const problems = (parts: Parameters<typeof partProblems>[1], text = 'Some text.'): string[] =>
  partProblems(FORM, parts, text, ENGLISH_FORM_TEXTS).map(({ part, problem }) => `${part}: ${problem}`);
const passage = (start: number, end: number, label = 'a'): LabelledSpan => ({
  start,
  end,
  label,
  quote: 'x',
  textHash: '',
});

describe('the answers to the parts of a form', () => {
  it('of a part that vanished are kept, not sent, and count again when it comes back', () => {
    const answered = withAnswer(withAnswer({}, 'fits', 'b'), 'why', ' off ');
    expect(answerOfParts(FORM, answered).parts).toEqual({ fits: 'b', why: 'off' });
    const vanished = withAnswer(answered, 'fits', 'a');
    expect(vanished['why']).toBe(' off ');
    expect(answerOfParts(FORM, vanished).parts).toEqual({ fits: 'a' });
    expect(answerOfParts(FORM, withAnswer(vanished, 'fits', 'b')).parts).toEqual({ fits: 'b', why: 'off' });
  });

  it('are taken back by the same choice, but not where one is required', () => {
    expect(chosenAgain({ required: false }, 'a', 'a')).toBeUndefined();
    expect(chosenAgain({ required: true }, 'a', 'a')).toBe('a');
    expect(chosenAgain({ required: false }, 'b', 'a')).toBe('a');
    expect(withAnswer({ fits: 'a', why: 'x' }, 'fits', undefined)).toEqual({ why: 'x' });
  });

  it('are put into an order one by one and moved in it', () => {
    expect(toggled(toggled(undefined, 'c'), 'a')).toEqual(['c', 'a']);
    expect(toggled(['c', 'a'], 'c')).toEqual(['a']);
    expect(moved(['c', 'a', 'b'], 'b', -1)).toEqual(['c', 'b', 'a']);
    expect(moved(['c', 'a'], 'c', -1)).toEqual(['c', 'a']);
    expect(moved(['c', 'a'], 'a', 1)).toEqual(['c', 'a']);
    expect(moved(['c'], 'b', -1)).toEqual(['c', 'b']);
  });

  it('of a pair are one, whichever side the options were on', () => {
    const before = compared(
      compared(undefined, { first: 'a', second: 'b' }, 'a'),
      { first: 'a', second: 'c' },
      null,
    );
    const after = compared(before, { first: 'b', second: 'a' }, 'b');
    expect(after).toHaveLength(2);
    expect(comparedOf(after, { first: 'a', second: 'b' })?.chosen).toBe('b');
    expect(comparedOf(after, { first: 'a', second: 'c' })?.chosen).toBeNull();
    expect(comparedOf(after, { first: 'b', second: 'c' })).toBeUndefined();
  });

  it('of a text are each passage under a label once, in the order of the text', () => {
    const marked = [passage(5, 9), passage(0, 2), passage(5, 9), passage(5, 9, 'b')].reduce(
      (now, each) => withPassage(now, each),
      [] as readonly LabelledSpan[],
    );
    expect(marked.map(({ start, label }) => `${start}${label}`)).toEqual(['0a', '5a', '5b']);
    expect(withoutPassage(marked, passage(5, 9))).toHaveLength(2);
  });
});

describe('what keeps a form from being saved', () => {
  it('is what is missing, too few, too many, too long or half done, in the order of the form', () => {
    expect(problems({})).toEqual(['fits: This needs an answer.', 'passages: This needs an answer.']);
    expect(
      problems({
        fits: 'b',
        why: ' a 👩‍👩‍👧 ',
        which: ['a'],
        order: ['a', 'b'],
        pairs: [{ first: 'a', second: 'b', chosen: null }],
        passages: [passage(0, 4)],
      }),
    ).toEqual([
      'why: Write at most 5 characters.',
      'which: Choose at least 2.',
      'order: One is not in the order yet.',
      'pairs: 2 pairs are not compared yet.',
    ]);
  });

  it('is not what is not asked, nor a passage of a text there is not', () => {
    expect(problems({ fits: 'a', which: ['a', 'b'], order: ['c', 'b', 'a'] }, '')).toEqual([]);
  });
});
