import type { Formats } from '../formats.js';

/** Passages of the situation that speak for something. */
export const evidence = ({ number }: Formats) =>
  ({
    title: 'Which passages show it?',
    hint: 'Select text in the situation, or press m and use the arrow keys. The title cannot be marked.',
    hintTouch: 'Press and hold a word in the situation to select it. The title cannot be marked.',
    none: 'Nothing is marked yet.',
    text: 'Text of the situation',
    caret:
      'Arrow keys move by word, up and down by sentence. Shift selects more. Enter marks, Escape leaves.',
    selected: (quote: string) => `Selected: ${quote}`,
    speaksFor: 'This speaks for',
    verdict: 'The verdict',
    cancel: 'Cancel',
    marked: (place: number, what: string) => `Passage ${number(place)} speaks for: ${what}`,
    label: (place: number, what: string) => `${number(place)} ${what}`,
    remove: (place: number) => `Remove passage ${number(place)}`,
    removeShort: 'Remove',
    list: 'Marked passages',
    missing: 'Mark at least one passage that speaks for your verdict or for a value.',
  }) as const;
