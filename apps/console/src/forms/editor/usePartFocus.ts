import { type RefObject, useEffect, useRef } from 'react';

type Target = 'label' | 'head' | 'handle';

interface Wanted {
  readonly id: string;
  readonly target: Target;
  /** What had the focus before: it keeps it where it moved with its question. */
  readonly before: Element | null;
}

export interface PartFocus {
  readonly list: RefObject<HTMLOListElement | null>;
  /** Moves the focus there as soon as the question is on the screen in its place. */
  readonly focusPart: (id: string, target: Target) => void;
}

/** Where the keyboard is after a question was added, moved or deleted: browsers lose it with what they move. */
export function usePartFocus(): PartFocus {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<Wanted | null>(null);
  useEffect(() => {
    const now = wanted.current;
    if (!now) return;
    const card = list.current?.querySelector(`[data-part="${CSS.escape(now.id)}"]`);
    const found = card && placeIn(card, now);
    if (!found) return;
    wanted.current = null;
    found.focus();
    if (now.target === 'label' && found instanceof HTMLTextAreaElement) found.select();
  });
  const focusPart = (id: string, target: Target) => {
    wanted.current = { id, target, before: document.activeElement };
  };
  return { list, focusPart };
}

function placeIn(card: Element, { target, before }: Wanted): HTMLElement | null {
  const isMoved = target === 'handle' && before instanceof HTMLElement && card.contains(before);
  if (isMoved && !before.matches(':disabled')) return before;
  const place = card.querySelector<HTMLElement>(`[data-focus="${target}"]`);
  // There is no handle on a phone.
  const isHidden = target === 'handle' && place?.offsetParent === null;
  return isHidden ? card.querySelector<HTMLElement>('[data-focus="head"]') : place;
}
