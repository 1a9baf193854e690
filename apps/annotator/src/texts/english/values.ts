import { type ValueGroup, type ValueKey, VALUES } from '@ethogram/core';

export interface ValueWords {
  readonly label: string;
  /** What it stands for, in a few words. */
  readonly meaning: string;
}

/** The 20 values by the names of the published taxonomy. */
export const values = Object.fromEntries(
  VALUES.map(({ key, label, levelOneValues }) => [
    key,
    { label, meaning: levelOneValues.map((meaning) => meaning.replace(/^(Be|Have) /, '')).join(', ') },
  ]),
) as Readonly<Record<ValueKey, ValueWords>>;

export const valueGroups: Readonly<Record<ValueGroup, string>> = {
  'openness-to-change': 'Openness to change',
  'self-enhancement': 'Self-enhancement',
  conservation: 'Conservation',
  'self-transcendence': 'Self-transcendence',
};
