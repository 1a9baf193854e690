import type { UnitRange } from '@ethogram/core';
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef } from 'react';
import { placeOf } from './text-position.js';
import { cursorRange, firstFrom, moveCursor, wordAt, type WordCursor, wordMap } from './word-cursor.js';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** Lets the arrow keys select words of a text: the selection of the browser itself, so that it looks like one. */
export function useWordCursor(root: RefObject<HTMLElement | null>, text: string) {
  const map = useMemo(() => {
    let made: ReturnType<typeof wordMap> | undefined;
    return () => (made ??= wordMap(text));
  }, [text]);
  const cursor = useRef<WordCursor | null>(null);
  const select = useCallback(
    (next: WordCursor) => {
      cursor.current = next;
      const range = cursorRange(map(), next);
      const focused = cursorRange(map(), { anchor: next.focus, focus: next.focus });
      if (range && focused && root.current) show(root.current, range, focused);
    },
    [map, root],
  );
  /** Selects what the keyboard was at last, or, where that is out of sight, the first word that is in sight. */
  const begin = useCallback(() => {
    const last = cursor.current;
    const focused = last && map().words[last.focus];
    if (last && focused && root.current && isInSight(root.current, focused)) return select(last);
    const first = root.current ? firstInSight(root.current, map().words) : 0;
    select({ anchor: first, focus: first });
  }, [map, root, select]);
  /** Where the mouse left off. */
  const follow = useCallback(
    ({ start, end }: UnitRange) => {
      cursor.current = { anchor: wordAt(map(), start), focus: wordAt(map(), end - 1) };
    },
    [map],
  );
  /** True when the key was an arrow. */
  const press = useCallback(
    ({ key, shiftKey, target }: KeyboardEvent): boolean => {
      if (!ARROWS.includes(key)) return false;
      const now = cursor.current;
      if (!now) {
        begin();
        return true;
      }
      const by = key === 'ArrowUp' || key === 'ArrowDown' ? 'sentence' : 'word';
      const isForward = key === 'ArrowDown' || key === (isRightToLeft(target) ? 'ArrowLeft' : 'ArrowRight');
      select(moveCursor(map(), now, { by, step: isForward ? 1 : -1, isExtending: shiftKey }));
      return true;
    },
    [map, begin, select],
  );
  return { begin, follow, press };
}

/** By the paragraph the selection is in: a story in another script than the page reads in its own direction. */
function isRightToLeft(target: EventTarget): boolean {
  const place = document.getSelection()?.focusNode?.parentElement;
  const element = place?.closest('p') ?? (target instanceof Element ? target : document.body);
  return getComputedStyle(element).direction === 'rtl';
}

function show(root: HTMLElement, range: UnitRange, focused: UnitRange): void {
  const start = placeOf(root, range.start, false);
  const end = placeOf(root, range.end, true);
  if (!start || !end) return;
  document.getSelection()?.setBaseAndExtent(start.node as Node, start.offset, end.node as Node, end.offset);
  const word = placeOf(root, focused.start, false);
  if (word) bringIntoSight(root, word.node as Node, word.offset);
}

/** Scrolls what scrolls, the text or the page, until the word can be read, with a little room around it. */
function bringIntoSight(root: HTMLElement, node: Node, offset: number): void {
  const { top, bottom } = boxOf(node, offset);
  const box = scrollingBox(root);
  const sight = sightOf(box);
  const room = 6 * 16;
  const by = top < sight.top + room ? top - sight.top - room : Math.max(bottom - sight.bottom + room, 0);
  if (by !== 0) (box ?? window).scrollBy({ top: by });
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

function boxOf(node: Node, offset: number): Band {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset);
  return range.getBoundingClientRect();
}

/** The nearest part of the page that scrolls by itself; null: only the page does. */
function scrollingBox(root: HTMLElement): HTMLElement | null {
  for (let box = root.parentElement; box && box !== document.body; box = box.parentElement) {
    const isScrolling = ['auto', 'scroll'].includes(getComputedStyle(box).overflowY);
    if (isScrolling && box.scrollHeight > box.clientHeight) return box;
  }
  return null;
}

function sightOf(box: HTMLElement | null): Band {
  const page = { top: 0, bottom: window.innerHeight };
  if (!box) return page;
  const { top, bottom } = box.getBoundingClientRect();
  return { top: Math.max(top, page.top), bottom: Math.min(bottom, page.bottom) };
}

function boxOfWord(root: HTMLElement, word: UnitRange): Band | null {
  const place = placeOf(root, word.start, false);
  return place && boxOf(place.node as Node, place.offset);
}

function isInSight(root: HTMLElement, word: UnitRange): boolean {
  const box = boxOfWord(root, word);
  const sight = sightOf(scrollingBox(root));
  return box !== null && box.top >= sight.top && box.bottom <= sight.bottom;
}

/** The index of the first word that has not been scrolled away. */
function firstInSight(root: HTMLElement, words: readonly UnitRange[]): number {
  const { top } = sightOf(scrollingBox(root));
  return firstFrom(words.length, (index) => {
    const word = words[index];
    return ((word && boxOfWord(root, word)?.top) ?? top) >= top;
  });
}
