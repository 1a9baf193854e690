import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { markedSegments, paragraphRanges } from './marked-segments.js';
import { checkSpan, codePointLength, makeSpan, sliceByCodePoint } from './text-span.js';
import { codePointOfUnit, unitOfCodePoint } from './utf16-offsets.js';
import { meantRange, wordRanges } from './word-range.js';

/** What has broken the offsets of other tools. */
const PIECES = [
  'a',
  'word',
  ' ',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\n\n',
  '\t',
  '👩‍👩‍👧‍👦', // A family: four people and three joiners.
  '👩🏽‍🚀',
  '🏳️‍🌈',
  '❤️',
  '🇩🇪',
  '🇫🇷🇯🇵',
  '1️⃣',
  'e\u0301', // Two code points, one letter.
  'q\u0307\u0323',
  'ü',
  'שלום',
  'مرحبا',
  '\u202Eabc\u202C',
  'ภาษาไทย',
  '漢字',
  '𝒳𝓎',
  '\u200B',
  '\u00A0',
  '**bold** &amp; <b>',
];

const ROUNDS = Array.from({ length: 150 }, (_, index) => index);

function randomText(random: SeededRandom, pieces: number): string {
  return Array.from({ length: pieces }, () => random.pick(PIECES)).join('');
}

function randomRange(random: SeededRandom, length: number): { start: number; end: number } {
  const start = random.integer(length);
  return { start, end: start + 1 + random.integer(length - start) };
}

describe('offsets of the browser and of spans', () => {
  it.each(ROUNDS)('are the same place and lead back, text %i', (round) => {
    const random = SeededRandom.from('offsets', round);
    const text = randomText(random, 1 + random.integer(25));
    const characters = Array.from(text);
    let unit = 0;
    for (let codePoint = 0; codePoint <= characters.length; codePoint += 1) {
      expect(unitOfCodePoint(text, codePoint)).toBe(unit);
      expect(codePointOfUnit(text, unit)).toBe(codePoint);
      unit += characters[codePoint]?.length ?? 0;
    }
    expect(codePointOfUnit(text, text.length)).toBe(codePointLength(text));
  });

  it('inside a surrogate pair are its start, and outside the text are refused', () => {
    expect(codePointOfUnit('a🚗b', 2)).toBe(1);
    expect(codePointOfUnit('\uD83D', 1)).toBe(1);
    expect(() => codePointOfUnit('abc', 4)).toThrow(RangeError);
    expect(() => unitOfCodePoint('🚗', 2)).toThrow(RangeError);
    expect(() => unitOfCodePoint('🚗', -1)).toThrow(RangeError);
  });
});

describe('a span of any selection', () => {
  it.each(ROUNDS)('quotes exactly what the text says there, text %i', (round) => {
    const random = SeededRandom.from('selections', round);
    const text = randomText(random, 1 + random.integer(30));
    const selected = randomRange(random, text.length);
    const meant = meantRange(text, selected);
    if (!meant) {
      expect(text.slice(selected.start, selected.end).trim()).toBe('');
      return;
    }
    const span = makeSpan(text, codePointOfUnit(text, meant.start), codePointOfUnit(text, meant.end));
    expect(checkSpan(span, text)).toBe('ok');
    expect(span.quote).toBe(text.slice(meant.start, meant.end));
    expect(span.quote).toBe(span.quote.trim());
    // Nothing that was selected is lost but the white space around it.
    expect(span.quote).toContain(text.slice(selected.start, selected.end).trim());
    expect(unitOfCodePoint(text, span.start)).toBe(meant.start);
    expect(unitOfCodePoint(text, span.end)).toBe(meant.end);
    // A second look at the same selection means the same.
    expect(meantRange(text, meant)).toEqual(meant);
  });

  it.each(['👩‍👩‍👧‍👦', '🇩🇪', '🏳️‍🌈', 'e\u0301', '👩🏽‍🚀', '1️⃣'])('takes %s whole, wherever it was cut', (character) => {
    const text = `x ${character} y`;
    for (let start = 2; start < 2 + character.length; start += 1)
      for (let end = start + 1; end <= 2 + character.length; end += 1)
        expect(meantRange(text, { start, end })).toEqual({ start: 2, end: 2 + character.length });
  });

  it('is found at once in a text as long as Reddit lets one be', () => {
    const random = SeededRandom.from('long');
    let text = '';
    while (codePointLength(text) < 40_000) text += randomText(random, 200);
    const length = codePointLength(text);
    const from = performance.now();
    for (let round = 0; round < 20; round += 1) {
      const { start, end } = randomRange(random, length);
      const span = makeSpan(text, start, end);
      expect(checkSpan(span, text)).toBe('ok');
      expect(text.slice(unitOfCodePoint(text, start), unitOfCodePoint(text, end))).toBe(span.quote);
    }
    expect(sliceByCodePoint(text, length - 1, length)).toBe(Array.from(text).at(-1));
    // A bound against a quadratic way of counting, not a benchmark.
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('what is shown of a text', () => {
  it.each(ROUNDS)('is the text itself, whatever marks overlap, text %i', (round) => {
    const random = SeededRandom.from('segments', round);
    const text = randomText(random, 1 + random.integer(30));
    const marks = Array.from({ length: random.integer(5) }, () => randomRange(random, text.length));
    let before = 0;
    for (const paragraph of paragraphRanges(text)) {
      expect(text.slice(before, paragraph.start).trim()).toBe('');
      before = paragraph.end;
      const segments = markedSegments(paragraph, marks);
      expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
        text.slice(paragraph.start, paragraph.end),
      );
      for (const { start, end, marks: covering } of segments)
        for (let unit = start; unit < end; unit += 1)
          expect(
            marks.flatMap((mark, index) => (mark.start <= unit && unit < mark.end ? [index] : [])),
          ).toEqual(covering);
    }
    expect(text.slice(before).trim()).toBe('');
  });

  it('parts paragraphs at blank lines alone, with any kind of line end', () => {
    const text = '\nOne\r\nstill one\r\n \r\nTwo\n\n\nThree\n';
    expect(paragraphRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '\nOne\r\nstill one',
      'Two',
      'Three\n',
    ]);
    expect(paragraphRanges(' \n\n ')).toEqual([]);
  });
});

describe('the words of a text', () => {
  it.each(ROUNDS.slice(0, 50))('follow each other and are never empty, text %i', (round) => {
    const text = randomText(SeededRandom.from('words', round), 30);
    let before = 0;
    for (const { start, end } of wordRanges(text)) {
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThan(start);
      before = end;
    }
  });

  it('leave out punctuation and keep emoji and scripts without spaces', () => {
    const text = "She didn't, שלום! 👩‍👧 漢字";
    expect(wordRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'She',
      "didn't",
      'שלום',
      '👩‍👧',
      '漢字',
    ]);
  });
});
