import type { FormPart } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { barsOf, meanOf } from './part-bars.js';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
const shared = { id: 'p', label: 'P', required: true };
const counted = (counts: Record<string, number>) =>
  Object.entries(counts).map(([option, count]) => ({ option, count }));

describe('bars of the answers to a question', () => {
  it('have one for each answer there could be', () => {
    const choice: FormPart = { ...shared, kind: 'choice', options: OPTIONS };
    expect(barsOf(choice, counted({ b: 3 }))).toEqual([
      { label: 'A', count: 0 },
      { label: 'B', count: 3 },
      { label: 'C', count: 0 },
    ]);
    const likert: FormPart = { ...shared, kind: 'likert', min: -1, labels: ['low', '', 'high'] };
    expect(barsOf(likert, counted({ '-1': 2, 1: 1 })).map(({ label, count }) => [label, count])).toEqual([
      ['-1 low', 2],
      ['0', 0],
      ['1 high', 1],
    ]);
    expect(meanOf(likert, counted({ '-1': 2, 1: 1 }))).toBeCloseTo(-1 / 3);
    expect([meanOf(choice, counted({ b: 3 })), meanOf(likert, [])]).toEqual([null, null]);
  });

  it('put steps of a slider together without losing or repeating one', () => {
    const slider: FormPart = {
      ...shared,
      kind: 'slider',
      min: 0,
      max: 1,
      step: 0.05,
      minLabel: '',
      maxLabel: '',
    };
    const every = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [String(at * 0.05), 1]));
    const bars = barsOf(slider, counted(every));
    expect(bars.map(({ count }) => count)).toEqual([3, 3, 3, 3, 3, 3, 3]);
    expect([bars[0]?.label, bars.at(-1)?.label]).toEqual(['0.00 to 0.10', '0.90 to 1.00']);
    expect(barsOf({ ...slider, step: 0.5 }, counted({ 0.5: 4 })).map(({ label }) => label)).toEqual([
      '0.0',
      '0.5',
      '1.0',
    ]);
  });

  it('say the mean place in rankings, and the share won of pairs, ties as half', () => {
    const ranking: FormPart = { ...shared, kind: 'ranking', options: OPTIONS };
    expect(barsOf(ranking, counted({ 'a:1': 1, 'a:3': 1, 'b:1': 1 }))[0]).toEqual({
      label: 'A',
      count: 1,
      note: 'first; mean place 2.0',
    });
    const pairwise: FormPart = { ...shared, kind: 'pairwise', options: OPTIONS, ties: true };
    const bars = barsOf(pairwise, counted({ 'a>b': 2, 'b>a': 1, 'a=c': 1 }));
    expect(bars.map(({ count, note }) => [count, note])).toEqual([
      [2, 'won, 63 % of all'],
      [1, 'won, 33 % of all'],
      [0, 'won, 50 % of all'],
    ]);
  });
});
