import type { FormOption, FormPart } from '@ethogram/core';
import { counted, whole } from '../../elements/format.js';
import { KIND_WORDS } from './new-part.js';

/** What can be answered, in one line: `1 Not at all … 5 Completely`. */
export function answersInWords(part: FormPart): string {
  switch (part.kind) {
    case 'choice':
      return labels(part.options, ' / ');
    case 'choices':
      return `${labels(part.options, ', ')}${bounds(part.least, part.most)}`;
    case 'likert':
      return part.labels
        .map((label, index) => `${part.min + index}${label === '' ? '' : ` ${label}`}`)
        .join(' · ');
    case 'slider':
      return `${end(part.min, part.minLabel)} … ${end(part.max, part.maxLabel)}, in steps of ${part.step}`;
    case 'ranking':
      return labels(part.options, ', ');
    case 'pairwise': {
      const pairs = (part.options.length * (part.options.length - 1)) / 2;
      return `${labels(part.options, ', ')}: ${counted(pairs, 'pair')}${part.ties ? ', ties allowed' : ''}`;
    }
    case 'span':
      return `${labels(part.labels, ', ')}${bounds(part.least, part.most)}`;
    case 'text':
      return `${part.lines === 'one' ? 'one line' : 'several lines'}, at most ${counted(part.maxLength, 'character')}`;
  }
}

/** `Rating · required`. */
export function kindInWords(part: FormPart): string {
  return `${KIND_WORDS[part.kind].name} · ${part.required ? 'required' : 'optional'}`;
}

function labels(options: readonly FormOption[], by: string): string {
  return options.map(({ label }) => label).join(by);
}

function bounds(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return ` (${whole(least)} to ${whole(most)})`;
  if (least !== undefined) return ` (at least ${whole(least)})`;
  return most === undefined ? '' : ` (at most ${whole(most)})`;
}

function end(number: number, label: string): string {
  return label === '' ? String(number) : `${number} ${label}`;
}
