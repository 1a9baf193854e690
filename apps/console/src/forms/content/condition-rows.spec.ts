import { describe, expect, it } from '@jest/globals';
import type { FormCondition, FormPart } from '@ethogram/core';
import { conditionOf, rowFor, rowsOf } from './condition-rows.js';
import { conditionInWords } from './condition-words.js';

const PARTS: FormPart[] = [
  { id: 'fit', kind: 'likert', label: 'It ” is fit', required: true, min: 1, labels: ['no', 'yes'] },
  {
    id: 'wording',
    kind: 'choices',
    label: 'Wording',
    required: true,
    options: [{ id: 'lead', label: 'Leading' }],
  },
];

const CONDITIONS: [FormCondition, string][] = [
  [{ part: 'fit', atMost: 3 }, '“It ” is fit” is at most 3'],
  [{ not: { part: 'fit', equals: 2 } }, '“It ” is fit” is not 2'],
  [{ part: 'fit', answered: false }, '“It ” is fit” is not answered'],
  [
    { any: [{ part: 'fit', atLeast: 2 }, { not: { part: 'wording', includes: 'lead' } }] },
    '“It ” is fit” is at least 2 or “Wording” does not include “Leading”',
  ],
  [
    {
      all: [
        { part: 'fit', answered: true },
        { part: 'wording', includes: 'lead' },
      ],
    },
    '“It ” is fit” is answered and “Wording” includes “Leading”',
  ],
];

describe('conditions as menus', () => {
  it.each(CONDITIONS)('%j comes back as it was, and says: %s', (condition, words) => {
    const rows = rowsOf(condition);
    expect(rows && conditionOf(rows)).toEqual(condition);
    expect(conditionInWords(condition, PARTS)).toBe(words);
  });

  it('are not for what is nested deeper', () => {
    const nested: FormCondition = {
      all: [
        {
          any: [
            { part: 'fit', atMost: 1 },
            { part: 'fit', equals: 2 },
          ],
        },
        { part: 'wording', answered: true },
      ],
    };
    expect(rowsOf(nested)).toBeNull();
    expect(conditionInWords(nested, PARTS)).toBe(
      '(“It ” is fit” is at most 1 or “It ” is fit” is 2) and “Wording” is answered',
    );
    expect(rowsOf({ not: { part: 'fit', atMost: 1 } })).toBeNull();
  });

  it('begin with an answer the question has', () => {
    expect(PARTS.map((part) => rowFor(part))).toEqual([
      { part: 'fit', test: 'atMost', value: 1 },
      { part: 'wording', test: 'includes', value: 'lead' },
    ]);
    expect(rowFor({ id: 't', kind: 'text', label: '', required: false, maxLength: 9, lines: 'one' })).toEqual(
      { part: 't', test: 'answered', value: null },
    );
    expect(rowsOf(undefined)).toEqual({ join: 'all', rows: [] });
    expect(conditionOf({ join: 'all', rows: [] })).toBeUndefined();
  });
});
