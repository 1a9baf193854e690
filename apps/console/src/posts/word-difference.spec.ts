import { describe, expect, it } from '@jest/globals';
import { wordDifference } from './word-difference.js';

const side = (before: string, after: string, drop: 'added' | 'removed'): string =>
  wordDifference(before, after)
    .filter(({ kind }) => kind !== drop)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  it.each([
    ['', ''],
    ['', 'All new.'],
    ['All gone.', ''],
    ['I was late.', 'I was very late.'],
    ['One two three four', 'One 2 three 4'],
    ['a b\n\nc', 'a b\nc\n\nEDIT: d'],
    ['x '.repeat(2_000), 'y '.repeat(2_000)],
  ])('of %j and %j loses nothing', (before, after) => {
    expect(side(before, after, 'added')).toBe(before);
    expect(side(before, after, 'removed')).toBe(after);
  });

  it('leaves what stayed alone', () => {
    expect(wordDifference('I was late.', 'I was very late.')).toEqual([
      { kind: 'same', text: 'I was ' },
      { kind: 'added', text: 'very ' },
      { kind: 'same', text: 'late.' },
    ]);
  });
});
