import { useLayoutEffect, useRef } from 'react';
import { type ReviewCommand, reviewCommand } from './review-keys.js';

/** Listens to the keyboard while the review is shown; what is typed into a field stays there. */
export function useReviewKeys(handle: (command: ReviewCommand) => void): void {
  const latest = useRef(handle);
  // Before the next key can come: one that follows at once must meet the next scenario, not the one just decided.
  useLayoutEffect(() => {
    latest.current = handle;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isField(event.target)) return;
      const command = reviewCommand(event);
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
