import type { UnitRange } from '@ethogram/core';
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef } from 'react';
import { placeOf } from './text-position.js';
import { cursorRange, moveCursor, wordAt, type WordCursor, wordMap } from './word-cursor.js';

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
  /** Selects the word the keyboard was at last, or the first. */
  const begin = useCallback(() => select(cursor.current ?? { anchor: 0, focus: 0 }), [select]);
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
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset);
  const { top, bottom } = range.getBoundingClientRect();
  const box = root.closest('.situation');
  const isBoxed = box !== null && box.scrollHeight > box.clientHeight;
  const sight = isBoxed ? box.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
  const room = 6 * 16;
  const by = top < sight.top + room ? top - sight.top - room : Math.max(bottom - sight.bottom + room, 0);
  if (by !== 0) (isBoxed ? box : window).scrollBy({ top: by });
}
