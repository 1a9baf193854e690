import { useEffect, useLayoutEffect, useRef } from 'react';

export interface DeskKeys {
  readonly letters: readonly string[];
  readonly onLetter: (letter: string) => void;
  /** From 0. */
  readonly onVerdict: (index: number) => void;
  readonly onReason: () => void;
  readonly onSave: () => void;
  readonly onNext: () => void;
}

/** Letters take an answer over, digits set the verdict, R writes the reason, Ctrl + Enter settles, N goes on. */
export function useDeskKeys(current: DeskKeys): void {
  const latest = useRef(current);
  // Before the next key can come: one that follows at once must meet what the one before it did.
  useLayoutEffect(() => {
    latest.current = current;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const keys = latest.current;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        return keys.onSave();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toUpperCase();
      if (keys.letters.includes(key) && key !== 'N' && key !== 'R') keys.onLetter(key);
      else if (/^[1-5]$/.test(key)) keys.onVerdict(Number(key) - 1);
      else if (key === 'R') {
        event.preventDefault();
        keys.onReason();
      } else if (key === 'N') keys.onNext();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [role="combobox"], [role="listbox"]') !== null
  );
}
