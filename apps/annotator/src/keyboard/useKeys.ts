import { useLayoutEffect, useRef } from 'react';
import type { FocusPlace, Stroke } from './key-map.js';
import { useSingleKeys } from './SingleKeysContext.js';

/**
 * Listens to the keyboard of the whole page while the component is shown. `handle` returns whether the stroke was its own.
 * An open dialog keeps the keyboard to itself.
 */
export function useKeys(
  handle: (stroke: Stroke, place: FocusPlace, areSingleKeysOn: boolean) => boolean,
): void {
  const { areOn } = useSingleKeys();
  const latest = useRef(handle);
  // With the page itself and not after it is painted: a key that follows at once must not fall between two tasks.
  useLayoutEffect(() => {
    latest.current = handle;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        event.repeat ||
        document.querySelector('dialog[open]')
      )
        return;
      if (latest.current(event, focusPlace(event.target), areOn)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [areOn]);
}

function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range])'))
    return 'text';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
