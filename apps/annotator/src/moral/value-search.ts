import { type Value, VALUES } from '@ethogram/core';
import { texts } from '../texts/texts.js';

/**
 * Values whose label or meaning, in the language of the page, contains every typed word, those beginning with the first word before the rest,
 * otherwise in the order of the circle. An empty query finds all.
 */
export function findValues(query: string): readonly Value[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return VALUES;
  const matches = VALUES.filter(({ key }) => {
    const { label, meaning } = texts.values[key];
    const text = `${label} ${meaning}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const isBeginning = ({ key }: Value): boolean => texts.values[key].label.toLowerCase().startsWith(first);
  return [...matches.filter(isBeginning), ...matches.filter((value) => !isBeginning(value))];
}
