import type { Value, ValueKey } from '@ethogram/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { DirectionSwitch } from '../draft/value-draft.js';
import { findValues } from './value-search.js';

export interface ValueSearch {
  readonly query: string;
  readonly type: (text: string) => void;
  readonly found: readonly Value[];
  /** The one Enter would choose. */
  readonly pointed: Value | undefined;
  readonly isSearching: boolean;
  readonly press: (event: KeyboardEvent) => void;
}

/** Finding a value by typing, and choosing it without leaving the keyboard. */
export function useValueSearch(onToggle: (value: ValueKey, direction: DirectionSwitch) => void): ValueSearch {
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const found = useMemo(() => findValues(query), [query]);
  const isSearching = query.trim() !== '';
  const pointed = isSearching ? found[Math.min(place, found.length - 1)] : undefined;
  const type = (text: string): void => {
    setQuery(text);
    setPlace(0);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!pointed) return;
      onToggle(pointed.key, event.shiftKey ? 'constrained' : 'attained');
      setQuery('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setPlace((now) => Math.min(Math.max(now + step, 0), found.length - 1));
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      setQuery('');
    }
  };
  return { query, type, found, pointed, isSearching, press };
}
