import { type RefObject, useEffect, useState } from 'react';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What is selected inside an element, as positions in its text; null when nothing is. */
export function useTextSelection(element: RefObject<HTMLElement | null>): TextRange | null {
  const [range, setRange] = useState<TextRange | null>(null);
  useEffect(() => {
    const read = () => setRange(rangeWithin(element.current));
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [element]);
  return range;
}

function rangeWithin(element: HTMLElement | null): TextRange | null {
  const selection = window.getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const chosen = selection.getRangeAt(0);
  if (!element.contains(chosen.startContainer) || !element.contains(chosen.endContainer)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(chosen.startContainer, chosen.startOffset);
  const start = before.toString().length;
  return { start, end: start + chosen.toString().length };
}
