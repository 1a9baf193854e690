import type { FormPart, PartAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { formStroke, optionKey, ratingKey } from './form-keys.js';
import { neighbour, nextOpen, stopOfPart, stopsOf } from './form-stops.js';
import { nearest, shownValue, stepped } from './slider-value.js';

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const base = { id: 'part', label: 'Part', required: true };
const PARTS = {
  choice: { ...base, kind: 'choice', options },
  choices: { ...base, kind: 'choices', options },
  likert: { ...base, kind: 'likert', min: 1, labels: ['no', 'perhaps', 'yes'] },
  slider: { ...base, kind: 'slider', min: 0, max: 1, step: 0.1, minLabel: 'no', maxLabel: 'yes' },
  ranking: { ...base, kind: 'ranking', options },
  pairwise: { ...base, kind: 'pairwise', options, ties: true },
  text: { ...base, kind: 'text', maxLength: 100, lines: 'many' },
} as const satisfies Record<string, FormPart>;
const pair = { first: 'b', second: 'a' };
const at = (part: FormPart, answer?: PartAnswer, more: object = {}) => ({
  part,
  answer,
  isRightToLeft: false,
  ...more,
});
const answerTo = (key: string, part: FormPart, answer?: PartAnswer, more?: object): unknown => {
  const stroke = formStroke(key, at(part, answer, more));
  return stroke?.do === 'answer' ? stroke.answer : stroke;
};

describe('the number keys', () => {
  it('choose in the part they are pressed in', () => {
    expect(formStroke('2', at(PARTS.choice))).toEqual({ do: 'answer', answer: 'b', isDone: true });
    expect(formStroke('3', at(PARTS.likert))).toEqual({ do: 'answer', answer: 3, isDone: true });
    expect(formStroke('3', at(PARTS.choices, ['a']))).toMatchObject({ answer: ['a', 'c'], isDone: false });
    expect(answerTo('1', PARTS.ranking, ['c'])).toEqual(['c', 'a']);
    expect(answerTo('2', PARTS.pairwise, undefined, { pair })).toEqual([{ ...pair, chosen: 'a' }]);
    expect(answerTo('3', PARTS.pairwise, undefined, { pair })).toEqual([{ ...pair, chosen: null }]);
    expect(answerTo('3', { ...PARTS.pairwise, ties: false }, undefined, { pair })).toBeNull();
    expect(answerTo('4', PARTS.choice)).toBeNull();
    expect(answerTo('1', PARTS.text)).toBeNull();
  });

  it('are ratings where all of them are digits, else places; the tenth option has 0', () => {
    const labels = Array.from({ length: 5 }, () => 'x');
    expect(labels.map((_, index) => ratingKey({ min: 0, labels }, index))).toEqual(['0', '1', '2', '3', '4']);
    expect(labels.map((_, index) => ratingKey({ min: -2, labels }, index))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(ratingKey({ min: 6, labels }, 4)).toBe('5');
    expect([optionKey(9), optionKey(10)]).toEqual(['0', undefined]);
    expect(answerTo('5', { ...PARTS.likert, min: -2, labels })).toBe(2);
  });
});

describe('the arrow keys', () => {
  it('take hold of a slider in the middle, then move it by exact steps, and turn round with the script', () => {
    expect(answerTo('ArrowRight', PARTS.slider)).toBe(0.5);
    expect(answerTo('ArrowRight', PARTS.slider, 0.2)).toBe(0.3);
    expect(answerTo('ArrowRight', PARTS.slider, 0.2, { isRightToLeft: true })).toBe(0.1);
    expect(answerTo('ArrowUp', PARTS.slider, 1)).toBe(1);
    expect(answerTo('Home', PARTS.slider, 0.7)).toBe(0);
    expect(answerTo('End', PARTS.slider, 0.7)).toBe(1);
    expect(nearest(PARTS.slider, 0.30000000000000004)).toBe(0.3);
    expect(stepped({ min: -5, max: 5, step: 2.5 }, 0, 1)).toBe(2.5);
    expect(shownValue({ min: 0, max: 5, step: 2 }, undefined)).toBe(2);
  });

  it('move the option of a ranking that was pressed last, and leave other parts alone', () => {
    expect(answerTo('ArrowUp', PARTS.ranking, ['a', 'b', 'c'], { pointed: 'c' })).toEqual(['a', 'c', 'b']);
    expect(answerTo('ArrowDown', PARTS.ranking, ['a', 'b'], { pointed: 'a' })).toEqual(['b', 'a']);
    expect(answerTo('ArrowDown', PARTS.ranking)).toEqual(['a']);
    expect(answerTo('ArrowDown', PARTS.choice)).toBeNull();
  });
});

describe('the way through a form', () => {
  const parts: FormPart[] = [
    { ...PARTS.choice, id: 'one' },
    { ...PARTS.pairwise, id: 'two' },
    { ...PARTS.text, id: 'three' },
  ];
  const pairs = [pair, { first: 'a', second: 'c' }];
  const stops = stopsOf(parts, () => pairs);

  it('stops at every part and every pair, and at the ends', () => {
    expect(stops.map(({ id }) => id)).toEqual(['one', 'two/0', 'two/1', 'three']);
    expect(neighbour(stops, 'one', 1)?.id).toBe('two/0');
    expect(neighbour(stops, 'one', -1)?.id).toBe('one');
    expect(neighbour(stops, 'three', 1)?.id).toBe('three');
    expect(neighbour(stops, 'gone', 1)?.id).toBe('one');
  });

  it('goes on after an answer to the next stop without one', () => {
    const answers = { one: 'a', two: [{ first: 'a', second: 'b', chosen: 'a' }] };
    expect(nextOpen(stops, 'one', answers)?.id).toBe('two/1');
    expect(nextOpen(stops, 'two/1', { ...answers, three: 'x' })).toBeUndefined();
    expect(stopOfPart(stops, 'two', answers)?.id).toBe('two/1');
    expect(stopOfPart(stops, 'one', answers)?.id).toBe('one');
  });

  it('has keys to go on, to mark and to write', () => {
    const done = ['j', 'k', 'm', 'N'].map((key) => formStroke(key, at(PARTS.choice))?.do);
    expect(done).toEqual(['next', 'previous', 'mark', 'write']);
  });
});
