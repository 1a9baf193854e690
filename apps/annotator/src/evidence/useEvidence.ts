import { codePointOfUnit, type EvidenceSpan, sliceByCodePoint, type UnitRange } from '@ethogram/core';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TaskContent } from '../api/documents.js';
import { activeSpans, addSpan, type MoralDraft, removeSpan } from '../draft/draft.js';
import { type Mark, marksOf } from './mark.js';
import { useSelection } from './useSelection.js';
import { useWordCursor } from './useWordCursor.js';

/** What the bar is about: a selection to mark, or a mark that was opened. */
export type Pointed =
  | { readonly kind: 'selection'; readonly range: UnitRange }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly label: HTMLElement };

export interface Evidence {
  readonly isAsked: boolean;
  readonly text: RefObject<HTMLDivElement | null>;
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly marks: readonly Mark[];
  readonly pointed: Pointed | null;
  /** Hands the text to the keyboard. */
  readonly begin: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly open: (mark: Mark, label: HTMLElement) => void;
  readonly close: () => void;
  readonly mark: (speaksFor: EvidenceSpan['speaksFor']) => void;
  readonly remove: (mark: Mark) => void;
}

/** Marking passages of the situation: what is selected, what is marked, and the keys for both. */
export function useEvidence(
  scenario: TaskContent['scenario'],
  draft: MoralDraft,
  change: (change: (draft: MoralDraft) => MoralDraft) => void,
  isAsked: boolean,
): Evidence {
  const text = scenario?.text ?? '';
  const root = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { spans, values } = draft;
  const marks = useMemo(
    () => (isAsked ? marksOf(activeSpans({ spans, values }), text) : []),
    [isAsked, spans, values, text],
  );
  const cursor = useWordCursor(root, text);
  useSelection(root, text, isAsked, (range) => {
    // Choosing what it speaks for takes the focus, and in some browsers the selection with it.
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
  const mark = (speaksFor: EvidenceSpan['speaksFor']): void => {
    if (pointed?.kind !== 'selection' || !scenario) return;
    const start = codePointOfUnit(text, pointed.range.start);
    const end = codePointOfUnit(text, pointed.range.end);
    const quote = sliceByCodePoint(text, start, end);
    change((now) => addSpan(now, { start, end, quote, textHash: scenario.textHash, speaksFor }));
    close();
  };
  const remove = ({ span }: Mark): void => {
    change((now) => removeSpan(now, span));
    close();
  };
  const open = useCallback(
    (opened: Mark, label: HTMLElement) => setPointed({ kind: 'mark', mark: opened, label }),
    [],
  );
  return { isAsked, text: root, bar, marks, pointed, begin, press, open, close, mark, remove };
}
