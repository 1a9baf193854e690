import { canonicalJson } from '@ethogram/core';
import { useEffect, useRef, useState } from 'react';
import type { FormContent } from '../content/form-content.js';
import { edited, type History, historyOf, redone, settled, undone } from '../content/history.js';
import { draftKey, forgetDraft, keepDraft, type KeptDraft, readDraft } from '../content/kept-draft.js';

export interface FormEditing {
  readonly content: FormContent;
  readonly isChanged: boolean;
  /** Whether leaving now would leave something unsaved. */
  readonly isUnsaved: () => boolean;
  /** The draft this began with, kept by this browser before; null: none. */
  readonly found: KeptDraft | null;
  /** `about` as for `edited`. */
  readonly edit: (change: (content: FormContent) => FormContent, about?: string | null) => void;
  readonly settle: () => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Back to what is saved; can be undone. */
  readonly discard: () => void;
  /** It is saved: nothing is kept in the browser any longer, and the page may be left. */
  readonly forget: () => void;
}

export interface FormEditorStart {
  readonly start: FormContent;
  readonly baseId: string | null;
  readonly personId: string;
  readonly draftName: string;
}

/** A form being edited: its steps, and a draft of it in the browser as long as it is not saved. */
export function useFormEditor({ personId, draftName, ...given }: FormEditorStart): FormEditing {
  const key = draftKey(personId, draftName);
  // A version that somebody saves meanwhile changes nothing here.
  const [{ start, baseId }] = useState(given);
  const [found] = useState(() => readDraft(localStorage, key));
  const [history, setHistory] = useState(() => firstHistory(start, found));
  const isSaved = useRef(false);
  const content = history.present;
  const isChanged = canonicalJson(content) !== canonicalJson(start);
  useEffect(() => {
    if (isSaved.current) return;
    if (isChanged) keepDraft(localStorage, key, { content, baseId, keptAt: new Date().toISOString() });
    else forgetDraft(localStorage, key);
  }, [isChanged, key, content, baseId]);
  return {
    content,
    isChanged,
    isUnsaved: () => isChanged && !isSaved.current,
    found,
    edit: (change, about = null) => setHistory((now) => edited(now, change(now.present), about)),
    settle: () => setHistory(settled),
    undo: history.past.length > 0 ? () => setHistory(undone) : null,
    redo: history.future.length > 0 ? () => setHistory(redone) : null,
    discard: () => setHistory((now) => edited(now, start)),
    forget: () => {
      isSaved.current = true;
      forgetDraft(localStorage, key);
    },
  };
}

/** What was kept is a step after what is saved, so that undoing leads back to it. */
function firstHistory(start: FormContent, found: KeptDraft | null): History<FormContent> {
  return found ? edited(historyOf(start), found.content) : historyOf(start);
}
