import { type UnitRange, wordRanges } from '@ethogram/core';

/** The words of a text and which of them begin its sentences, so that somebody can walk through it by keyboard. */
export interface WordMap {
  readonly words: readonly UnitRange[];
  /** Indices of words, ascending, from 0. */
  readonly sentences: readonly number[];
}

/** Indices of words; what lies between them is selected, whichever comes first. */
export interface WordCursor {
  readonly anchor: number;
  readonly focus: number;
}

export interface Move {
  readonly by: 'word' | 'sentence';
  readonly step: 1 | -1;
  /** Keeps the anchor, as Shift does. */
  readonly isExtending: boolean;
}

export function wordMap(text: string): WordMap {
  const words = wordRanges(text);
  const sentences: number[] = [];
  const parts = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text);
  let word = 0;
  for (const { index, segment } of parts) {
    const first = word;
    while ((words[word]?.start ?? Infinity) < index + segment.length) word += 1;
    if (word > first) sentences.push(first);
  }
  return { words, sentences };
}

/** The cursor after an arrow key; it stays inside the text. */
export function moveCursor(map: WordMap, { anchor, focus }: WordCursor, move: Move): WordCursor {
  const wanted = move.by === 'word' ? focus + move.step : nextSentence(map, focus, move);
  const next = Math.min(Math.max(wanted, 0), Math.max(map.words.length - 1, 0));
  return { anchor: move.isExtending ? anchor : next, focus: next };
}

/** Forward while extending: to the end of a sentence; otherwise to the beginning of one. */
function nextSentence({ words, sentences }: WordMap, focus: number, { step, isExtending }: Move): number {
  if (step > 0 && isExtending) {
    const ends = [...sentences.slice(1), words.length].map((start) => start - 1);
    return ends.find((end) => end > focus) ?? words.length - 1;
  }
  if (step > 0) return sentences.find((start) => start > focus) ?? words.length - 1;
  return sentences.findLast((start) => start < focus) ?? 0;
}

export function cursorRange({ words }: WordMap, { anchor, focus }: WordCursor): UnitRange | null {
  const first = words[Math.min(anchor, focus)];
  const last = words[Math.max(anchor, focus)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** The first word at or after a unit, where the keyboard takes over from the mouse. */
export function wordAt({ words }: WordMap, unit: number): number {
  const found = words.findIndex((word) => word.end > unit);
  return found === -1 ? Math.max(words.length - 1, 0) : found;
}

/**
 * The first of `count` indices for which it holds, where it holds for all after it; the last index when for none.
 * Asks only few times, because asking where a word is shown is slow.
 */
export function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, Math.max(count - 1, 0)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
