import { describe, expect, it } from '@jest/globals';
import { labelInText } from './label-in-text.js';

const digits = ['1', '2', '3', '4', '5', '6'];
const verdicts = ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'];

describe('labelInText', () => {
  it.each([
    ['4', '4'],
    [' 4.', '4'],
    ['**4**', '4'],
    ['"4"', '4'],
    ['4 - I mostly agree, though 6 would be too much', '4'],
    ['4/6', '4'],
    ['My answer is 5.', '5'],
  ])('reads the digit of %p', (text, label) => {
    expect(labelInText(text, digits)).toBe(label);
  });

  it.each(['', 'no idea', '7', '14', '3.5', '1-6', '-3', 'somewhere from 2 to 4', 'v3'])(
    'finds no single digit in %p',
    (text) => {
      expect(labelInText(text, digits)).toBeNull();
    },
  );

  it.each([
    ['nta', 'NTA'],
    ['NTA, because she asked first.', 'NTA'],
    ['I would say ESH here', 'ESH'],
  ])('reads the verdict of %p', (text, label) => {
    expect(labelInText(text, verdicts)).toBe(label);
  });

  it.each(['Some more info would help', 'Either YTA or ESH', 'NTAs everywhere'])(
    'finds no single verdict in %p',
    (text) => {
      expect(labelInText(text, verdicts)).toBeNull();
    },
  );

  it('does not take an ordinary word in a sentence for an answer', () => {
    const amounts = ['none', 'some', 'all'];
    expect(labelInText('I have no opinions at all.', amounts)).toBeNull();
    expect(labelInText('All', amounts)).toBe('all');
    expect(labelInText('some of it', amounts)).toBe('some');
  });

  it('takes labels with characters of regular expressions literally', () => {
    expect(labelInText('C++ (sure)', ['C', 'C++'])).toBe('C++');
    expect(labelInText('axb', ['a.b'])).toBeNull();
  });
});
