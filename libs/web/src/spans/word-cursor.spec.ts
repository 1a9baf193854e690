import { describe, expect, it } from '@jest/globals';
import {
  cursorRange,
  firstFrom,
  type Move,
  moveCursor,
  wordAt,
  type WordCursor,
  wordMap,
} from './word-cursor.js';

const TEXT = 'She left. I took 🚗 and שלום, then.\n\nNobody minded!';
const map = wordMap(TEXT);
const after = (cursor: WordCursor, ...moves: Move[]): string => {
  const range = cursorRange(
    map,
    moves.reduce((now, move) => moveCursor(map, now, move), cursor),
  );
  return range ? TEXT.slice(range.start, range.end) : '';
};
const word = (step: 1 | -1, isExtending = false): Move => ({ by: 'word', step, isExtending });
const sentence = (step: 1 | -1, isExtending = false): Move => ({ by: 'sentence', step, isExtending });
const start = { anchor: 0, focus: 0 };

describe('walking through a text by keyboard', () => {
  it('goes word by word, emoji and other scripts included', () => {
    expect(after(start)).toBe('She');
    expect(after(start, word(1), word(1), word(1), word(1))).toBe('🚗');
    expect(after(start, word(-1))).toBe('She');
    expect(after(start, sentence(1), word(1, true), word(1, true))).toBe('I took 🚗');
  });

  it('takes back what it took too much, and turns round at the anchor', () => {
    expect(after(start, word(1), word(1), word(1, true), word(-1, true))).toBe('I');
    expect(after(start, word(1), word(1), word(-1, true))).toBe('left. I');
  });

  it('goes sentence by sentence, and selects them whole', () => {
    expect(after(start, sentence(1))).toBe('I');
    expect(after(start, sentence(1), sentence(1))).toBe('Nobody');
    expect(after(start, sentence(1, true))).toBe('She left');
    expect(after(start, sentence(1, true), sentence(1, true))).toBe('She left. I took 🚗 and שלום, then');
    expect(after(start, sentence(1), sentence(1), sentence(-1))).toBe('I');
    expect(after(start, ...Array.from({ length: 9 }, () => sentence(1)))).toBe('minded');
  });

  it('begins where the mouse was, and copes with a text without words', () => {
    expect(map.words[wordAt(map, 5)]).toEqual({ start: 4, end: 8 });
    expect(wordAt(map, 1e9)).toBe(map.words.length - 1);
    expect(cursorRange(wordMap(' … '), start)).toBeNull();
    expect(moveCursor(wordMap(''), start, word(1))).toEqual(start);
  });

  it('begins at the first word that is not scrolled away, and at the last when all are', () => {
    for (const seen of [0, 3, 8, 9]) expect(firstFrom(10, (index) => index >= seen)).toBe(seen);
    expect(firstFrom(10, () => false)).toBe(9);
    expect(firstFrom(0, () => true)).toBe(0);
  });
});
