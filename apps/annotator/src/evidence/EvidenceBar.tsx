import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { ValueKey } from '@ethogram/core';
import { texts } from '../texts/texts.js';
import { nameOf } from './mark.js';
import type { Evidence, Pointed } from './useEvidence.js';

interface EvidenceBarProps {
  readonly evidence: Evidence;
  readonly values: readonly ValueKey[];
}

/** Asks what the selected passage speaks for; of a passage that is marked, it offers to remove it. */
export function EvidenceBar({ evidence, values }: EvidenceBarProps) {
  const { pointed, bar, mark, remove, close } = evidence;
  const top = useTop(pointed, bar);
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
      aria-label={texts.evidence.speaksFor}
      className="evidence-bar"
      style={top === null ? undefined : { top }}
      // A press must not take the selection away before it was marked.
      onPointerDown={(event) => event.preventDefault()}
      onKeyDown={press}
      data-testid="evidence-bar"
    >
      {pointed.kind === 'selection' ? (
        <>
          <span className="evidence-bar-title">{texts.evidence.speaksFor}</span>
          {(['verdict', ...values] as const).map((speaksFor) => (
            <button key={speaksFor} type="button" className="evidence-for" onClick={() => mark(speaksFor)}>
              {nameOf(speaksFor)}
            </button>
          ))}
        </>
      ) : (
        <>
          <span className="evidence-bar-title">
            {texts.evidence.marked(pointed.mark.place, pointed.mark.name)}
          </span>
          <button type="button" className="evidence-for" onClick={() => remove(pointed.mark)}>
            {texts.evidence.removeShort}
          </button>
        </>
      )}
      <button type="button" className="evidence-cancel" onClick={close} aria-label={texts.evidence.cancel}>
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

/**
 * Where the bar goes, in pixels from the top of the window: under what it is about, or above where there is no room;
 * it follows scrolling. Narrow windows dock it at their foot instead (null), clear of the handles of a finger.
 */
function useTop(pointed: Pointed | null, bar: Evidence['bar']): number | null {
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!pointed) return undefined;
    const place = (): void => {
      const box = bar.current?.offsetHeight ?? 0;
      const target = rectOf(pointed);
      if (!target || window.matchMedia('(max-width: 60rem)').matches) return setTop(null);
      const below = target.bottom + GAP;
      const fits = below + box + GAP < window.innerHeight;
      setTop(Math.max(fits ? below : target.top - box - GAP, GAP));
    };
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [pointed, bar]);
  return top;
}

function rectOf(pointed: Pointed): DOMRect | null {
  if (pointed.kind === 'mark') return pointed.label.getBoundingClientRect();
  const selection = document.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).getBoundingClientRect() : null;
}
