import { describe, expect, it } from '@jest/globals';
import { commonCommand, moralCommand, type Stroke, surveyCommand } from './key-map.js';

const press = (key: string, modifiers: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe('the keyboard of a moral judgment', () => {
  it('has digits for the verdict and two rows of letters for the scales', () => {
    expect(moralCommand(press('3'), 'page', true)).toEqual({ do: 'verdict', verdict: 'ESH' });
    expect(moralCommand(press('a'), 'page', true)).toEqual({ do: 'acceptability', value: -2 });
    expect(moralCommand(press('G'), 'page', true)).toEqual({ do: 'acceptability', value: 2 });
    expect(moralCommand(press('q'), 'page', true)).toEqual({ do: 'confidence', value: 1 });
    expect(moralCommand(press('6'), 'page', true)).toBeNull();
  });

  it('has a letter each for marking, finding, writing and saying more', () => {
    expect(moralCommand(press('m'), 'page', true)).toEqual({ do: 'mark-evidence' });
    expect(moralCommand(press('v'), 'page', true)).toEqual({ do: 'find-value' });
    expect(moralCommand(press('n'), 'page', true)).toEqual({ do: 'write-rationale' });
    expect(moralCommand(press('o'), 'page', true)).toEqual({ do: 'say-more' });
  });

  it('has no key that means two things', () => {
    const keys = [...'1234567890abcdefghijklmnopqrstuvwxyz/?'];
    const both = keys.filter(
      (key) => moralCommand(press(key), 'page', true) && commonCommand(press(key), 'page', true),
    );
    expect(both).toEqual([]);
  });

  it('leaves letters alone while somebody types, and combinations to the browser', () => {
    expect(moralCommand(press('a'), 'text', true)).toBeNull();
    expect(moralCommand(press('a', { ctrlKey: true }), 'page', true)).toBeNull();
    expect(moralCommand(press('f', { metaKey: true }), 'page', true)).toBeNull();
  });

  it('does nothing by single keys when they are switched off', () => {
    expect(moralCommand(press('1'), 'page', false)).toBeNull();
    expect(commonCommand(press('?'), 'page', false)).toBeNull();
    expect(commonCommand(press('Enter', { ctrlKey: true }), 'page', false)).toEqual({ do: 'submit' });
  });
});

describe('the keyboard of every form', () => {
  it('skips with x', () => {
    expect(commonCommand(press('x'), 'page', true)).toEqual({ do: 'skip' });
    expect(commonCommand(press('x'), 'text', true)).toBeNull();
  });

  it('saves with Enter, but a button keeps its own Enter and a text its line break', () => {
    expect(commonCommand(press('Enter'), 'page', true)).toEqual({ do: 'submit' });
    expect(commonCommand(press('Enter'), 'button', true)).toBeNull();
    expect(commonCommand(press('Enter'), 'text', true)).toBeNull();
    expect(commonCommand(press('Enter', { metaKey: true }), 'text', true)).toEqual({ do: 'submit' });
  });

  it('leaves a text field with Escape', () => {
    expect(commonCommand(press('Escape'), 'text', true)).toEqual({ do: 'leave' });
    expect(commonCommand(press('Escape'), 'page', true)).toBeNull();
  });
});

describe('the keyboard of a survey', () => {
  it('rates within the scale and moves between sentences', () => {
    expect(surveyCommand(press('6'), 'page', true, { min: 1, max: 6 })).toEqual({ do: 'rate', rating: 6 });
    expect(surveyCommand(press('7'), 'page', true, { min: 1, max: 6 })).toBeNull();
    expect(surveyCommand(press('0'), 'page', true, { min: 0, max: 4 })).toEqual({ do: 'rate', rating: 0 });
    expect(surveyCommand(press('j'), 'page', true, { min: 1, max: 6 })).toEqual({ do: 'next-item' });
  });
});
