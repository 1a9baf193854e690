import { describe, expect, it } from '@jest/globals';
import type { FormPart } from '@ethogram/core';
import { withoutPart } from './condition-edits.js';
import { withLabel, withOptions } from './option-edits.js';
import {
  askedAfter,
  placesFor,
  withCopyOf,
  withNewPart,
  withoutPartAt,
  withPartChanged,
  withPartMoved,
} from './part-edits.js';

const FIT: FormPart = {
  id: 'fit',
  kind: 'likert',
  label: 'Fits',
  required: true,
  min: 1,
  labels: ['no', 'yes'],
};
const KIND: FormPart = {
  id: 'kind',
  kind: 'choice',
  label: 'Which',
  required: true,
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
  showIf: { part: 'fit', atMost: 1 },
};
const WHY: FormPart = {
  id: 'why',
  kind: 'text',
  label: 'Why',
  required: false,
  maxLength: 100,
  lines: 'one',
  showIf: {
    all: [
      { part: 'fit', answered: true },
      { part: 'kind', equals: 'b' },
    ],
  },
};
const PARTS = [FIT, KIND, WHY];
const ids = (parts: readonly FormPart[]) => parts.map(({ id }) => id);

describe('editing the questions of a form', () => {
  it('gives new questions and copies an id that is free', () => {
    const { parts, id } = withNewPart([FIT, KIND], 'choice', 2);
    expect([id, withNewPart(parts, 'choice', 3).id]).toEqual(['choice', 'choice_2']);
    expect(ids(withCopyOf(PARTS, 1).parts)).toEqual(['fit', 'kind', 'kind_2', 'why']);
  });

  it('forgets in conditions what was asked about a question that is gone', () => {
    const left = withoutPartAt(PARTS, 0);
    expect(left[0]).not.toHaveProperty('showIf');
    expect(left[1]?.showIf).toEqual({ part: 'kind', equals: 'b' });
    expect(withoutPart({ not: { any: [{ part: 'x', equals: 1 }] } }, 'x')).toBeUndefined();
  });

  it('never moves a question past one it looks at, or one that looks at it', () => {
    expect(PARTS.map((_, at) => placesFor(PARTS, at))).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 1 },
      { first: 2, last: 2 },
    ]);
    const free = { ...FIT, id: 'free' };
    expect(ids(withPartMoved([...PARTS, free], 3, 0))).toEqual(['free', 'fit', 'kind', 'why']);
    expect(ids(withPartMoved([FIT, free, KIND], 2, 0))).toEqual(['fit', 'kind', 'free']);
    expect(withPartMoved(PARTS, 1, 0)).toBe(PARTS);
  });

  it('lets conditions follow another id of a question or of an option', () => {
    const renamed = withPartChanged(PARTS, 1, { ...KIND, id: 'sort' });
    expect(renamed[2]?.showIf).toEqual({
      all: [
        { part: 'fit', answered: true },
        { part: 'sort', equals: 'b' },
      ],
    });
    const options = withLabel(KIND.kind === 'choice' ? KIND.options : [], 1, 'Bee', false);
    expect(options[1]).toEqual({ id: 'bee', label: 'Bee' });
    expect(withPartChanged(PARTS, 1, withOptions(KIND, options))[2]?.showIf).toEqual({
      all: [
        { part: 'fit', answered: true },
        { part: 'kind', equals: 'bee' },
      ],
    });
    expect(ids(askedAfter(PARTS, 'kind'))).toEqual(['why']);
  });

  it('keeps the id of an option that is in a saved version, or was chosen by hand', () => {
    const options = KIND.kind === 'choice' ? KIND.options : [];
    expect(withLabel(options, 1, 'Bee', true)[1]).toEqual({ id: 'b', label: 'Bee' });
    expect(withLabel([{ id: 'mine', label: 'B' }], 0, 'Bee', false)[0]?.id).toBe('mine');
    expect(withLabel(options, 1, 'A', false)[1]).toEqual({ id: 'a_2', label: 'A' });
    expect(withLabel(options, 1, '好', false)[1]).toEqual({ id: 'b', label: '好' });
  });
});
