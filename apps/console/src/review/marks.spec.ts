import { describe, expect, it } from '@jest/globals';
import { inCodePoints, partsOf, withMark } from './marks.js';

const text = 'My sister Anna lives at Elm Road.';

describe('marks of a reviewer', () => {
  it('leave out the blanks that were selected with a word', () => {
    expect(withMark([], text, { start: 9, end: 15, kind: 'handle' })).toEqual([
      { start: 10, end: 14, kind: 'handle' },
    ]);
  });

  it('are none where nothing but blanks was selected', () => {
    expect(withMark([], text, { start: 9, end: 10, kind: 'street' })).toEqual([]);
  });

  it('take the place of those they overlap, and stay in the order of the text', () => {
    const first = withMark([], text, { start: 24, end: 32, kind: 'street' });
    const second = withMark(first, text, { start: 10, end: 14, kind: 'user' });
    const third = withMark(second, text, { start: 12, end: 20, kind: 'user' });
    expect(third).toEqual([
      { start: 12, end: 20, kind: 'user' },
      { start: 24, end: 32, kind: 'street' },
    ]);
  });

  it('cut the text without losing any of it', () => {
    const marks = withMark([], text, { start: 10, end: 14, kind: 'user' });
    expect(partsOf(text, marks).map((part) => part.text)).toEqual([
      'My sister ',
      'Anna',
      ' lives at Elm Road.',
    ]);
    expect(partsOf(text, [])).toEqual([{ text, mark: null }]);
    expect(partsOf('', [])).toEqual([]);
  });

  it('are counted in code points for the server', () => {
    expect(inCodePoints('😀😀 Anna', [{ start: 5, end: 9, kind: 'user' }])).toEqual([
      { start: 3, end: 7, kind: 'user' },
    ]);
  });
});
