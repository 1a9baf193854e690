import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { MarkTexts } from './mark-texts.js';
import type { Marking, Pointed } from './useMarking.js';

interface MarkBarProps {
  readonly marking: Marking;
  readonly texts: MarkTexts;
}

/** Asks what the selected passage is to be marked as; of a passage that is marked, it offers to remove it. */
export function MarkBar({ marking, texts }: MarkBarProps) {
  const { pointed, bar, options, mark, remove, close } = marking;
  const place = usePlace(pointed, bar);
  if (!pointed) return null;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      focusNext(event.currentTarget, event.key === 'ArrowRight' ? 1 : -1);
    }
  };
  return (
    <div
      ref={bar}
      role="group"
      aria-label={texts.speaksFor}
      className="mark-bar"
      style={place ?? undefined}
      // A press must not take the selection away before it was marked.
      onPointerDown={(event) => event.preventDefault()}
      onKeyDown={press}
      data-testid="evidence-bar"
    >
      {pointed.kind === 'selection' ? (
        <>
          <span className="mark-bar-title">{texts.speaksFor}</span>
          {options.map(({ id, name }) => (
            <button key={id} type="button" className="mark-as" dir="auto" onClick={() => mark(id)}>
              {name}
            </button>
          ))}
        </>
      ) : (
        <>
          <span className="mark-bar-title">{texts.marked(pointed.mark.place, pointed.mark.name)}</span>
          <button type="button" className="mark-as" onClick={() => remove(pointed.mark)}>
            {texts.removeShort}
          </button>
        </>
      )}
      <button type="button" className="mark-cancel" onClick={close} aria-label={texts.cancel}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

function focusNext(group: EventTarget & Element, step: 1 | -1): void {
  const buttons = Array.from(group.querySelectorAll('button'));
  const here = buttons.findIndex((button) => button === document.activeElement);
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}

const GAP = 10;

interface Place {
  readonly top: number;
  readonly left: number;
}

/**
 * Where the bar goes, in pixels of the window: under what it is about, or above where there is no room; it follows
 * scrolling. Narrow windows dock it at their foot instead (null), clear of the handles of a finger.
 */
function usePlace(pointed: Pointed | null, bar: Marking['bar']): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    if (!pointed) return undefined;
    const find = (): void => {
      const target = rectOf(pointed);
      const { offsetHeight = 0, offsetWidth = 0 } = bar.current ?? {};
      if (!target || window.matchMedia('(max-width: 60rem)').matches) return setPlace(null);
      const below = target.bottom + GAP;
      const fits = below + offsetHeight + GAP < window.innerHeight;
      setPlace({
        top: Math.max(fits ? below : target.top - offsetHeight - GAP, GAP),
        left: Math.max(Math.min(target.left, window.innerWidth - offsetWidth - GAP), GAP),
      });
    };
    find();
    document.addEventListener('scroll', find, { capture: true, passive: true });
    window.addEventListener('resize', find);
    return () => {
      document.removeEventListener('scroll', find, { capture: true });
      window.removeEventListener('resize', find);
    };
  }, [pointed, bar]);
  return place;
}

function rectOf(pointed: Pointed): DOMRect | null {
  if (pointed.kind === 'mark') return pointed.label.getBoundingClientRect();
  const selection = document.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).getBoundingClientRect() : null;
}
