import { type Value, VALUES } from '@ethogram/core';

/**
 * Values whose label or level-1 values contain every typed word, those beginning with the first word before the rest,
 * otherwise in the order of the circle. An empty query finds all.
 */
export function findValues(query: string): readonly Value[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return VALUES;
  const matches = VALUES.filter(({ label, levelOneValues }) => {
    const text = [label, ...levelOneValues].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const isBeginning = ({ label }: Value): boolean => label.toLowerCase().startsWith(first);
  return [...matches.filter(isBeginning), ...matches.filter((value) => !isBeginning(value))];
}
