import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { checkSpan, codePointLength, makeSpan, sliceByCodePoint } from './text-span.js';

const TEXT = 'I took 🚗 and 👩‍👧 left — naïve.';

describe('text spans', () => {
  it('count code points, not UTF-16 units', () => {
    expect('🚗'.length).toBe(2);
    expect(codePointLength('🚗')).toBe(1);
    // Woman, zero-width joiner, girl.
    expect(codePointLength('👩‍👧')).toBe(3);
    expect(sliceByCodePoint(TEXT, 7, 8)).toBe('🚗');
  });

  it('hold the exact quote and check as ok on the same text', () => {
    const span = makeSpan(TEXT, 7, 12);
    expect(span.quote).toBe('🚗 and');
    expect(checkSpan(span, TEXT)).toBe('ok');
  });

  it('check for every range of a text with characters of all widths', () => {
    const random = SeededRandom.from('spans');
    const alphabet = ['a', 'é', 'ﬁ', '漢', '🚗', '\u0301', '\n'];
    for (let round = 0; round < 200; round += 1) {
      const text = Array.from({ length: 1 + random.integer(30) }, () => random.pick(alphabet)).join('');
      const length = codePointLength(text);
      const start = random.integer(length);
      const end = start + 1 + random.integer(length - start);
      const span = makeSpan(text, start, end);
      expect(codePointLength(span.quote)).toBe(end - start);
      expect(checkSpan(span, text)).toBe('ok');
      expect(sliceByCodePoint(text, 0, start) + span.quote + sliceByCodePoint(text, end, length)).toBe(text);
    }
  });

  it('say what is wrong when the text or the span was changed', () => {
    const span = makeSpan(TEXT, 2, 6);
    expect(checkSpan(span, `${TEXT} `)).toBe('text-changed');
    expect(checkSpan({ ...span, end: 999 }, TEXT)).toBe('out-of-range');
    expect(checkSpan({ ...span, start: -1 }, TEXT)).toBe('out-of-range');
    expect(checkSpan({ ...span, start: 2.5 }, TEXT)).toBe('out-of-range');
    expect(checkSpan({ ...span, end: span.start, quote: '' }, TEXT)).toBe('out-of-range');
    expect(checkSpan({ ...span, start: 3 }, TEXT)).toBe('quote-differs');
    expect(checkSpan({ ...span, quote: 'tool' }, TEXT)).toBe('quote-differs');
  });

  it('cannot be made empty or outside the text', () => {
    expect(() => makeSpan('abc', 1, 1)).toThrow('at least one character');
    expect(() => makeSpan('abc', 2, 4)).toThrow('[2, 4) is not inside the text.');
    expect(() => sliceByCodePoint('abc', 2, 1)).toThrow(RangeError);
  });
});
