import { meantRange, type UnitRange } from '@ethogram/core';
import { type RefObject, useEffect, useRef } from 'react';
import { rangeOf } from './text-position.js';

/** Long enough for a finger to have moved a handle to where it wants it. */
const SETTLED_MS = 120;

/**
 * Tells what is selected in a text whenever the selection has come to rest: by mouse when the button is let go, by
 * touch or keyboard when it has not changed for a moment. Null: nothing that could be marked.
 */
export function useSelection(
  root: RefObject<HTMLElement | null>,
  text: string,
  isOn: boolean,
  tell: (selected: UnitRange | null) => void,
): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDragging = false;
    const look = (): void => {
      clearTimeout(timer);
      if (!isDragging) timer = setTimeout(() => latest.current(selectedIn(root.current, text)), SETTLED_MS);
    };
    const press = ({ pointerType }: PointerEvent): void => {
      isDragging = pointerType === 'mouse';
    };
    const release = (): void => {
      isDragging = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', release);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
    };
  }, [root, text, isOn]);
}

function selectedIn(root: HTMLElement | null, text: string): UnitRange | null {
  const selection = document.getSelection();
  if (!root || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(root);
  // Only the part of it that lies in the text.
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0)
    inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0)
    inside.setEnd(range.endContainer, range.endOffset);
  return meantRange(
    text,
    rangeOf(root, text.length, {
      start: [inside.startContainer, inside.startOffset],
      end: [inside.endContainer, inside.endOffset],
    }),
  );
}
