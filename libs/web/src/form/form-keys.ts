import { type FormPart, type PartAnswer, type ShownPair } from '@ethogram/core';
import { chosenAgain, compared, idsOf, moved, toggled } from './part-answers.js';
import { shownValue, stepped } from './slider-value.js';

/** What a key does at a stop: moves on, begins something, or answers. */
export type FormStroke =
  | { readonly do: 'next' | 'previous' | 'mark' | 'write' }
  /** `isDone`: the keyboard goes on to the next open stop. `about`: the option of a ranking it was about. */
  | {
      readonly do: 'answer';
      readonly answer: PartAnswer | undefined;
      readonly isDone: boolean;
      readonly about?: string;
    };

interface At {
  readonly part: FormPart;
  readonly pair?: ShownPair | undefined;
  readonly answer: PartAnswer | undefined;
  /** The option of a ranking the keyboard was at last. */
  readonly pointed?: string | undefined;
  readonly isRightToLeft: boolean;
}

/** Null: the key means nothing here. Keys with Ctrl, and keys typed into a field, are for the caller to keep away. */
export function formStroke(key: string, at: At): FormStroke | null {
  switch (key.toLowerCase()) {
    case 'j':
      return { do: 'next' };
    case 'k':
      return { do: 'previous' };
    case 'm':
      return { do: 'mark' };
    case 'n':
      return { do: 'write' };
    default:
      return /^\d$/.test(key) ? digit(key, at) : arrow(key, at);
  }
}

/** The digit that chooses the option at an index; the tenth has 0, those after it none. */
export function optionKey(index: number): string | undefined {
  return index < 10 ? String((index + 1) % 10) : undefined;
}

/** The digit of a rating: the rating itself where all ratings are digits, else its place. */
export function ratingKey(
  { min, labels }: { readonly min: number; readonly labels: readonly string[] },
  index: number,
): string | undefined {
  return min >= 0 && min + labels.length <= 10 ? String(min + index) : optionKey(index);
}

function digit(key: string, { part, pair, answer }: At): FormStroke | null {
  switch (part.kind) {
    case 'choice': {
      const id = part.options.find((_option, index) => optionKey(index) === key)?.id;
      return id === undefined ? null : single(chosenAgain(part, answer, id));
    }
    case 'likert': {
      const index = part.labels.findIndex((_label, place) => ratingKey(part, place) === key);
      return index === -1 ? null : single(chosenAgain(part, answer, part.min + index));
    }
    case 'choices':
    case 'ranking': {
      const id = part.options.find((_option, index) => optionKey(index) === key)?.id;
      if (id === undefined) return null;
      return { do: 'answer', answer: toggled(answer, id), isDone: false, about: id };
    }
    case 'pairwise': {
      const chosen = pair && [pair.first, pair.second, ...(part.ties ? [null] : [])][Number(key) - 1];
      return pair && chosen !== undefined ? single(compared(answer, pair, chosen)) : null;
    }
    case 'slider':
    case 'span':
    case 'text':
      return null;
  }
}

function single(answer: PartAnswer | undefined): FormStroke {
  return { do: 'answer', answer, isDone: answer !== undefined };
}

function arrow(key: string, at: At): FormStroke | null {
  const { part, answer } = at;
  if (part.kind === 'slider') {
    const steps = sliderSteps(key, at);
    if (steps === null) return null;
    // The first stroke takes hold of it where it is shown.
    const value = typeof answer === 'number' ? stepped(part, answer, steps) : shownValue(part, answer);
    return { do: 'answer', answer: value, isDone: false };
  }
  if (part.kind !== 'ranking' || (key !== 'ArrowUp' && key !== 'ArrowDown')) return null;
  const about = at.pointed ?? idsOf(answer).at(-1) ?? part.options[0]?.id;
  if (about === undefined) return null;
  return { do: 'answer', answer: moved(answer, about, key === 'ArrowUp' ? -1 : 1), isDone: false, about };
}

function sliderSteps(key: string, { isRightToLeft }: At): number | null {
  const forward = isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return forward;
    case 'ArrowLeft':
      return -forward;
    case 'ArrowUp':
      return 1;
    case 'ArrowDown':
      return -1;
    case 'PageUp':
      return 10;
    case 'PageDown':
      return -10;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}
