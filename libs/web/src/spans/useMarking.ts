import { codePointOfUnit, sliceByCodePoint, type UnitRange } from '@ethogram/core';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Mark, MarkOption } from './mark.js';
import { useSelection } from './useSelection.js';
import { useWordCursor } from './useWordCursor.js';

/** What the bar is about: a selection to mark, or a mark that was opened. */
export type Pointed =
  | { readonly kind: 'selection'; readonly range: UnitRange }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly label: HTMLElement };

export interface MarkingSetting {
  readonly text: string;
  readonly isOn: boolean;
  readonly marks: readonly Mark[];
  readonly options: readonly MarkOption[];
  /** A passage, in code points, was marked as an option. */
  readonly onMark: (passage: { start: number; end: number; quote: string }, optionId: string) => void;
  readonly onRemove: (mark: Mark) => void;
}

export interface Marking extends Pick<MarkingSetting, 'isOn' | 'marks' | 'options'> {
  readonly text: RefObject<HTMLDivElement | null>;
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly pointed: Pointed | null;
  /** Hands the text to the keyboard. */
  readonly begin: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly open: (mark: Mark, label: HTMLElement) => void;
  readonly close: () => void;
  readonly mark: (optionId: string) => void;
  readonly remove: (mark: Mark) => void;
}

/** Marking passages of a text: what is selected, what is marked, and the keys for both. */
export function useMarking(setting: MarkingSetting): Marking {
  const { text, isOn, marks, options, onMark, onRemove } = setting;
  const root = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const cursor = useWordCursor(root, text);
  useSelection(root, text, isOn, (range) => {
    // Choosing what it is marked as takes the focus, and in some browsers the selection with it.
    if (bar.current?.contains(document.activeElement)) return;
    if (range) cursor.follow(range);
    // That nothing is selected says nothing of a mark that was opened.
    setPointed((now) => (range ? { kind: 'selection', range } : now?.kind === 'mark' ? now : null));
  });
  useEffect(() => {
    if (pointed?.kind !== 'mark') return undefined;
    const leave = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !bar.current?.contains(target)) setPointed(null);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [pointed]);
  const { begin: beginAtWord } = cursor;
  const begin = useCallback(() => {
    root.current?.focus({ preventScroll: true });
    beginAtWord();
  }, [beginAtWord]);
  const close = useCallback(() => {
    setPointed(null);
    const isInText = bar.current?.contains(document.activeElement) === true;
    document.getSelection()?.removeAllRanges();
    if (isInText) root.current?.focus({ preventScroll: true });
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (cursor.press(event)) event.preventDefault();
    else if ((event.key === 'Enter' || event.key === 'm') && pointed) {
      event.preventDefault();
      bar.current?.querySelector('button')?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (pointed) close();
      else root.current?.blur();
    }
  };
  const mark = (optionId: string): void => {
    if (pointed?.kind !== 'selection') return;
    const start = codePointOfUnit(text, pointed.range.start);
    const end = codePointOfUnit(text, pointed.range.end);
    onMark({ start, end, quote: sliceByCodePoint(text, start, end) }, optionId);
    close();
  };
  const remove = (removed: Mark): void => {
    onRemove(removed);
    close();
  };
  const open = useCallback(
    (opened: Mark, label: HTMLElement) => setPointed({ kind: 'mark', mark: opened, label }),
    [],
  );
  return { isOn, text: root, bar, marks, options, pointed, begin, press, open, close, mark, remove };
}
