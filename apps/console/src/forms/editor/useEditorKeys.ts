import { useEffect } from 'react';
import type { FormEditing } from './useFormEditor.js';

/** Ctrl (or ⌘) and Z undo, with Shift or as Y redo; in the JSON the browser's own undo is left to itself. */
export function useEditorKeys({ undo, redo }: Pick<FormEditing, 'undo' | 'redo'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('[data-own-undo]')) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      (isRedo ? redo : undo)?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo]);
}
