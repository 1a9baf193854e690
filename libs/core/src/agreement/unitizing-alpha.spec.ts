import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from '../statistics/estimate.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { labelTableOfRows } from './label-table.js';
import { type Continuum, unitizingAlpha } from './unitizing-alpha.js';

const valueOf = (estimate: Estimate): number => ('value' in estimate ? estimate.value : Number.NaN);
const text = (length: number, ...people: [number, number, string?][][]): Continuum => ({
  length,
  markings: people.map((spans, person) => ({
    coder: `p${person}`,
    spans: spans.map(([start, end, label]) => (label === undefined ? { start, end } : { start, end, label })),
  })),
});
const twice = (continuum: Continuum): Continuum[] => [continuum, continuum];

describe('alpha for marked stretches', () => {
  it('is the one computed by hand', () => {
    // Ten characters; [2, 6) against [4, 8): they differ on [2, 4) and [6, 8): 4 characters, 8 ordered. Two such texts:
    // differing 16, ℓ = 40, marked 16, gaps 24; S = 4 · 4² + 24 = 88; α = 1 − 16 · (1600 − 88) ÷ (40 · (1600 − 256 − 576)).
    const estimate = unitizingAlpha(twice(text(10, [[2, 6]], [[4, 8]])));
    expect(valueOf(estimate)).toBeCloseTo(1 - (16 * 1512) / (40 * 768), 12);
    expect(estimate).toHaveProperty('n', 2);
  });

  it('is the ordinary alpha where every stretch is one character', () => {
    const random = SeededRandom.from('one character');
    const said = Array.from({ length: 60 }, () => Array.from({ length: 3 }, () => random.integer(3)));
    const people = [0, 1, 2].map((person) =>
      said.flatMap((row, at): [number, number, string][] =>
        row[person] === 0 ? [] : [[at, at + 1, String(row[person])]],
      ),
    );
    const texts = twice(text(60, ...people));
    expect(valueOf(unitizingAlpha(texts, { compare: 'labels' }))).toBeCloseTo(
      valueOf(krippendorffAlpha(labelTableOfRows([...said, ...said]), 'nominal')),
      12,
    );
  });

  it('is 1 where all mark the same, and joins what overlaps', () => {
    const joined = twice(
      text(
        30,
        [
          [3, 9],
          [7, 12],
        ],
        [[3, 12]],
        [
          [3, 12],
          [5, 6],
        ],
      ),
    );
    expect(valueOf(unitizingAlpha(joined))).toBe(1);
    expect(() => unitizingAlpha(joined, { compare: 'labels' })).toThrow('p0 overlap at 7');
  });

  it('tells labels apart when asked', () => {
    const texts = twice(text(20, [[0, 5, 'a']], [[0, 5, 'b']]));
    expect(valueOf(unitizingAlpha(texts))).toBe(1);
    expect(valueOf(unitizingAlpha(texts, { compare: 'labels' }))).toBeLessThan(1);
  });

  it('counts a text with the people who looked at it, and leaves out those of one', () => {
    const texts = [text(20, [[0, 5]], [[2, 6]]), text(40, [[10, 20]], [[11, 20]], [])];
    const lonely = text(500, [[0, 400]]);
    expect(unitizingAlpha([...texts, lonely])).toEqual(unitizingAlpha(texts));
    // Differing: 2 · (2 + 1) ÷ 1, and [10, 11): 1 of 3 (4 ordered pairs), [11, 20): 2 of 3 (4 · 9), ÷ 2; ℓ = 40 + 120.
    const marked = 5 + 4 + 10 + 9;
    const squares = 25 + 16 + 100 + 81;
    const gaps = 160 - marked;
    const expected = 1 - (26 * (160 ** 2 - squares - gaps)) / (160 * (160 ** 2 - marked ** 2 - gaps ** 2));
    expect(valueOf(unitizingAlpha(texts))).toBeCloseTo(expected, 12);
  });

  it('is near 0 for marks at random', () => {
    const random = SeededRandom.from('marks');
    const mark = (): [number, number][] => {
      const start = random.integer(300);
      return [[start, start + 1 + random.integer(60)]];
    };
    const texts = Array.from({ length: 400 }, () => text(400, mark(), mark(), mark()));
    expect(Math.abs(valueOf(unitizingAlpha(texts, { resamples: 20 })))).toBeLessThan(0.06);
  });

  it('is undefined, with the reason, or refuses what is outside', () => {
    expect(unitizingAlpha([text(9, [[0, 1]])])).toHaveProperty(
      'reason',
      expect.stringContaining('two people'),
    );
    expect(unitizingAlpha(twice(text(9, [], [])))).toHaveProperty('reason', 'Nobody marked anything.');
    expect(unitizingAlpha(twice(text(9, [[0, 9]], [[0, 9]])))).toHaveProperty(
      'reason',
      expect.stringContaining('marked everything'),
    );
    expect(unitizingAlpha([text(9, [[0, 4]], [[0, 3]])])).toHaveProperty(
      'reason',
      expect.stringContaining('Only one'),
    );
    expect(() => unitizingAlpha([text(9, [[0, 4]], [[3, 10]])])).toThrow('[3, 10) of p1 is not inside');
  });
});
