import type { FormTexts } from './form-texts.js';

const number = (value: number): string => value.toLocaleString('en');

export const ENGLISH_FORM_TEXTS: FormTexts = {
  optional: 'optional',
  number,
  howMany: (least, most) => {
    if (least !== null && most !== null)
      return least === most ? `Choose ${number(most)}.` : `Choose ${number(least)} to ${number(most)}.`;
    if (least !== null) return `Choose at least ${number(least)}.`;
    return most === null ? '' : `Choose at most ${number(most)}.`;
  },
  slider: { unset: 'not set yet', value: (value) => `Chosen: ${value}` },
  ranking: {
    hint: 'Choose in order, best first; then move up or down.',
    place: (place, all) => `${number(place)} of ${number(all)}`,
    unranked: 'not in the order yet',
    up: (option) => `Move up: ${option}`,
    down: (option) => `Move down: ${option}`,
    moved: (option, place, all) => `${option}: ${number(place)} of ${number(all)}`,
    removed: (option) => `${option}: taken out of the order`,
  },
  pairwise: {
    pair: (place, all) => `Pair ${number(place)} of ${number(all)}`,
    neither: 'Neither',
    done: (done, all) => `${number(done)} of ${number(all)} compared`,
  },
  span: {
    hint: 'Select text, or press m and use the arrow keys.',
    hintPlain: 'Select text, or press here and use the arrow keys.',
    hintTouch: 'Press and hold a word of the text to select it.',
    list: 'Marked passages',
    remove: (place) => `Remove passage ${number(place)}`,
    noText: 'There is no text to mark here.',
  },
  marks: {
    text: 'Text',
    caret:
      'Arrow keys move by word, up and down by sentence. Shift selects more. Enter marks, Escape leaves.',
    selected: (quote) => `Selected: ${quote}`,
    speaksFor: 'Mark as',
    cancel: 'Cancel',
    marked: (place, what) => `Passage ${number(place)}: ${what}`,
    label: (place, what) => `${number(place)} ${what}`,
    removeShort: 'Remove',
  },
  problems: {
    missing: 'This needs an answer.',
    rankAll: (left) =>
      left === 1 ? 'One is not in the order yet.' : `${number(left)} are not in the order yet.`,
    compareAll: (left) =>
      left === 1 ? 'One pair is not compared yet.' : `${number(left)} pairs are not compared yet.`,
    few: (least) => `Choose at least ${number(least)}.`,
    many: (most) => `Choose at most ${number(most)}.`,
    long: (most) => `Write at most ${number(most)} characters.`,
  },
};
